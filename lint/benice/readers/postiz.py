"""Postiz: requests with one date for posts on several channels, whose contents are HTML."""

from collections.abc import Iterator, Mapping

from benice.light import replace
from benice.model import Note, Post, Reading, Source
from benice.readers.channels import read_channel
from benice.readers.formats import Format
from benice.readers.html_text import html_to_text
from benice.readers.options import Options
from benice.readers.records import Record, Setting, make_posts
from benice.readers.shapes import spelled
from benice.readers.times import order_in
from benice.readers.tree import Items, Leaf, Node, Pairs, empty, sort_of, with_plain_line_ends

THREADED = frozenset({"x", "bluesky", "mastodon", "threads"})  # elsewhere Postiz posts the further contents as comments


def read_postiz(tree: Node, form: Format, source: Source, options: Options) -> Reading:
    """The posts of one request or a list of them."""
    posts: list[Post] = []
    notes: list[Note] = []
    found = list(entries(tree))
    records = [record_of(number, request, entry, form) for number, (request, entry) in enumerate(found, 1)]
    setting = Setting(source, options, order_in(records, options.dates))
    for record, (request, entry) in zip(records, found, strict=True):
        contents = [item for item in items(entry.get("value")) if isinstance(item, Pairs)]
        if not contents:
            where = entry["value"].field if "value" in entry else request["posts"].field
            problem = f"expected a list of contents, found {sort_of(entry['value']) if 'value' in entry else 'nothing'}"
            notes.append(Note("unreadable-row", where, {"number": record.number, "problem": problem}, fatal=True))
        for part, content in enumerate(contents):
            more, noticed = posts_of(record, content, setting)
            draft = word(request, "type") == "draft"
            posts += [as_part(replace(post, at=None, status="draft") if draft else post, part) for post in more]
            notes += noticed if part == 0 else ()
    return Reading(source, posts, notes, "" if posts or notes else "no request holds a post")


def entries(tree: Node) -> Iterator[tuple[Mapping[str, Node], Mapping[str, Node]]]:
    """Each post of each request, beside its request."""
    requests = tree.items if isinstance(tree, Items) else [tree]
    for request in map(mapping, requests):
        inner = items(request.get("posts"))
        if "date" not in request and any("posts" in mapping(item) for item in inner):
            yield from (pair for item in inner for pair in entries(item))
        else:
            yield from ((request, mapping(item)) for item in inner)


def record_of(number: int, request: Mapping[str, Node], entry: Mapping[str, Node], form: Format) -> Record:
    """What a request says of one post, under the names of the contract."""
    integration, settings = mapping(entry.get("integration")), mapping(entry.get("settings"))
    values: dict[str, Node] = {}
    if "date" in request:
        values["at"] = request["date"]
    if account := integration.get("name") or integration.get("id"):
        values["account"] = account
    for node in (settings.get("__type"), integration.get("providerIdentifier"), account):
        name = node.field.text if isinstance(node, Leaf) else ""
        named = form.names.get(name) or (channel[0] if (channel := read_channel(name)) else None)
        if named and node:
            values["platform"] = Leaf(spelled(node.field, named))
            break
    if (identifier := entry.get("id")) and not empty(identifier):
        values["id"] = identifier
    return Record(number, values)


def posts_of(record: Record, content: Pairs, setting: Setting) -> tuple[list[Post], list[Note]]:
    """One content of a post as a post."""
    inside = mapping(content)
    text = inside.get("content")
    values = {**record.values, **({"media": inside["image"]} if "image" in inside else {})}
    field = with_plain_line_ends(text.field) if isinstance(text, Leaf) else content.field.part(0, 0)
    return make_posts(replace(record, values=values), html_to_text(field), setting)


def as_part(post: Post, part: int) -> Post:
    """The first content is the post; what follows it is a thread or comments, and has no time of its own."""
    return replace(post, kind="thread" if post.platform in THREADED else "comment", at=None) if part else post


def items(node: Node | None) -> list[Node]:
    """The items of a list."""
    return list(node.items) if isinstance(node, Items) else []


def mapping(node: Node | None) -> Mapping[str, Node]:
    """Key -> value of a mapping."""
    return {key.text: value for key, value in node.pairs} if isinstance(node, Pairs) else {}


def word(values: Mapping[str, Node], key: str) -> str:
    """The text of a value, or nothing."""
    node = values.get(key)
    return node.field.text if isinstance(node, Leaf) else ""
