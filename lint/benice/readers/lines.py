"""The lines of a Markdown text: what each is, and which of its characters a reader of the page never sees."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from benice.model import LINE_END

HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
UNDERLINE = re.compile(r" {0,3}={2,}[ \t]*$")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([\w+-]*)")
STRUCTURED = re.compile(  # what may be a heading, a label or an item; without one a text is all of a file
    r"(?:\A|[\r\n])[ \t]*(?:[#=*_\[]|(?:[-+]|\d{1,2}[.)])[ \t]|[A-Za-z][\w /&-]{0,30}[ \t]*:(?!//))"
)
TEXT, BLANK, HEAD, RULED = "text", "blank", "heading", "rule"
OPEN, CODE, CLOSE, HIDDEN = "open", "code", "close", "hidden"


class Line(NamedTuple):
    """One line from `start` to before its line end at `end`; the next begins at `after`."""

    start: int
    end: int
    after: int
    sort: str = TEXT
    level: int = 0  # of a heading
    title: tuple[int, int] = (0, 0)  # of a heading
    hidden: tuple[tuple[int, int], ...] = ()  # comments
    info: str = ""  # of an opening fence


def scan_lines(text: str, start: int) -> Iterator[Line]:
    """The lines from an offset on."""
    fence = ""
    comments = Comments(text)
    before: Line | None = None
    for at, end, after in cut_lines(text, start):
        line = Line(at, end, after)
        if fence:
            closing = FENCE.match(text, at, end)
            if closing and closing[1].startswith(fence) and not text[closing.end() : end].strip():
                fence, line = "", line._replace(sort=CLOSE)
            else:
                line = line._replace(sort=CODE)
        else:
            hidden = comments.on(at, end)
            line = classify(text, line._replace(hidden=hidden))
            if line.sort == OPEN:
                fence = FENCE.match(text, at, end)[1]  # type: ignore[index]
            if before and before.sort == TEXT and UNDERLINE.fullmatch(text, at, end):
                title = strip(text, before.start, before.end)
                before, line = before._replace(sort=HEAD, level=1, title=title), line._replace(sort=HIDDEN)
        if before:
            yield before
        before = line
    if before:
        yield before


def cut_lines(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and start of the next of each line."""
    for match in LINE_END.finditer(text, start):
        yield start, match.start(), match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text), len(text)


def classify(text: str, line: Line) -> Line:
    """What a line outside of code is."""
    if not seen(text, line).strip():
        return line._replace(sort=HIDDEN if line.hidden else BLANK)
    if line.hidden:
        return line
    if match := HEADING.match(text, line.start, line.end):
        return line._replace(sort=HEAD, level=len(match[1]), title=heading_title(text, match.end(), line.end))
    if RULE.match(text, line.start, line.end):
        return line._replace(sort=RULED)
    if (match := FENCE.match(text, line.start, line.end)) and "`" not in text[match.end() : line.end]:
        return line._replace(sort=OPEN, info=match[2].lower())
    return line


def heading_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the title of a heading stands; the number signs that may close it are not part of it."""
    words = text[start:end].rstrip()
    open_end = words.rstrip("#")
    return start, start + len(open_end.rstrip() if open_end[-1:].isspace() else words)


def seen(text: str, line: Line) -> str:
    """The characters of a line outside of comments."""
    at, pieces = line.start, []
    for start, end in line.hidden:
        pieces.append(text[at:start])
        at = end
    return "".join(pieces) + text[at : line.end]


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece of a text without white space around it."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


class Comments:
    """The HTML comments of a text, met line by line; one that never closes is text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.inside = -1  # where the comment that is open ends
        self.over = False  # no comment closes from here on

    def on(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The pieces of a line that lie in comments."""
        found = []
        at = start
        if self.inside > start:
            found.append((start, min(self.inside, end)))
            at = self.inside
        while not self.over and at < end and (at := self.text.find("<!--", at, end)) >= 0:
            close = self.text.find("-->", at + 4)
            if close < 0:
                self.over = True
                break
            self.inside = close + 3
            found.append((at, min(self.inside, end)))
            at = self.inside
        return tuple(found)
