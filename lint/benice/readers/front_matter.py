"""The YAML between two lines of `---` at the head of a draft."""

import re
from typing import NamedTuple

from benice.model import Source
from benice.readers.tree import Leaf, Pairs, UnreadableError

OPEN = re.compile(r"---[ \t]*(?:\r\n|\n|\r)")
CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
KEY = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*[\w\"'][\w .\"'-]*:(?:\s|\Z)")


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
