"""Workbooks of Excel, made here and read back."""

import csv
import sys
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from places import check_places
from scheduler_files import CASES, Case, summary

from benice.model import Reading
from benice.readers import Options, read
from benice.readers.decode import decode
from benice.readers.find import find

HEAD = ["Date", "Time", "Platform", "Caption"]


def workbook(*sheets: list[list[Any]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, 1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def reading(data: bytes) -> Reading:
    found = decode("plan.xlsx", data)
    return found if isinstance(found, Reading) else read(found, Options(timezone="Europe/Paris"))


def test_a_row_is_a_post_on_the_line_of_its_row() -> None:
    found = reading(workbook([HEAD, [], [date(2027, 1, 5), time(9), "X", 'Bread\nand "cake"\ttoo']]))
    assert summary(found) == [(1, "x", "2027-01-05 08:00", 'Bread\nand "cake" too')]
    (post,) = found.posts
    assert post.source.position(post.body.start) == (3, 23)
    check_places(post.body)


@pytest.mark.parametrize(
    ("cells", "when"),
    [
        ([datetime(2027, 1, 5, 9, 30), None], "2027-01-05 08:30"),
        ([datetime(2027, 1, 5), time(9, 30)], "2027-01-05 08:30"),
        (["2027-01-05", "09:30"], "2027-01-05 08:30"),
        (["5 Jan 2027", "9:30 AM"], "2027-01-05 08:30"),
        ([None, None], "queue"),
    ],
)
def test_dates_are_cells_or_texts(cells: list[Any], when: str) -> None:
    assert summary(reading(workbook([HEAD, [*cells, "X", "Bread"]]))) == [(1, "x", when, "Bread")]


def test_a_date_without_a_time_is_a_whole_day() -> None:
    (post,) = reading(workbook([HEAD, [date(2027, 1, 5), None, "X", "Bread"]])).posts
    assert post.all_day


def test_all_sheets_are_read_and_no_two_posts_have_one_number() -> None:
    rows: list[list[Any]] = [HEAD, [date(2027, 1, 5), time(9), "X", "Bread"], [date(2027, 1, 6), time(9), "X", "Cake"]]
    found = reading(workbook(rows, [["Ideas"]], rows))
    assert [post.body.text for post in found.posts] == ["Bread", "Cake", "Bread", "Cake"]
    assert len({post.record for post in found.posts}) == 4


def test_a_hidden_sheet_is_nobody_s_business() -> None:
    book = Workbook()
    book.active.append(HEAD)
    hidden = book.create_sheet("Old")
    hidden.append(HEAD)
    hidden.append([date(2027, 1, 5), time(9), "X", "Bread"])
    hidden.sheet_state = "hidden"
    data = BytesIO()
    book.save(data)
    assert reading(data.getvalue()).posts == []


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name in ("buffer", "metricool")], ids=lambda case: case.name
)
def test_a_scheduler_s_file_is_recognised_in_a_workbook_too(case: Case) -> None:
    found = reading(workbook([[cell or None for cell in row] for row in csv.reader(case.text.splitlines())]))
    assert found.source.format == case.name
    assert summary(found) == list(case.posts)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 broken", b"Date,Text\n"])
def test_what_is_no_workbook_is_unreadable(data: bytes) -> None:
    (note,) = reading(data).notes
    assert (note.rule, note.fatal) == ("unreadable", True)
    assert str(note.facts["problem"]).startswith("not a workbook of Excel")


def test_a_workbook_in_a_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(workbook([HEAD, [date(2027, 1, 5), time(9), "X", "Bread"]]))
    (found,) = find([str(tmp_path)])
    assert [post.body.text for post in read(found.source(), Options()).posts] == ["Bread"]


def test_without_openpyxl_a_workbook_in_a_folder_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (tmp_path / "plan.xlsx").write_bytes(b"PK\x03\x04\x00")
    (found,) = find([str(tmp_path)])
    assert found.reading
    assert (found.reading.passed_over, found.reading.notes) == ("workbooks need benice[xlsx]", ())


def test_without_openpyxl_the_note_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    (note,) = reading(workbook([HEAD])).notes
    assert note.facts["problem"] == "workbooks are read with openpyxl: pip install 'benice[xlsx]'"
