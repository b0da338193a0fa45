"""Tables in Markdown whose header names texts and when or where they go: calendars too."""

import re
from collections.abc import Iterator, Sequence

from benice.light import replace
from benice.model import Field, Places, Reading, Source
from benice.readers import lines as sorts
from benice.readers.keys import Names
from benice.readers.lines import Line
from benice.readers.records import PLACED, Setting
from benice.readers.spreadsheet import Row
from benice.readers.table import Header, read_rows

DELIMITER = re.compile(r"[ \t]*+\|?+[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
INSIDE = re.compile(r"\\\||<br ?/?>", re.IGNORECASE)
LETTER = re.compile(rf"{INSIDE.pattern}|.", re.IGNORECASE)
CELL = re.compile(r"(?:[^|\\]|\\.)*", re.DOTALL)


def tables(lines: Sequence[Line], setting: Setting, names: Names) -> tuple[Reading, list[Line]]:
    """The posts in the calendars among some lines, and the lines that are in none of them."""
    found, rest, at, count = Reading(setting.source), [], 0, 0
    source = setting.source
    while at < len(lines):
        header = header_at(source, lines, at, names)
        if header is None:
            rest.append(lines[at])
            at += 1
            continue
        stop = at + 2
        while stop < len(lines) and lines[stop].sort == sorts.TEXT and "|" in text_of(source, lines[stop]):
            stop += 1
        rows = [Row(count + n, cells(source, line), line.start) for n, line in enumerate(lines[at + 2 : stop], 1)]
        written = [row for row in rows if any(cell.text for cell in row.cells)]
        reading = read_rows(header, written, names, setting)
        found = replace(found, posts=[*found.posts, *reading.posts], notes=[*found.notes, *reading.notes])
        at, count = stop, count + len(rows)
    return found, rest


def header_at(source: Source, lines: Sequence[Line], at: int, names: Names) -> Header | None:
    """The header of a calendar that begins at a line."""
    if at + 1 >= len(lines) or lines[at].sort != sorts.TEXT or "|" not in text_of(source, lines[at]):
        return None
    if not DELIMITER.fullmatch(text_of(source, lines[at + 1])) or "-" not in text_of(source, lines[at + 1]):
        return None
    columns = cells(source, lines[at])
    known = {found[0] for each in columns if (found := names.find(each.text))}
    return Header.read(columns, names) if not known.isdisjoint(PLACED) else None


def text_of(source: Source, line: Line) -> str:
    """The characters of a line."""
    return source.text[line.start : line.end]


def cells(source: Source, line: Line) -> Sequence[Field]:
    """The cells of a row."""
    return [cell(source, start, end) for start, end in cut(source.text, line.start, line.end)]


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the cells of a row stand; the bars at its ends are no cells."""
    piece = text[start:end].rstrip()
    end = start + len(piece) - (piece.endswith("|") and not piece.endswith("\\|"))
    start += len(piece) - len(piece.lstrip())
    start += text.startswith("|", start)
    while match := CELL.match(text, start, end):
        yield match.span()
        if match.end() >= end:
            return
        start = match.end() + 1


def cell(source: Source, start: int, end: int) -> Field:
    """One cell; a bar inside it is written with a backslash, and a line end as HTML."""
    field = Field.cut(source, start, end).stripped()
    if not INSIDE.search(field.text):
        return field
    start, end = field.start, field.end

    def places() -> Places:
        spans = [match.span() for match in LETTER.finditer(source.text[start:end])]
        return [start + first for first, _ in spans], [start + last for _, last in spans]

    return Field(source, INSIDE.sub(lambda match: "|" if match[0] == "\\|" else "\n", field.text), places, (start, end))
