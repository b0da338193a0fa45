"""Workbooks of Excel: rendered as text with a line for each row, and read like any other table."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import partial
from io import BytesIO
from typing import Any

from benice.light import replace
from benice.model import Field, Reading, Source
from benice.readers.options import Options
from benice.readers.spreadsheet import Row
from benice.readers.table import read_table

BREAK = "\u2028"  # a line end inside a cell: one character, and no editor's line number counts it
SHEET = "\f"  # begins the line with the name of the second sheet and those after it


def render(path: str, data: bytes) -> Source | Reading:
    """The text of a workbook, its first sheet line by line as in Excel, or why it cannot be read."""
    from zipfile import BadZipFile

    from benice.readers.decode import unreadable

    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        return unreadable(path, "", "workbooks are read with openpyxl: pip install 'benice[xlsx]'")
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=True)
        sheets = [(sheet.title, list(lines(sheet))) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, TypeError, OSError, EOFError, SyntaxError) as error:
        return unreadable(path, "", f"not a workbook of Excel ({error})")
    text = "".join(
        "".join(f"{line}\n" for line in [*([SHEET + title] if number else []), *rows])
        for number, (title, rows) in enumerate(sheets)
    )
    return Source(path, text, encoding="xlsx")


def lines(sheet: Any) -> Iterator[str]:
    """The rows of a sheet; rows that the file leaves out are blank."""
    for row in sheet.iter_rows():
        yield "\t".join(shown(cell.value, getattr(cell, "number_format", "") or "") for cell in row).rstrip("\t")


def shown(value: object, number_format: str) -> str:
    """A value as the cell shows it, dates and times in ISO 8601."""
    if isinstance(value, datetime):
        timed = value.time() != time() or "h" in number_format.lower()
        return value.isoformat(" ", "seconds") if timed else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = "" if value is None else str(value)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", BREAK).replace("\t", " ").replace("\f", " ")


def read_workbook(source: Source, options: Options) -> Reading:
    """The posts of all sheets of a workbook, numbered through."""
    found: list[Reading] = []
    count = 0
    for start, end in sheets(source.text):
        found.append(read_table(source, partial(scan_sheet, start=start, end=end, count=count), options))
        count += source.text.count("\n", start, end)
    best = next((reading for reading in found if reading.posts or reading.notes), found[0])
    posts = [post for reading in found for post in reading.posts]
    return replace(best, posts=posts, notes=[note for reading in found for note in reading.notes])


def sheets(text: str) -> Iterator[tuple[int, int]]:
    """Where the rows of each sheet begin and end."""
    start = 0
    while (end := text.find(SHEET, start)) >= 0:
        yield start, end
        start = text.index("\n", end) + 1
    yield start, len(text)


def scan_sheet(source: Source, start: int, end: int, count: int) -> Iterator[Row]:
    """The rows of a sheet that are not blank, numbered on from a count."""
    while start < end:
        stop = source.text.index("\n", start)
        if stop > start:
            count += 1
            yield Row(count, list(cells(source, start, stop)), start)
        start = stop + 1


def cells(source: Source, start: int, end: int) -> Iterator[Field]:
    """The cells of a row."""
    for text in source.text[start:end].split("\t"):
        yield Field(source, text.replace(BREAK, "\n"), start, (start, start + len(text)))
        start += len(text) + 1
