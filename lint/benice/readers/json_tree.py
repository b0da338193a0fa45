"""JSON with places: a scanner that says where every value stands, and what it expected where it fails."""

import re
from json import JSONDecodeError, decoder

from benice.model import Field, Places, Source
from benice.readers.tree import FLAG, NOTHING, NUMBER, TEXT, Items, Leaf, Node, Pairs, UnreadableError

DEEPEST = 100  # levels; a post is three or four deep, and Python's stack ends at a thousand
SPACE = r"[ \t\n\r]*"
STRING = r'"[^"\\\x00-\x1f]*"'
ATOM = rf"{STRING}|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b"
PAIR = re.compile(rf"{SPACE}({STRING}){SPACE}:{SPACE}(?:({ATOM}){SPACE}([,}}]))?")
VALUE = re.compile(rf"{SPACE}({ATOM})")
BLANK = re.compile(SPACE)
ESCAPE = re.compile(
    r'\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|["\\/bfnrt])|.', re.S
)
LONE = re.compile("[\ud800-\udfff]")
SORTS = {'"': TEXT, "t": FLAG, "f": FLAG, "n": NOTHING}


def scan_json(source: Source, start: int = 0, end: int | None = None) -> Node:
    """The tree of a JSON text that fills a piece of a source; UnreadableError where it is not JSON."""
    end = len(source.text) if end is None else end
    node, at = scan_value(source, start, 0)
    if at > end:  # the lines below closed what a record of one line left open
        raise UnreadableError("expected the value to end on this line", end)
    if source.text[at:end].strip(" \t\r\n"):
        raise UnreadableError("expected nothing more after the value", skip(source, at))
    return node


def scan_value(source: Source, at: int, depth: int) -> tuple[Node, int]:
    """The value at an offset, and where it ends."""
    if match := VALUE.match(source.text, at):
        return leaf(source, *match.span(1)), match.end(1)
    at = skip(source, at)
    first = source.text[at : at + 1]
    if first == '"':
        field, at = scan_string(source, at)
        return Leaf(field, TEXT), at
    if first not in ("[", "{"):
        raise UnreadableError("expected a value", at)
    if depth >= DEEPEST:
        raise UnreadableError(f"nested deeper than {DEEPEST} levels", at)
    return scan_object(source, at, depth) if first == "{" else scan_array(source, at, depth)


def scan_object(source: Source, start: int, depth: int) -> tuple[Pairs, int]:
    """The mapping whose brace stands at an offset."""
    text = source.text
    pairs: list[tuple[Field, Node]] = []
    at = skip(source, start + 1)
    if text.startswith("}", at):
        return Pairs(Field.cut(source, start, at + 1), pairs), at + 1
    while True:
        match = PAIR.match(text, at)
        if match and match[2]:
            pairs.append((Field.cut(source, match.start(1) + 1, match.end(1) - 1), leaf(source, *match.span(2))))
            at, last = match.end(), match[3]
        else:
            key, at = scan_key(source, at)
            node, at = scan_value(source, at, depth + 1)
            pairs.append((key, node))
            at = skip(source, at)
            last = text[at : at + 1]
            if last not in (",", "}") or not last:
                raise UnreadableError("expected ',' or '}'", at)
            at += 1
        if last == "}":
            return Pairs(Field.cut(source, start, at), pairs), at


def scan_key(source: Source, at: int) -> tuple[Field, int]:
    """The key at an offset, and where its value begins."""
    at = skip(source, at)
    if not source.text.startswith('"', at):
        raise UnreadableError("expected a key in double quotes", at)
    key, at = scan_string(source, at)
    at = skip(source, at)
    if not source.text.startswith(":", at):
        raise UnreadableError("expected ':'", at)
    return key, at + 1


def scan_array(source: Source, start: int, depth: int) -> tuple[Items, int]:
    """The list whose bracket stands at an offset."""
    items: list[Node] = []
    at = skip(source, start + 1)
    if source.text.startswith("]", at):
        return Items(Field.cut(source, start, at + 1), items), at + 1
    while True:
        node, at = scan_value(source, at, depth + 1)
        items.append(node)
        at = skip(source, at)
        last = source.text[at : at + 1]
        if last not in (",", "]") or not last:
            raise UnreadableError("expected ',' or ']'", at)
        at += 1
        if last == "]":
            return Items(Field.cut(source, start, at), items), at


def skip(source: Source, at: int) -> int:
    """The offset after white space."""
    match = BLANK.match(source.text, at)
    return match.end() if match else at


def leaf(source: Source, start: int, end: int) -> Leaf:
    """A value without escapes."""
    sort = SORTS.get(source.text[start], NUMBER)
    if sort != TEXT:
        return Leaf(Field.cut(source, start, end), sort)
    return Leaf(Field(source, source.text[start + 1 : end - 1], start + 1, (start, end)), TEXT)


def scan_string(source: Source, start: int) -> tuple[Field, int]:
    """The string whose quote stands at an offset, escapes decoded."""
    try:
        text, end = decoder.scanstring(source.text, start + 1, True)  # type: ignore[attr-defined]
    except JSONDecodeError as error:
        problem = error.msg[:1].lower() + error.msg[1:].removesuffix(" at").removesuffix(" starting")
        raise UnreadableError(problem, error.pos) from None
    text = LONE.sub("\N{REPLACEMENT CHARACTER}", text)  # half a surrogate pair is no character, and no file can hold it
    if len(text) == end - start - 2:
        return Field(source, text, start + 1, (start, end)), end
    return Field(source, text, lambda: places(source, start + 1, end - 1), (start, end)), end


def places(source: Source, start: int, end: int) -> Places:
    """Where the characters of a string stand."""
    spans = [match.span() for match in ESCAPE.finditer(source.text, start, end)]
    return [first for first, _ in spans], [last for _, last in spans]
