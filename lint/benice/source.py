"""Sources, spans and fields: decoded texts that know where each of their characters stands."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import pairwise

from benice.light import dataclass

LINE_END = re.compile(r"\r\n|\n|\r")  # as editors count lines; str.splitlines() also splits at U+2028 and its like


@dataclass(frozen=True, eq=False)
class Source:
    """One input file or editor buffer, decoded. Offsets count code points of `text`, which holds no BOM."""

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    format: str = ""  # what the reader took the file for, such as "buffer" or "markdown"

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open piece of a source, in code points."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The raw characters of the source."""
        return self.source.text[self.start : self.end]


Places = tuple[Sequence[int], Sequence[int]]  # where each character of a field starts and ends in the source


class Field:
    """One decoded value (a CSV cell, a front-matter value, a body) that knows where each of its characters stands.

    `places` is the offset of the first character when the value stands in the source letter by letter, else a
    function that works out the places when somebody asks: most fields are never asked.
    """

    __slots__ = ("_places", "end", "source", "start", "text")

    def __init__(self, source: Source, text: str, places: int | Callable[[], Places], whole: tuple[int, int]) -> None:
        self.source = source
        self.text = text
        self._places = places
        self.start, self.end = whole  # the whole value as it stands in the source, quotes included

    @classmethod
    def cut(cls, source: Source, start: int, end: int) -> "Field":
        """The field that is a piece of the source, letter by letter."""
        return cls(source, source.text[start:end], start, (start, end))

    @classmethod
    def join(cls, parts: Sequence["Field"], glue: str = "") -> "Field":
        """Several fields of one source as one text; the glue between two of them stands in the gap."""
        parts = [part for part in parts if part.text] or list(parts[:1])
        if len(parts) == 1:
            return parts[0]

        def places() -> Places:
            starts, ends = (list(side) for side in parts[0].places)
            for before, part in pairwise(parts):
                more_starts, more_ends = part.places
                gap = (ends[-1], more_starts[0]) if ends[-1] <= more_starts[0] else (before.end, before.end)
                starts += [gap[0]] * len(glue) + list(more_starts)
                ends += [gap[1]] * len(glue) + list(more_ends)
            return starts, ends

        return cls(parts[0].source, glue.join(part.text for part in parts), places, (parts[0].start, parts[-1].end))

    @property
    def places(self) -> Places:
        """Where each character starts and ends in the source."""
        if isinstance(self._places, int):
            at = self._places
            return range(at, at + len(self.text)), range(at + 1, at + len(self.text) + 1)
        found = self._places()
        if len(found[0]) != len(self.text):  # a reader's mistake must not point at somebody's innocent words
            raise AssertionError(f"{self.source.path}: {len(found[0])} places for {len(self.text)} characters")
        self._places = lambda: found
        return found

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to before `end` stand in the source."""
        if not self.text:
            return Span(self.source, self.start, self.end)
        starts, ends = self.places
        if start >= len(starts):
            return Span(self.source, ends[-1], ends[-1])
        return Span(self.source, starts[start], ends[end - 1] if end > start else starts[start])

    def whole(self) -> Span:
        """All of the value as it stands in the source, quotes included."""
        return Span(self.source, self.start, self.end)

    def part(self, start: int, end: int) -> "Field":
        """A piece of this field as a field."""
        if isinstance(self._places, int):
            return Field.cut(self.source, self._places + start, self._places + end)
        span = self.span(start, end)

        def places() -> Places:
            starts, ends = self.places
            return starts[start:end], ends[start:end]

        return Field(self.source, self.text[start:end], places, (span.start, span.end))

    def stripped(self) -> "Field":
        """This field without white space around it."""
        text = self.text
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        return self if (start, end) == (0, len(text)) else self.part(min(start, end), end)

    def __repr__(self) -> str:
        return f"Field({self.text!r} at {self.source.path}:{self.start})"
