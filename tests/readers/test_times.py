"""When a record is to be posted."""

import json
from collections.abc import Sequence
from typing import Any

import pytest

from benice.model import Post, Reading, Source
from benice.readers import Options, read

PARIS = Options(timezone="Europe/Paris")


def reading(*records: dict[str, Any], options: Options = PARIS) -> Reading:
    return read(Source("plan.json", json.dumps([{"text": "Hello", **record} for record in records])), options)


def times(posts: Sequence[Post]) -> list[str | None]:
    return [post.at.isoformat() if post.at else None for post in posts]


@pytest.mark.parametrize(
    ("record", "at"),
    [
        ({"at": "2027-01-05T09:00:00Z"}, "2027-01-05T09:00:00+00:00"),
        ({"at": "2027-01-05 09:00"}, "2027-01-05T09:00:00+01:00"),
        ({"date": "2027-01-05", "time": "09:00"}, "2027-01-05T09:00:00+01:00"),
        ({"Date": "2027-01-05", "Posting Time": "09:00"}, "2027-01-05T09:00:00+01:00"),
        ({"Posting Time": "2027-01-05 09:00"}, "2027-01-05T09:00:00+01:00"),
        ({"Scheduled Date": "2027-01-05", "Scheduled Time": "09:00"}, "2027-01-05T09:00:00+01:00"),
        ({"at": "2027-01-05 09:00", "timezone": "Asia/Tokyo"}, "2027-01-05T09:00:00+09:00"),
        ({"at": "", "date": "2027-01-05", "time": "09:00"}, "2027-01-05T09:00:00+01:00"),
    ],
)
def test_a_time_is_read_from_whatever_holds_it(record: dict[str, str], at: str) -> None:
    found = reading(record)
    assert times(found.posts) == [at]
    assert found.notes == []


@pytest.mark.parametrize(
    "record",
    [{}, {"at": ""}, {"at": None}, {"date": "", "time": "09:00"}, {"time": "09:00"}, {"date": "TBD"}, {"date": "—"}],
)
def test_a_blank_date_is_an_entry_of_a_queue(record: dict[str, str]) -> None:
    found = reading(record)
    assert times(found.posts) == [None]
    assert found.notes == []


def test_a_date_alone_is_a_whole_day() -> None:
    (post,) = reading({"date": "2027-01-05"}).posts
    assert post.all_day


def test_a_time_that_cannot_be_read_costs_the_row_its_place_in_time_and_not_its_judgement() -> None:
    found = reading({"date": "the day after", "time": "noonish"})
    (note,) = found.notes
    assert (note.rule, note.fatal, note.where.text) == ("unreadable-row", True, "the day after")
    assert (
        note.facts["problem"] == "'the day after noonish' is not a time that can be read; write it as 2027-01-31 09:00"
    )
    assert times(found.posts) == [None]


def test_a_time_without_a_zone_is_noted_and_kept_as_it_is() -> None:
    found = reading({"at": "2027-01-05 09:00"}, options=Options())
    assert [(note.rule, note.fatal) for note in found.notes] == [("zoneless-time", False)]
    assert times(found.posts) == ["2027-01-05T09:00:00"]


def test_a_zone_that_does_not_exist_is_noted_where_it_is_written() -> None:
    found = reading({"at": "2027-01-05 09:00", "timezone": "Europe/Pariss"})
    (note,) = found.notes
    assert (note.rule, note.fatal, note.where.text) == ("wrong-type", True, "Europe/Pariss")
    assert "Europe/Paris'" in str(note.facts["problem"])
    assert times(found.posts) == [None]


def test_days_and_months_are_told_apart_by_the_other_dates_of_the_file() -> None:
    found = reading({"date": "05/01/2027", "time": "09:00"}, {"date": "25/01/2027", "time": "09:00"})
    assert times(found.posts) == ["2027-01-05T09:00:00+01:00", "2027-01-25T09:00:00+01:00"]


def test_a_file_that_does_not_say_which_is_the_month_is_noted_and_not_guessed_at() -> None:
    found = reading({"date": "05/01/2027", "time": "09:00"})
    assert [note.rule for note in found.notes] == ["ambiguous-date"]
    assert times(found.posts) == [None]


def test_config_may_say_which_is_the_month() -> None:
    options = Options(timezone="Europe/Paris", dates="month-first")
    assert times(reading({"date": "05/01/2027", "time": "09:00"}, options=options).posts) == [
        "2027-05-01T09:00:00+02:00"
    ]
