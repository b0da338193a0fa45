"""CSV with places: a scanner for cells that says where each stands, whatever the quotes, delimiters and line ends."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from benice.light import dataclass
from benice.model import LINE_END, Field, Places, Source

DELIMITERS = ",;\t|"
HINT = re.compile(r"sep=(.)\r?\n")  # what Excel writes so that it finds the delimiter again
QUOTE = re.compile(r' *+"[^"]*+(?:""[^"]*+)*+("?)')
LINE = re.compile(r"[^\r\n]+")
LETTER = re.compile(r'""|\r\n|.', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank, numbered from 1; `problem` says why it could not be read, and `start` where."""

    number: int
    cells: Sequence[Field]
    start: int
    problem: str = ""
    last: bool = False  # nothing after this row can be trusted


@cache
def cell_pattern(delimiter: str) -> re.Pattern[str]:
    """One cell and what ends it: the quoted or the bare text, then a delimiter, a line end or the end."""
    d = re.escape(delimiter)
    return re.compile(rf'(?: *+"([^"]*+(?:""[^"]*+)*+)" *+(?={d}|\r|\n|\Z)|(?! *")([^{d}\r\n]*+))({d}|\r\n|\n|\r|\Z)')


def find_delimiter(source: Source) -> tuple[str, int]:
    """The delimiter of a source and where its first row begins; tabs and semicolons are as good as commas."""
    if match := HINT.match(source.text):
        return match[1], match.end()
    if source.path.lower().endswith(".tsv"):
        return "\t", 0
    unquoted = re.sub(r'"[^"]*+"?', "", source.text[:20_000])
    bare = next((line for line in LINE.findall(unquoted) if line.strip(" ")), "")
    return max(DELIMITERS, key=lambda each: (bare.count(each), -DELIMITERS.index(each))), 0


def scan_rows(source: Source, delimiter: str, start: int) -> Iterator[Row]:
    """The rows that are not blank. Behind a row with stray text after a quote the reading goes on at the next line."""
    text, at, number = source.text, start, 0
    while at < len(text):
        first = at
        cells, at, broken = scan_row(source, delimiter, at)
        if not broken:
            if any(each.text.strip() for each in cells):
                number += 1
                yield Row(number, cells, first)
            continue
        number += 1
        quote = QUOTE.match(text, at)
        if quote is None or not quote[1]:
            yield Row(number, cells, at, "a quote that is never closed", last=True)
            return
        yield Row(number, cells, at, "text after the closing quote")
        line_end = LINE_END.search(text, quote.end())
        at = line_end.end() if line_end else len(text)


def scan_row(source: Source, delimiter: str, at: int) -> tuple[list[Field], int, bool]:
    """The cells of the row at an offset, where it ends, and whether it breaks off before a cell."""
    cells, match_cell = [], cell_pattern(delimiter).match
    while match := match_cell(source.text, at):
        cells.append(cell(source, match))
        at = match.end()
        if match[3] != delimiter:
            return cells, at, False
    return cells, at, True


def cell(source: Source, match: re.Match[str]) -> Field:
    """The field of one cell."""
    quoted = match[1] is not None
    start, end = match.span(1) if quoted else match.span(2)
    raw = source.text[start:end]
    whole = (start - 1, end + 1) if quoted else (start, end)
    if quoted and ('"' in raw or "\r" in raw):
        text = raw.replace('""', '"').replace("\r\n", "\n").replace("\r", "\n")
        return Field(source, text, lambda: places(source, start, end), whole)
    return Field(source, raw, start, whole)


def places(source: Source, start: int, end: int) -> Places:
    """Where the characters of a quoted cell stand."""
    spans = [match.span() for match in LETTER.finditer(source.text, start, end)]
    return [first for first, _ in spans], [last for _, last in spans]
