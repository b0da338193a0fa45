"""What networks hand out of the posts that somebody published there: X, Mastodon, Bluesky."""

import re
from collections.abc import Iterator, Sequence

from benice.light import replace
from benice.model import Reading, Source
from benice.readers.broken import unreadable
from benice.readers.formats import Format
from benice.readers.html_text import html_to_text
from benice.readers.json_formats import WRAPPERS, format_of_tree, options_of, value_at
from benice.readers.json_tree import scan_json
from benice.readers.options import Options
from benice.readers.plan import read_records
from benice.readers.shapes import spelled
from benice.readers.tree import Items, Leaf, Node, Pairs, UnreadableError

ASSIGNMENT = re.compile(r"\s*window\.YTD\.tweets?\.part\d+\s*=\s*")


def read_script(source: Source, options: Options) -> Reading:
    """The `tweets.js` of an archive of X: JSON behind an assignment; the script itself is never run."""
    head = ASSIGNMENT.match(source.text)
    if head is None:
        return Reading(source, passed_over="a script, and not the tweets.js of an archive of X")
    end = len(source.text.rstrip().removesuffix(";"))
    try:
        tree = scan_json(source, head.end(), end)
    except UnreadableError as error:
        return Reading(source, notes=[unreadable(source, error)])
    form = format_of_tree(tree)
    if form is None or not form.paths:
        return Reading(source, passed_over="an archive of X that holds no tweet")
    source = replace(source, format=form.name)
    return read_archive(scan_json(source, head.end(), end), form, source, options)


def read_archive(tree: Node, form: Format, source: Source, options: Options) -> Reading:
    """The posts of an archive; what somebody else wrote and its owner only passed on is none."""
    records = (record for item in items_of(tree) if (record := reshaped(item, form)))
    reading = read_records(enumerate(records, 1), source, options_of(form, options))
    return reading if reading.posts or reading.notes else replace(reading, passed_over="an archive without posts")


def items_of(tree: Node) -> Sequence[Node]:
    """The records of a list, of a list in a mapping, or the one that the tree is."""
    if isinstance(tree, Items):
        return tree.items
    values = {key.text: node for key, node in tree.pairs} if isinstance(tree, Pairs) else {}
    return next((node.items for name in WRAPPERS if isinstance(node := values.get(name), Items)), [tree])


def reshaped(item: Node, form: Format) -> Pairs | None:
    """A record under the names of the contract, and with nothing else; None for another one's post."""
    pairs = [(spelled(node.field, name), node) for name, node in named(item, form)]
    text = next((node for key, node in pairs if key.text == "text"), None)
    if not isinstance(text, Leaf) or (form.passed_on and text.field.text.startswith(form.passed_on)):
        return None
    return Pairs(item.field, pairs)


def named(item: Node, form: Format) -> Iterator[tuple[str, Node]]:
    """The values that a format has for names of the contract."""
    for name, paths in form.paths.items():
        node = next((found for path in paths if (found := value_at(item, path)) is not None), None)
        if isinstance(node, Leaf) and form.html and name == "text":
            yield name, Leaf(html_to_text(node.field, "\n\n"), node.sort)
        elif node is not None:
            yield name, node
