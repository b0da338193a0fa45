"""Rows under a header -> posts: the calendars of spreadsheets, and tables in Markdown."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from benice.light import dataclass, replace
from benice.model import Field, Note, Post, Reading, Source
from benice.readers.channels import platform_in_path
from benice.readers.formats import GENERIC, SAMPLE, Format, bare, format_of_cells, format_of_header
from benice.readers.keys import Names
from benice.readers.options import Options
from benice.readers.per_network import network_form
from benice.readers.records import Record, Setting, make_posts, name_values
from benice.readers.remarks import order_in_header, zone_in_header
from benice.readers.shapes import followed, own_texts, shaped, spelled
from benice.readers.spreadsheet import Row, find_delimiter, scan_rows
from benice.readers.times import order_in
from benice.readers.tree import Leaf, trim

TITLES = 5  # rows that may hold the header: above it some people write what the sheet is
FEWEST = 3  # columns that must be known by their names where the header is not the first row


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table: position -> the key that stands above it."""

    columns: Sequence[Field]
    body: str  # the name of the values that hold the texts: "text", else "title"
    form: Format = GENERIC

    @classmethod
    def read(cls, cells: Sequence[Field], names: Names, form: Format = GENERIC) -> "Header | None":
        """The header in a row; None where no column can hold the texts of posts."""
        found = [name[0] for each in cells if (name := names.find(each.text))]
        timed = not {"at", "date"}.isdisjoint(found)
        if "text" in found or (form.texts and timed):
            return cls(cells, "text", form)
        dated = timed and not {"platform", "platforms", "account"}.isdisjoint(found)
        return cls(cells, "title", form) if "title" in found and dated else None

    def record(self, row: Row, names: Names) -> Record:
        """A row as a record."""
        cells = list(zip(self.columns, row.cells, strict=False))
        record = name_values(row.number, ((key, Leaf(cell)) for key, cell in cells), names)
        if self.form is GENERIC:
            return record
        return shaped(record, {bare(key.text): cell for key, cell in cells if cell.text.strip()}, self.form)


def read_csv(source: Source, options: Options) -> Reading:
    """A spreadsheet saved as text: the first row names the columns, except in some schedulers' files."""
    delimiter, start = find_delimiter(source)
    return read_table(source, lambda each: scan_rows(each, delimiter, start), options)


def read_table(source: Source, scan: Callable[[Source], Iterator[Row]], options: Options) -> Reading:
    """The posts of a table whose rows `scan` finds."""
    sample = list(islice(scan(source), SAMPLE))
    if not sample:
        return Reading(source, passed_over="empty")
    if sample[0].problem:
        return Reading(source, notes=[unreadable(source, sample[0])])
    form, before = recognise(sample, options)
    source = replace(source, format=form.name)
    names = names_of(form, options)
    rows = (replace(row, number=row.number - before) for row in scan(source))
    head = list(islice(rows, before))
    if head:
        header = Header.read(head[-1].cells, names, form)
    else:
        header = Header([spelled(Field.cut(source, 0, 0), name) for name in form.positions], "text", form)
    if header is None:
        columns = ", ".join(each.text.strip() for each in sample[0].cells if each.text.strip())
        return Reading(source, passed_over=f"no column holds the text of posts (the first row has: {columns[:200]})")
    said = [each.text for each in header.columns]
    platform = form.platform or platform_in_path(source.path)
    setting = Setting(source, options, timezone=zone_in_header(said), platform=platform)
    return read_rows(header, rows, names, replace(setting, order=form.dates or order_in_header(said)))


def recognise(sample: Sequence[Row], options: Options) -> tuple[Format, int]:
    """Which scheduler's file some rows begin, and with which of them the header ends; 0 where there is none."""
    names = names_of(GENERIC, options)
    for number, row in enumerate(sample[:TITLES], 1):
        if form := format_of_header(row.cells):
            return form, number
        form = network_form(row.cells, [each.cells for each in sample[number:]], names)
        known = sum(names.find(cell.text) is not None for cell in row.cells) + len(form.networks) + len(form.texts)
        if (number == 1 or known >= FEWEST) and Header.read(row.cells, names, form):
            return form, number
    headless = format_of_cells([row.cells for row in sample if not row.problem])
    return (headless, 0) if headless else (GENERIC, 1)


def names_of(form: Format, options: Options) -> Names:
    """What the columns of a format mean; config knows best."""
    if not form.columns:
        return Names(options.keys)
    both = {**form.columns, **options.keys}
    return Names({key: [*options.keys.get(key, ()), *form.columns.get(key, ())] for key in both}, extra_first=True)


def read_rows(header: Header, rows: Iterable[Row], names: Names, setting: Setting) -> Reading:
    """The posts in the rows under a header."""
    notes: list[Note] = []
    records = list(readable(header, rows, names, setting.source, notes))
    setting = replace(setting, order=order_in(records, setting.options.dates or setting.order))
    posts: list[Post] = []
    for record in records:
        more, noticed = posts_of(record, header, setting)
        posts += followed(more, record, header.form)
        notes += noticed
    return Reading(setting.source, posts, notes, "" if posts or notes else "no rows under the header")


def posts_of(record: Record, header: Header, setting: Setting) -> tuple[list[Post], list[Note]]:
    """The posts of a row: the text for all, except where a platform has a text of its own."""
    body, own = body_of(record, header), dict(own_texts(record))
    posts, notes = make_posts(record, body, setting) if body and (body.text or not own) else ([], [])
    posts = [post for post in posts if post.platform not in own]
    for platform, text in own.items():
        more, noticed = make_posts(record, text, setting, [platform])
        posts += more
        notes = notes or noticed
    return posts, notes


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
