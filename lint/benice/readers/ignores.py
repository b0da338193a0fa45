"""What a record or a text says to benice and not to its readers: which findings are to be let be."""

import re
from collections.abc import Iterator

from benice.model import Field
from benice.readers.tree import NOTHING, Items, Leaf, Node, Pairs

COMMENT = re.compile(r"<!--\s*(?P<verb>benice-[\w-]+)(?P<rest>.*?)-->", re.DOTALL | re.IGNORECASE)
LINE_OF_ITS_OWN = re.compile(
    rf"^[ \t]*{COMMENT.pattern}[ \t]*(?:\r\n|\n|\r|\Z)", re.DOTALL | re.MULTILINE | re.IGNORECASE
)


def without_comments(field: Field) -> Field:
    """A plain text without the comments that speak to benice, each with its line where it has one of its own."""
    if "<!--" not in field.text or not COMMENT.search(field.text):
        return field
    parts, at = [], 0
    for match in COMMENT.finditer(field.text):
        line = LINE_OF_ITS_OWN.match(field.text, field.text.rfind("\n", 0, match.start()) + 1)
        start, end = line.span() if line else match.span()
        if at < start:
            parts.append(field.part(at, start))
        at = end
    if at < len(field.text):
        parts.append(field.part(at, len(field.text)))
    return Field.join(parts) if parts else field.part(0, 0)


def ignored_field(node: Node) -> Field | None:
    """What `ignore` says as one text with an entry a line; `benice: {ignore: ...}` says it one level down."""
    if isinstance(node, Pairs):
        inside = {key.text.lower(): value for key, value in node.pairs}
        if "ignore" in inside:
            return ignored_field(inside["ignore"])
    entries = list(entries_of(node))
    return Field.join(entries, "\n") if entries else None


def entries_of(node: Node) -> Iterator[Field]:
    """The entries: texts, or pairs of a rule and the reason."""
    if isinstance(node, Leaf):
        if node.sort != NOTHING and node.field.text.strip():
            yield node.field
    elif isinstance(node, Items):
        for item in node.items:
            yield from entries_of(item)
    else:
        for key, value in node.pairs:
            said = isinstance(value, Leaf) and value.sort != NOTHING and value.field.text.strip()
            yield Field.join([key, value.field], ": ") if said else key
