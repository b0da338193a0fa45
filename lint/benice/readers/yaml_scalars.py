"""Where each character of a YAML scalar stands: quoted, folded and block styles undone character by character."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from benice.model import Places

END = r"(?:\r\n|[\r\n\x85\u2028\u2029])"  # what YAML takes for a line end; an editor counts fewer
GAP = rf"[ \t]*{END}[ \t\r\n\x85\u2028\u2029]*"
PLAIN = re.compile(rf"{GAP}|[ \t]+|.")
SINGLE = re.compile(rf"''|{GAP}|[ \t]+|.")
DOUBLE = re.compile(rf"\\(?:x..|u....|U........|{END}[ \t\r\n\x85\u2028\u2029]*|.)|{GAP}|[ \t]+|.")
BREAK = re.compile(END)
LINE = re.compile(rf"( *)([^\r\n\x85\u2028\u2029]*)({END}|\Z)")
HEADER = re.compile(rf"[|>]([-+1-9]*)[^\r\n\x85\u2028\u2029]*(?:{END}|\Z)")
ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Letter(NamedTuple):
    """One decoded character and the piece of the source that it stands for."""

    text: str
    start: int
    end: int


def trace(source: str, style: str, text: str, start: int, end: int) -> Places:
    """Where the characters of a scalar stand; where that cannot be made out, each stands for the whole scalar."""
    for letters in readings(source, style, start, end):
        if "".join(letter.text for letter in letters) == text:
            return [letter.start for letter in letters], [letter.end for letter in letters]
    return [start] * len(text), [end] * len(text)


def readings(source: str, style: str, start: int, end: int) -> Iterator[list[Letter]]:
    """The ways to read a scalar; only a block scalar has several, as its indentation may be given or found."""
    if style == '"':
        yield list(quoted(source, DOUBLE, start + 1, end - 1))
    elif style == "'":
        yield list(quoted(source, SINGLE, start + 1, end - 1))
    elif style in ("|", ">"):
        yield from blocks(source, style, start, end)
    else:
        yield list(quoted(source, PLAIN, start, end))


def quoted(source: str, tokens: re.Pattern[str], start: int, end: int) -> Iterator[Letter]:
    """The characters of a plain or quoted scalar: escapes decoded, line ends folded."""
    for match in tokens.finditer(source, start, end):
        token = match[0]
        breaks = [line_end(each) for each in BREAK.finditer(source, *match.span())]
        if token[0] == "\\" and len(token) > 1:
            yield from breaks[1:] if breaks else [Letter(escaped(token), *match.span())]
        elif breaks and breaks[0].text != "\n":
            yield from breaks
        elif breaks:
            yield from breaks[1:] or [Letter(" ", *match.span())]
        else:
            yield from spelled(token, match.start())


def line_end(match: re.Match[str]) -> Letter:
    """A line end as YAML hands it on: the separators of Unicode stay what they are, all others are one."""
    return Letter(match[0] if match[0] in "\u2028\u2029" else "\n", *match.span())


def spelled(token: str, at: int) -> Iterator[Letter]:
    """Characters that stand for themselves, and the quote that is written as two."""
    if token == "''":
        yield Letter("'", at, at + 2)
    else:
        yield from (Letter(letter, at + number, at + number + 1) for number, letter in enumerate(token))


def escaped(token: str) -> str:
    """The character of an escape such as \\n or \\u00e4."""
    return chr(int(token[2:], 16)) if token[1] in "xuU" else ESCAPES.get(token[1], token[1])


def blocks(source: str, style: str, start: int, end: int) -> Iterator[list[Letter]]:
    """A block scalar read with each indentation that its first line allows, the likeliest first."""
    header = HEADER.match(source, start)
    if header is None:
        return
    chomp = next((sign for sign in header[1] if sign in "+-"), "")
    first = header.end()
    while (line := LINE.match(source, first)) and not line[2] and line[3]:
        first = line.end()
    widest = len(line[1]) if line else 0
    for indent in range(widest, -1, -1):
        yield list(block(source, style, chomp, (header.end(), end), indent))


def block(source: str, style: str, chomp: str, piece: tuple[int, int], indent: int) -> Iterator[Letter]:
    """The characters of a block scalar with a known indentation."""
    at, end = piece
    last: Letter | None = None  # the line end before the blank lines
    blank: list[Letter] = []
    spaced = False
    while at < end and (line := LINE.match(source, at)):
        here = min(len(line[1]), indent)
        content = source[at + here : line.end(2)]
        ends = [line_end(each) for each in BREAK.finditer(source, *line.span(3))]
        if not content:
            blank += ends
        elif len(line[1]) < indent:
            break
        else:
            folds = style == ">" and last and last.text == "\n" and not spaced and content[0] not in " \t"
            if last and folds:
                yield from [] if blank else [Letter(" ", last.start, last.end)]
            elif last:
                yield last
            yield from blank
            yield from (Letter(each, at + here + n, at + here + n + 1) for n, each in enumerate(content))
            last, blank, spaced = ends[0] if ends else None, [], content[0] in " \t"
        at = line.end()
    if chomp != "-" and last:
        yield last
    if chomp == "+":
        yield from blank
