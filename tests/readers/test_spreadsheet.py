"""CSV with places."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.model import Source
from benice.readers.spreadsheet import find_delimiter, scan_rows

CELLS = st.text('ab ,;\t|"\n🎉é', max_size=8)


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in scan_rows(Source("a.csv", text), delimiter, 0)]


def problems(text: str) -> list[tuple[int, str, int]]:
    found = scan_rows(Source("a.csv", text), ",", 0)
    return [(row.number, row.problem, row.start) for row in found if row.problem]


@settings(deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_cells_are_what_was_written_and_every_character_has_its_place(
    table: list[list[str]], delimiter: str, line_end: str, quoting: int
) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line_end, quoting=quoting).writerows(table)  # type: ignore[arg-type]
    source = Source("a.csv", out.getvalue())
    found = list(scan_rows(source, delimiter, 0))
    expected = [row for row in table if any(cell.strip() for cell in row)]
    assert [[cell.text for cell in row.cells] for row in found] == expected
    for row in found:
        for cell in row.cells:
            starts, ends = cell.places
            raw = [source.text[start:end] for start, end in zip(starts, ends, strict=True)]
            assert "".join(raw).replace('""', '"') == cell.text


def test_a_quoted_newline_does_not_end_the_row() -> None:
    assert rows('a,"b\nc"\nd,e\n') == [["a", "b\nc"], ["d", "e"]]


def test_a_line_end_inside_quotes_is_one_newline_however_it_is_written() -> None:
    assert rows('"a\r\nb"\r\n') == [["a\nb"]]


def test_a_doubled_quote_is_one_quote() -> None:
    source = Source("a.csv", '"say ""hi"" twice"')
    cell = next(scan_rows(source, ",", 0)).cells[0]
    assert cell.text == 'say "hi" twice'
    assert cell.span(4, 8).text == '""hi""'


def test_a_quote_in_the_middle_of_a_bare_cell_is_a_quote() -> None:
    assert rows('a 5" nail,b') == [['a 5" nail', "b"]]


def test_blank_rows_are_not_counted() -> None:
    found = list(scan_rows(Source("a.csv", "a,b\n\n , \nc,d\n"), ",", 0))
    assert [(row.number, row.start) for row in found] == [(1, 0), (2, 9)]


def test_rows_may_be_longer_and_shorter_than_each_other() -> None:
    assert rows("a,b\nc\nd,e,f\n") == [["a", "b"], ["c"], ["d", "e", "f"]]


def test_a_quote_that_never_closes_is_named_at_its_row_and_ends_the_reading() -> None:
    text = 'a,b\nc,"d\ne,f\n'
    assert problems(text) == [(2, "a quote that is never closed", 6)]
    assert rows(text)[0] == ["a", "b"]


def test_stray_text_behind_a_quote_costs_its_row_and_no_other() -> None:
    text = 'a,b\nc,"d" e\nf,g\n'
    assert problems(text) == [(2, "text after the closing quote", 6)]
    assert rows(text)[2] == ["f", "g"]


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [
        ("Text,Date", ","),
        ("Text;Date", ";"),
        ("Text\tDate", "\t"),
        ("Text|Date", "|"),
        ('"a,b,c";d', ";"),
        ("Text", ","),
    ],
)
def test_the_delimiter_is_the_one_that_the_first_row_uses(header: str, delimiter: str) -> None:
    assert find_delimiter(Source("a.csv", f"{header}\n1,5;2,5\n"))[0] == delimiter


def test_a_hint_for_excel_names_the_delimiter_and_is_no_row() -> None:
    source = Source("a.csv", "sep=;\nText,more;Date\n")
    assert find_delimiter(source) == (";", 6)


def test_a_tsv_file_is_cut_at_tabs() -> None:
    assert find_delimiter(Source("a.tsv", "a,b,c\td\n"))[0] == "\t"
