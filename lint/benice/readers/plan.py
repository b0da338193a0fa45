"""A tree of JSON or YAML -> posts: a list of records, a record, or a plan that holds a list and says things once."""

from collections import deque
from collections.abc import Iterable, Mapping

from benice.light import replace
from benice.model import Field, Note, Post, Reading, Source
from benice.readers.channels import platform_in_path, read_channel
from benice.readers.keys import Names
from benice.readers.options import Options
from benice.readers.records import Record, Setting, make_posts, name_values
from benice.readers.times import order_in
from benice.readers.tree import NOTHING, Items, Leaf, Node, Pairs, sort_of, trim

LISTS = (
    "posts",
    "calendar",
    "schedule",
    "drafts",
    "entries",
    "items",
    "updates",
    "tweets",
    "queue",
    "beiträge",
    "data",
)


def read_plan(tree: Node, source: Source, options: Options) -> Reading:
    """The posts of a document."""
    setting = Setting(source, options, platform=platform_in_path(source.path))
    if isinstance(tree, Items):
        return read_records(enumerate(tree.items, 1), source, options)
    if isinstance(tree, Pairs):
        values = {key.text.lower(): node for key, node in tree.pairs}
        for name in LISTS:
            if isinstance(found := values.get(name), Items) and any(isinstance(item, Pairs) for item in found.items):
                return read_records(enumerate(found.items, 1), source, options, once(values, setting))
        if record_like(name_values(1, tree.pairs, Names(options.keys))):
            return read_records([(1, tree)], source, options)
    return Reading(source, passed_over="no list of posts, and no post")


def once(values: Mapping[str, Node], setting: Setting) -> Setting:
    """What a plan says once for all its posts."""
    zone, platform, accounts = (values.get(name) for name in ("timezone", "platform", "accounts"))
    named = read_channel(platform.field.text) if isinstance(platform, Leaf) else None
    return replace(
        setting,
        timezone=zone.field.text if isinstance(zone, Leaf) and zone.sort != NOTHING else None,
        platform=named[0] if named else setting.platform,
        accounts={key.text: node.field.text for key, node in accounts.pairs if isinstance(node, Leaf)}
        if isinstance(accounts, Pairs)
        else {},
    )


def read_records(
    nodes: Iterable[tuple[int, Node | Note]], source: Source, options: Options, setting: Setting | None = None
) -> Reading:
    """The posts of numbered nodes, each of which should be a record; whether any is tells what the file is about."""
    names, records = Names(options.keys), deque[Record]()
    broken, odd = list[Note](), list[Note]()
    for number, node in nodes:
        if isinstance(node, Pairs):
            records.append(name_values(number, node.pairs, names))
        elif isinstance(node, Note):
            broken.append(node)
        else:
            odd.append(odd_note(number, node))
    if not any(record_like(record) for record in records):
        return Reading(source, notes=broken, passed_over="" if broken else "no record has a text")
    notes = [*broken, *odd]
    setting = setting or Setting(source, options, platform=platform_in_path(source.path))
    setting = replace(setting, order=order_in(records, options.dates))
    posts: list[Post] = []
    while records:
        record = records.popleft()  # and so let go of: a hundred thousand of them take room
        body = body_of(record)
        more, noticed = make_posts(record, body, setting) if body else ([], record.notes)
        posts += more
        notes += noticed
    return Reading(source, posts, sorted(notes, key=lambda note: note.where.start))


def odd_note(number: int, node: Node) -> Note:
    """The note on a node that is no record."""
    problem = f"expected a post with its keys, found {sort_of(node)}"
    return Note("unreadable-row", node.field, {"number": number, "problem": problem}, fatal=True)


def record_like(record: Record) -> bool:
    """Whether a record is a post or wants to be one: it has a text, or a text of a wrong type."""
    return "text" in record.values or any(note.facts["key"] == "text" for note in record.notes)


def body_of(record: Record) -> Field | None:
    """The text of a post; an empty one counts where the record says when or where it is to go."""
    node = record.values.get("text")
    if isinstance(node, Leaf):
        if node.sort != NOTHING and node.field.text.strip():
            return trim(node.field)
        if record.placed:
            return node.field.part(0, 0) if node.sort == NOTHING else trim(node.field)
    return None
