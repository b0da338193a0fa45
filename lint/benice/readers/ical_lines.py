"""The lines of an iCalendar file with places: unfolded, cut into name, parameters and value, and grouped by event."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from benice.light import dataclass, field
from benice.model import LINE_END, Field, Places, Source

HEAD = re.compile(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):')
PARAMETER = re.compile(r';([A-Za-z0-9-]+)=(?:"([^"]*)"|([^";:]*))')
ESCAPE = re.compile(r"\\([nN,;\\])")
LETTER = re.compile(r"\\[nN,;\\]|.", re.DOTALL)
ITEM = re.compile(r"(?:\\.|[^,\\])+", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, unfolded; `name` is empty where it has none. `pieces` are where its parts stand in the source."""

    source: Source
    raw: str
    pieces: Sequence[tuple[int, int]]
    name: str
    value: int  # where in `raw` the value begins

    @classmethod
    def read(cls, source: Source, pieces: Sequence[tuple[int, int]]) -> "Line":
        """The line that stands in some pieces of the source."""
        raw = "".join(source.text[start:end] for start, end in pieces)
        match = HEAD.match(raw)
        return cls(source, raw, pieces, match[1].upper() if match else "", match.end() if match else 0)

    def part(self, start: int, end: int) -> Field:
        """A part of the unfolded line."""
        if len(self.pieces) == 1:
            first = self.pieces[0][0]
            return Field.cut(self.source, first + start, first + end)
        if start == end:
            return Field.cut(self.source, self.pieces[-1][1], self.pieces[-1][1])
        whole = self.offset(start), self.offset(end - 1) + 1
        if whole[1] - whole[0] == end - start:
            return Field.cut(self.source, *whole)

        def places() -> Places:
            offsets = [offset for piece in self.pieces for offset in range(*piece)][start:end]
            return offsets, [offset + 1 for offset in offsets]

        return Field(self.source, self.raw[start:end], places, whole)

    def offset(self, at: int) -> int:
        """Where a character of the unfolded line stands in the source."""
        for start, end in self.pieces:
            if at < end - start:
                return start + at
            at -= end - start
        raise IndexError(at)

    @property
    def text(self) -> Field:
        """The value as a text, its escapes undone."""
        return unescaped(self.part(self.value, len(self.raw)))

    @property
    def items(self) -> list[Field]:
        """The values of a list with commas between them."""
        found = (match.span() for match in ITEM.finditer(self.raw, self.value))
        return [unescaped(self.part(start, end)).stripped() for start, end in found]

    def parameter(self, name: str) -> Field | None:
        """The value of a parameter, such as TZID."""
        for match in PARAMETER.finditer(self.raw, 0, self.value):
            if match[1].upper() == name:
                return self.part(*match.span(2 if match[2] is not None else 3))
        return None


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT, numbered from 1, without what its alarms say."""

    number: int
    start: int
    lines: Sequence[Line]

    def first(self, name: str) -> Line | None:
        """The first line of a name."""
        return next((line for line in self.lines if line.name == name), None)

    def text(self, name: str) -> str:
        """The text of the first line of a name, or nothing."""
        line = self.first(name)
        return line.text.text.strip() if line else ""


@dataclass(slots=True)
class Calendar:
    """What one file holds; `open` are the components that never end, the innermost last."""

    events: list[Event] = field(default_factory=list)
    values: dict[str, Line] = field(default_factory=dict)  # what it says of itself
    zones: list[str] = field(default_factory=list)  # its VTIMEZONEs, line by line
    broken: list[tuple[Line, int]] = field(default_factory=list)  # lines without a name, and the number of their event
    open: Sequence[tuple[str, int]] = ()


def scan_calendar(source: Source) -> Calendar:
    """The events of a source, and what stands around them."""
    found = Calendar()
    stack: list[tuple[str, int]] = []
    lines: list[Line] = []
    for line in scan_lines(source):
        inside = [name for name, _ in stack]
        if "VTIMEZONE" in inside or line.raw.upper() == "BEGIN:VTIMEZONE":
            found.zones.append(line.raw)
        if line.name == "BEGIN":
            stack.append((line.text.text.strip().upper(), line.pieces[0][0]))
            lines = [] if stack[-1][0] == "VEVENT" else lines
        elif line.name == "END":
            name = line.text.text.strip().upper()
            while stack and stack[-1][0] != name:  # what was never closed ends with what holds it
                stack.pop()
            if stack and stack.pop() and name == "VEVENT":
                found.events.append(Event(len(found.events) + 1, lines[0].pieces[0][0] if lines else 0, lines))
        elif inside[-1:] == ["VEVENT"]:
            lines.append(line)
            if not line.name:
                found.broken.append((line, len(found.events) + 1))
        elif inside == ["VCALENDAR"]:
            found.values.setdefault(line.name, line)
    found.open = stack
    return found


def scan_lines(source: Source) -> Iterator[Line]:
    """The lines of a source; one that begins with a blank goes on with the line before."""
    text = source.text
    pieces: list[tuple[int, int]] = []
    ends = [(0, 0), *(match.span() for match in LINE_END.finditer(text)), (len(text), len(text))]
    for (_, start), (end, _) in pairwise(ends):
        if start == end:
            continue
        if text[start] in " \t" and pieces:
            pieces.append((start + 1, end))
            continue
        if pieces:
            yield Line.read(source, pieces)
        pieces = [(start, end)]
    if pieces:
        yield Line.read(source, pieces)


def unescaped(value: Field) -> Field:
    """A value without its escapes."""
    if "\\" not in value.text:
        return value

    def places() -> Places:
        starts, ends = value.places
        spans = [match.span() for match in LETTER.finditer(value.text)]
        return [starts[first] for first, _ in spans], [ends[last - 1] for _, last in spans]

    text = ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value.text)
    return Field(value.source, text, places, (value.start, value.end))
