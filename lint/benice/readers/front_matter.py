"""The YAML between two lines of `---` at the head of a draft."""

import re
from typing import NamedTuple

from benice.model import Field, Source
from benice.readers.tree import NULLS, Leaf, Node, Pairs, UnreadableError

OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
KEY = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*[\w\"'][\w .\"'-]*:(?:\s|\Z)")
FLAT = re.compile(
    r"([A-Za-z_][\w-]*): +([\w(](?:[\w ,./@+()'!?-]|:(?=[\w/]))*)(?<! ) *"
    r"(?:\r\n|\n|\r|\Z)(?: *(?:\r\n|\n|\r))*(?![ \t])"
)


class Draft(NamedTuple):
    """A file cut in two: the front matter, if there is one, and where the body begins."""

    head: Pairs | None
    body: int


def split_draft(source: Source) -> Draft:
    """Front matter and body; UnreadableError where the front matter is broken or never closes."""
    opened = OPEN.match(source.text)
    if opened is None:
        return Draft(None, 0)
    closed = CLOSE.search(source.text, opened.end())
    looks_meant = KEY.match(source.text, opened.end())
    if closed is None:
        if looks_meant:
            raise UnreadableError("the front matter that begins here is never closed by a line of ---", 0)
        return Draft(None, opened.end())
    if not source.text[opened.end() : closed.start()].strip():
        return Draft(None, closed.end())
    if pairs := scan_flat(source, opened.end(), closed.start()):
        return Draft(pairs, closed.end())
    from benice.readers.yaml_tree import scan_yaml

    try:
        trees = scan_yaml(source, opened.end(), closed.start())
    except UnreadableError:
        if looks_meant:
            raise
        return Draft(None, opened.end())
    if not trees or isinstance(trees[0], Leaf):  # a first line of --- that only separates
        return Draft(None, opened.end())
    if not isinstance(trees[0], Pairs):
        raise UnreadableError("expected the front matter to have keys", opened.end())
    return Draft(trees[0], closed.end())


def scan_flat(source: Source, start: int, end: int) -> Pairs | None:
    """Keys with a plain word or time each, without the parser of YAML, whose import takes longer than all reading.

    None where anything else stands there.
    """
    pairs: list[tuple[Field, Node]] = []
    at = start
    while at < end:
        match = FLAT.match(source.text, at, end)
        if match is None or match[2] in NULLS:
            return None
        pairs.append((Field.cut(source, *match.span(1)), Leaf(Field.cut(source, *match.span(2)))))
        at = match.end()
    return Pairs(Field.cut(source, start, end), pairs)
