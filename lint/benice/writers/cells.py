"""Cells of CSV: a value as a cell, and new columns at the end of every row."""

import re
from collections.abc import Iterator, Mapping, Sequence

from benice.model import LINE_END, Edit, Field, Source, Span
from benice.readers.keys import Names
from benice.readers.options import Options
from benice.readers.spreadsheet import DELIMITERS, Row, find_delimiter, scan_rows
from benice.readers.table import names_of, recognise
from benice.tables import UsageError

BLANKS = re.compile(r" *")
SAMPLE = 20


def encode_cell(text: str, *, quoted: bool) -> str:
    """A text as a cell; in quotes where it cannot do without them."""
    must = not text.isprintable() or text != text.strip() or any(each in text for each in f'"{DELIMITERS}')
    return '"' + text.replace('"', '""') + '"' if quoted or must else text


def set_cells(source: Source, options: Options, values: Mapping[int, Mapping[str, str]]) -> Iterator[Edit]:
    """Cells of some records (by number) under names of the contract; names without a column get one at the end.

    UsageError where a row cannot be read, or the columns have no names.
    """
    delimiter, start = find_delimiter(source)
    rows = list(scan_rows(source, delimiter, start))
    if broken := next((row for row in rows if row.problem), None):
        line, _ = source.position(broken.start)
        raise UsageError(f"{source.path}:{line}: {broken.problem}; mend this row first")
    form, before = recognise(rows[:SAMPLE], options)
    if not before:
        raise UsageError(f"{source.path}: the columns of this file for {form.name} have no names; add a header first")
    head, *rows = rows[before - 1 :]
    columns = best_columns([cell.text for cell in head.cells], names_of(form, options))
    width = widest = max(len(row.cells) for row in (head, *rows))
    for name in dict.fromkeys(name for given in values.values() for name in given):
        if name not in columns:
            columns[name], width = width, width + 1
    new = {at: name for name, at in columns.items() if at >= widest}
    for row, given in [(head, new), *((row, values_at(columns, values.get(row.number - before, {}))) for row in rows)]:
        yield from edits_of(row, given, delimiter, width if new else 0)


def best_columns(head: Sequence[str], names: Names) -> dict[str, int]:
    """The names of the contract that a header has, and at which cell; of two spellings the better one."""
    found = [(name, at) for at, column in enumerate(head) if (name := names.find(column))]
    return {name: at for (name, _), at in sorted(found, key=lambda each: each[0][1], reverse=True)}


def values_at(columns: Mapping[str, int], given: Mapping[str, str]) -> dict[int, str]:
    """Texts by the number of their cell."""
    return {columns[name]: text for name, text in given.items()}


def edits_of(row: Row, given: Mapping[int, str], delimiter: str, width: int) -> Iterator[Edit]:
    """The edits that set cells of a row, and lengthen it to a width or as far as they reach."""
    *before, last = row.cells
    for at, cell in enumerate(before):
        if at in given:
            yield Edit(cell.whole(), encode_cell(given[at], quoted=is_quoted(cell)))
    quoted = all(map(is_quoted, row.cells))
    tail = range(len(row.cells), max([width, *(at + 1 for at in given)]))
    more = "".join(delimiter + (encode_cell(given[at], quoted=quoted) if at in given else "") for at in tail)
    final = given.get(len(before))
    if not more and final is None:
        return
    source, blank = last.source, BLANKS.match(last.source.text, last.end)
    end = blank.end() if blank and more else last.end
    if final is None:
        yield Edit(Span(source, end, end), more)
        return
    new = encode_cell(final, quoted=is_quoted(last)) + source.text[last.end : end]
    yield Edit(Span(source, last.start, end), new + more)


def is_quoted(cell: Field) -> bool:
    """Whether a cell stands in quotes."""
    return cell.whole().text.startswith('"')


def newline_of(source: Source) -> str:
    """How the lines of a source end."""
    match = LINE_END.search(source.text)
    return match[0] if match else "\n"
