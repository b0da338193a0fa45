"""Rows under a header -> posts: the calendars of spreadsheets, and tables in Markdown."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from benice.model import Field, Note, Post, Reading, Source
from benice.readers.channels import platform_in_path
from benice.readers.keys import Names
from benice.readers.options import Options
from benice.readers.records import Record, Setting, make_posts, name_values
from benice.readers.spreadsheet import Row, find_delimiter, scan_rows
from benice.readers.times import order_in
from benice.readers.tree import Leaf, trim


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: position -> the key that stands above it."""

    columns: Sequence[Field]
    body: str  # the name of the values that hold the texts: "text", else "title"

    @classmethod
    def read(cls, cells: Sequence[Field], names: Names) -> "Header | None":
        """The header in a row; None where no column can hold the texts of posts."""
        found = [name[0] for each in cells if (name := names.find(each.text))]
        if "text" in found:
            return cls(cells, "text")
        dated = not {"at", "date"}.isdisjoint(found) and not {"platform", "platforms", "account"}.isdisjoint(found)
        return cls(cells, "title") if "title" in found and dated else None

    def record(self, row: Row, names: Names) -> Record:
        """A row as a record."""
        pairs = ((key, Leaf(cell)) for key, cell in zip(self.columns, row.cells, strict=False))
        return name_values(row.number, pairs, names)


def read_csv(source: Source, options: Options) -> Reading:
    """A spreadsheet saved as text: the first row names the columns."""
    source = replace(source, format="csv")
    delimiter, start = find_delimiter(source)
    rows = scan_rows(source, delimiter, start)
    first = next(rows, None)
    if first is None:
        return Reading(source, passed_over="empty")
    names = Names(options.keys)
    header = None if first.problem else Header.read(first.cells, names)
    if header is None:
        if first.problem:
            return Reading(source, notes=[unreadable(source, first)])
        columns = ", ".join(each.text.strip() for each in first.cells if each.text.strip())
        return Reading(source, passed_over=f"no column holds the text of posts (the first row has: {columns[:200]})")
    rows = (replace(row, number=row.number - 1) for row in rows)
    return read_rows(header, rows, names, Setting(source, options, platform=platform_in_path(source.path)))


def read_rows(header: Header, rows: Iterable[Row], names: Names, setting: Setting) -> Reading:
    """The posts in the rows under a header."""
    notes: list[Note] = []
    records = list(readable(header, rows, names, setting.source, notes))
    setting = replace(setting, order=order_in(records, setting.options.dates))
    posts: list[Post] = []
    for record in records:
        if body := body_of(record, header):
            more, noticed = make_posts(record, body, setting)
            posts += more
            notes += noticed
    return Reading(setting.source, posts, notes, "" if posts or notes else "no rows under the header")


def readable(header: Header, rows: Iterable[Row], names: Names, source: Source, notes: list[Note]) -> Iterator[Record]:
    """The records of the rows that can be read; the others are noted."""
    for row in rows:
        extra = [cell for cell in row.cells[len(header.columns) :] if cell.text.strip()]
        if extra:
            problem = f"{len(row.cells)} cells under a header of {len(header.columns)}; is a text with commas unquoted?"
            row = replace(row, problem=problem, start=extra[0].start)
        if row.problem:
            notes.append(unreadable(source, row))
        else:
            yield header.record(row, names)


def unreadable(source: Source, row: Row) -> Note:
    """The note on a row that could not be read."""
    line, _ = source.position(row.start)
    where = Field.cut(source, row.start, row.start + 1)
    rule = "unreadable" if row.last else "unreadable-row"
    return Note(rule, where, {"number": row.number, "line": line, "problem": row.problem}, fatal=True)


def body_of(record: Record, header: Header) -> Field | None:
    """The text of a post; an empty one counts where the row says when or where it is to go."""
    node = record.values.get(header.body)
    return trim(node.field) if isinstance(node, Leaf) and (node.field.text.strip() or record.placed) else None
