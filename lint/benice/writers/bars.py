"""Tables in Markdown: cells of rows set, and new columns at the end of every line."""

from collections.abc import Iterator, Mapping, Sequence

from benice.model import Edit, Post, Source, Span
from benice.readers.keys import Names
from benice.readers.markdown_table import DELIMITER, cell, cut
from benice.writers.cells import best_columns

Row = Sequence[tuple[int, int]]  # where its cells stand, blanks included


def table_of(post: Post) -> range | None:
    """The lines (from 1) of the table that a post stands in, its header first; None where it stands in none."""
    source, (line, _) = post.source, post.source.position(post.body.start)
    first = line
    while first > 1 and "|" in source.line(first - 1):
        first -= 1
    last = line
    while last < len(source.line_starts) and "|" in source.line(last + 1):
        last += 1
    is_table = line >= first + 2 and DELIMITER.fullmatch(source.line(first + 1))
    return range(first, last + 1) if is_table else None


def in_table(table: range, values: Mapping[int, Mapping[str, str]], source: Source, names: Names) -> Iterator[Edit]:
    """The edits that give rows values; `values` go by the line of the row."""
    head = row_of(source, table[0])
    columns = best_columns([cell(source, *span).text for span in head], names)
    width = widest = max(len(row_of(source, line)) for line in table)
    for name in dict.fromkeys(name for given in values.values() for name in given):
        if name not in columns:
            columns[name], width = width, width + 1
    new = {at: name for name, at in columns.items() if at >= widest}
    for number, line in enumerate(table):
        given = {columns[name]: text for name, text in values.get(line, {}).items()}
        cells = new if number == 0 else dict.fromkeys(new, "---") if number == 1 else given
        yield from edits_of(source, line, cells, width if new else 0)


def row_of(source: Source, line: int) -> Row:
    """Where the cells of a line stand."""
    start = source.line_starts[line - 1]
    return list(cut(source.text, start, start + len(source.line(line))))


def edits_of(source: Source, line: int, given: Mapping[int, str], width: int) -> Iterator[Edit]:
    """The edits that set cells of a line, and lengthen it to a width or as far as they reach."""
    row = row_of(source, line)
    for at, text in given.items():
        if at < len(row):
            field = cell(source, *row[at])
            where = field.whole() if field.text else Span(source, *row[at])
            yield Edit(where, escaped(text) if field.text else f" {escaped(text)} ")
    more = [escaped(given.get(at, "")) for at in range(len(row), max([width, *(at + 1 for at in given)]))]
    if more:
        written = source.line(line).rstrip()
        end = source.line_starts[line - 1] + len(written)
        content = "".join(f" {text} |" if written.endswith("|") else f" | {text}" for text in more)
        yield Edit(Span(source, end, end), content)


def escaped(text: str) -> str:
    """A text as a cell."""
    return text.replace("|", "\\|")
