"""TOML with places: tomllib says whether a text is TOML, and a scanner says where every value stands."""

import re
import tomllib
from collections.abc import Iterator

from benice.model import Field, Source
from benice.readers.tree import FLAG, NUMBER, PLAIN, TEXT, Items, Leaf, Node, Pairs, UnreadableError

PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
SPACE = re.compile(r"[ \t]*")
KEY = re.compile(r"""[\w-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")
BASIC = re.compile(r'"""(?:\\.|"{1,2}(?!")|[^"\\])*"{3,5}|"(?:[^"\\]|\\.)*"', re.DOTALL)
LITERAL = re.compile(r"'''(?:'{1,2}(?!')|[^'])*'{3,5}|'[^']*'", re.DOTALL)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d[\d:.]*(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d[\d:.]*")
ATOM = re.compile(r"[^\s,\]}#]+")
ESCAPED = re.compile(r"\\(?:x..|u.{4}|U.{8}|[ \t]*\r?\n[ \t\r\n]*|.)|\r\n|.", re.DOTALL)
UNESCAPED = re.compile(r"\r\n|.", re.DOTALL)
ESCAPES = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b", '"': '"', "\\": "\\"}


def scan_toml(source: Source) -> Pairs:
    """The tree of a TOML document; UnreadableError where it is none. A table's field is its header."""
    try:
        tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as error:
        raise as_unreadable(source, str(error)) from None
    return Scanner(source).document()


def as_unreadable(source: Source, said: str) -> UnreadableError:
    """The error that tomllib tells with a place at the end of its message."""
    found = PLACE.search(said)
    problem = PLACE.sub("", said)
    at = source.line_starts[int(found[1]) - 1] + int(found[2]) - 1 if found and found[1] else len(source.text)
    return UnreadableError(problem[:1].lower() + problem[1:], at)


class Open:
    """A table that later headers and dotted keys may add to."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.pairs: list[tuple[Field, Node | Open | list[Open]]] = []

    def find(self, key: str) -> "Node | Open | list[Open] | None":
        """What a key holds."""
        return next((value for name, value in self.pairs if name.text == key), None)

    def close(self) -> Pairs:
        """The table as a node of a tree."""
        return Pairs(self.field, [(key, closed(value)) for key, value in self.pairs])


def closed(value: "Node | Open | list[Open]") -> Node:
    """A value in which nothing is open any more."""
    if isinstance(value, Open):
        return value.close()
    if isinstance(value, list):
        return Items(value[0].field, [each.close() for each in value])
    return value


class Scanner:
    """Reads a text that is known to be TOML."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.at = 0

    def document(self) -> Pairs:
        """The whole text."""
        root = table = Open(Field.cut(self.source, 0, 0))
        while self.skip(BLANK) < len(self.text):
            if self.text.startswith("[", self.at):
                table = self.header(root)
            else:
                self.pair(table)
        return root.close()

    def skip(self, pattern: re.Pattern[str]) -> int:
        """Go past what a pattern matches; the offset after it."""
        if match := pattern.match(self.text, self.at):
            self.at = match.end()
        return self.at

    def header(self, root: Open) -> Open:
        """The table that a header such as [a.b] or [[a.b]] opens."""
        start = self.at
        several = self.text.startswith("[[", start)
        self.at += 2 if several else 1
        *path, last = self.keys()
        self.at += 2 if several else 1
        where = Field.cut(self.source, start, self.at)
        table = root
        for key in path:
            table = descend(table, key, where)
        if not several:
            return descend(table, last, where)
        there = table.find(last.text)
        opened = Open(where)
        if isinstance(there, list):
            there.append(opened)
        else:
            table.pairs.append((last, [opened]))
        return opened

    def keys(self) -> list[Field]:
        """The parts of a dotted key; leaves off before what follows it."""
        found: list[Field] = []
        while True:
            self.skip(SPACE)
            match = KEY.match(self.text, self.at)
            if match is None:
                raise UnreadableError("expected a key", self.at)
            quoted = match[0][0] in "\"'"
            found.append(self.string(match) if quoted else Field.cut(self.source, *match.span()))
            self.at = match.end()
            self.skip(SPACE)
            if not self.text.startswith(".", self.at):
                return found
            self.at += 1

    def pair(self, table: Open) -> None:
        """A key and its value, put where they belong."""
        *path, last = self.keys()
        for key in path:
            table = descend(table, key, key)
        self.at += 1  # the equals sign
        self.skip(SPACE)
        table.pairs.append((last, self.value()))

    def value(self) -> Node:
        """The value at the offset."""
        first = self.text[self.at]
        if first in "[{":
            return self.items() if first == "[" else self.inline()
        if match := (BASIC if first == '"' else LITERAL).match(self.text, self.at):
            self.at = match.end()
            return Leaf(self.string(match), TEXT)
        match = MOMENT.match(self.text, self.at) or ATOM.match(self.text, self.at)
        if match is None:
            raise UnreadableError("expected a value", self.at)
        self.at = match.end()
        sort = FLAG if match[0] in ("true", "false") else PLAIN if match.re is MOMENT else NUMBER
        return Leaf(Field.cut(self.source, *match.span()), sort)

    def items(self) -> Items:
        """A list in brackets."""
        start, found = self.at, []
        for _ in self.inside("]"):
            found.append(self.value())
        return Items(Field.cut(self.source, start, self.at), found)

    def inline(self) -> Pairs:
        """A table in braces."""
        start, table = self.at, Open(Field.cut(self.source, self.at, self.at))
        for _ in self.inside("}"):
            self.pair(table)
        return table.close()._replace(field=Field.cut(self.source, start, self.at))

    def inside(self, end: str) -> Iterator[None]:
        """Stop at each element between brackets, and go past the closing one."""
        self.at += 1
        while self.skip(BLANK) < len(self.text) and self.text[self.at] != end:
            yield
            self.skip(BLANK)
            self.at += self.text[self.at] == ","
        self.at += 1

    def string(self, match: re.Match[str]) -> Field:
        """The value of a string with its quotes."""
        quotes = 3 if match[0][:3] in ('"""', "'''") else 1
        start, end = match.start() + quotes, match.end() - quotes
        if quotes == 3 and (newline := re.compile(r"\r?\n").match(self.text, start)):
            start = newline.end()
        tokens = ESCAPED if match[0][0] == '"' else UNESCAPED
        letters = [(decoded(each[0]), *each.span()) for each in tokens.finditer(self.text, start, end)]
        letters = [each for each in letters if each[0]]
        starts, ends = [each[1] for each in letters], [each[2] for each in letters]
        return Field(self.source, "".join(each[0] for each in letters), lambda: (starts, ends), match.span())


def descend(table: Open, key: Field, where: Field) -> Open:
    """The table under a key, of several the last; opened where there is none."""
    there = table.find(key.text)
    if isinstance(there, list):
        return there[-1]
    if isinstance(there, Open):
        return there
    opened = Open(where)
    table.pairs.append((key, opened))
    return opened


def decoded(token: str) -> str:
    """The character of a token; nothing for a line end that a backslash takes back."""
    if len(token) == 1 or token == "\r\n":
        return token[-1]
    if token[0] != "\\":
        return token
    if token[1] in "xuU":
        return chr(int(token[2:], 16))
    return ESCAPES.get(token[1], "")
