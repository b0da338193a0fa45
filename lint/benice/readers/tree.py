"""A small typed tree for JSON, YAML and front matter: every value is a field that knows its place."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from benice.model import Field, Places

NULLS = frozenset({"", "~", "null", "Null", "NULL"})  # what YAML takes for nothing
TEXT, NUMBER, FLAG, NOTHING, PLAIN = "text", "a number", "true or false", "nothing", "plain"


class Leaf(NamedTuple):
    """One value. `sort` is TEXT, NUMBER, FLAG or NOTHING; PLAIN for a value whose writer gives no types (YAML, CSV)."""

    field: Field
    sort: str = PLAIN


class Items(NamedTuple):
    """A list; `field` is all of it, brackets included."""

    field: Field
    items: "Sequence[Node]"


class Pairs(NamedTuple):
    """A mapping in the order of the source, duplicate keys included; `field` is all of it."""

    field: Field
    pairs: "Sequence[tuple[Field, Node]]"


Node = Leaf | Items | Pairs


class UnreadableError(Exception):
    """A source that breaks its own grammar: what is wrong, as a clause, and at which offset."""

    def __init__(self, problem: str, at: int) -> None:
        super().__init__(problem)
        self.problem = problem
        self.at = at


def sort_of(node: Node) -> str:
    """What a node is, in the words of a message."""
    if isinstance(node, Leaf):
        return "text" if node.sort == PLAIN else node.sort
    return "a list" if isinstance(node, Items) else "a mapping"


def empty(node: Node) -> bool:
    """Whether a node says nothing: null, blank text, an empty list or mapping."""
    if isinstance(node, Leaf):
        return node.sort == NOTHING or not node.field.text.strip()
    return not (node.items if isinstance(node, Items) else node.pairs)


LETTER = re.compile(r"\r\n|.", re.DOTALL)


def with_plain_line_ends(field: Field) -> Field:
    """A text whose lines end in \\n, however they end in the source."""
    if "\r" not in field.text:
        return field
    spans = [match.span() for match in LETTER.finditer(field.text)]

    def places() -> Places:
        starts, ends = field.places
        return [starts[first] for first, _ in spans], [ends[last - 1] for _, last in spans]

    text = field.text.replace("\r\n", "\n").replace("\r", "\n")
    return Field(field.source, text, places, (field.start, field.end))


def trim(field: Field) -> Field:
    """A value without white space around it; as a whole it still is all of the value, quotes included."""
    text = field.text.strip()
    if text == field.text:
        return field
    start = field.text.find(text)

    def places() -> Places:
        starts, ends = field.places
        return starts[start : start + len(text)], ends[start : start + len(text)]

    return Field(field.source, text, places, (field.start, field.end))
