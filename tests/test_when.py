"""When something is to be posted: formats, orders, zones and the clock changes in them."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from benice.when import When, order_of_dates, read_when

PARIS = ZoneInfo("Europe/Paris")


def read(date: str, time: str = "", *, zone: str | None = "Europe/Paris", order: str | None = None) -> When:
    return read_when(date, time, zone=zone, order=order)


@pytest.mark.parametrize(
    ("date", "time"),
    [
        ("2026-12-07T18:05:00", ""),
        ("2026-12-07T18:05", ""),
        ("2026-12-07 18:05", ""),
        ("2026-12-07 18:05:00.000", ""),
        ("2026-12-07T17:05:00Z", ""),
        ("2026-12-07T17:05:00.000Z", ""),
        ("2026-12-07T18:05:00+01:00", ""),
        ("2026-12-07 18:05:00 +0100", ""),
        ("2026-12-07T18:05+01", ""),
        ("2026-12-07T18:05:00+01:00[Europe/Paris]", ""),
        ("20261207T180500", ""),
        ("20261207T170500Z", ""),
        ("2026-12-7 18:05", ""),
        ("2026/12/07 18:05", ""),
        ("12/7/2026 6:05 PM", ""),
        ("12/7/26 6:05 pm", ""),
        ("12/07/2026 18:05", ""),
        ("07.12.2026 18:05", ""),
        ("7.12.26, 18:05 Uhr", ""),
        ("7. 12. 2026 18:05", ""),
        ("7. Dezember 2026, 18.05 Uhr", ""),
        ("Dec 7, 2026 6:05 PM", ""),
        ("Dec. 7, 2026 6:05 p.m.", ""),
        ("December 7th, 2026 at 6:05pm", ""),
        ("7 Dec 2026 18:05", ""),
        ("7-Dec-26 18:05", ""),
        ("7 de diciembre de 2026 a las 18:05", ""),
        ("lun. 7 décembre 2026 à 18h05", ""),
        ("Monday, 7 December 2026, 18:05", ""),
        ("Mon, 07 Dec 2026 18:05:00 +0100", ""),
        ("Mon, 07 Dec 2026 12:05:00 EST", ""),
        ("Mon Dec 07 17:05:00 +0000 2026", ""),
        ("Mon Dec 07 2026 18:05:00 GMT+0100 (Central European Standard Time)", ""),
        ("18:05 07.12.2026", ""),
        ("2026-12-07 12:05 America/New_York", ""),
        ("2026-12-07", "18:05"),
        ("2026-12-07", "18:05:00"),
        ("2026-12-07", "6:05 PM"),
        ("2026-12-07", "6:05\u202fPM"),
        ("2026-12-07", "06:05pm"),
        ("2026-12-07", "18.05 Uhr"),
        ("2026-12-07", "18h05"),
        ("2026-12-07", "17:05 UTC"),
        ("2026-12-07", "18:05 UTC+1"),
        ("2026-12-07", "17:05 (GMT)"),
        ("2026-12-07 00:00:00", "18:05"),
        ("2026-12-07 18:05", "18:05"),
        (" Montag,  7.12.2026 ", " 18:05 "),
    ],
)
def test_every_way_to_write_a_time_says_the_same(date: str, time: str) -> None:
    when = read(date, time, order="month-first")
    assert when.at == datetime(2026, 12, 7, 18, 5, tzinfo=PARIS)
    assert (when.all_day, when.problem, when.facts) == (False, "", {})


def test_the_time_of_an_american_calendar_is_the_time_there_in_winter_and_in_summer() -> None:
    moments = [read(date, "9:00 AM ET").at for date in ("2026-12-07", "2027-07-07")]
    assert [moment.isoformat() for moment in moments if moment] == [
        "2026-12-07T09:00:00-05:00",
        "2027-07-07T09:00:00-04:00",
    ]


@pytest.mark.parametrize(
    "date", ["2026-12-07", "20261207", "7.12.2026", "7 Dec 2026", "Monday, 7 December 2026", "Dec 7, 2026", "12/7/26"]
)
@pytest.mark.parametrize("zone", ["Europe/Paris", None])
def test_a_date_without_a_time_is_a_whole_day_and_needs_no_zone(date: str, zone: str | None) -> None:
    when = read(date, zone=zone, order="month-first")
    assert when.at is not None
    assert when.at.replace(tzinfo=None) == datetime(2026, 12, 7)
    assert (when.all_day, when.problem) == (True, "")


@pytest.mark.parametrize(
    ("time", "hour"), [("12 am", 0), ("12am", 0), ("1 AM", 1), ("12 pm", 12), ("noon", 12), ("11 p.m.", 23)]
)
def test_midnight_and_noon_on_a_clock_of_twelve_hours(time: str, hour: int) -> None:
    assert read("2026-12-07", time).at == datetime(2026, 12, 7, hour, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("date", "time", "problem"),
    [
        ("02/30/2027 09:00", "", "there is no 30 February 2027"),
        ("31.04.2027", "", "there is no 31 April 2027"),
        ("2027-02-29", "", "there is no 29 February 2027"),
        ("2027-13-01", "", "there is no month 13"),
        ("20270-01-05", "", None),
        ("0207-01-05", "", "there is no year 0207 in a calendar of posts"),
        ("2026-12-11 10-00", "", "'10-00' is not a time of day; write 10:00"),
        ("2026-12-11", "10-00", "'10-00' is not a time of day; write 10:00"),
        ("2026-12-11 25:00", "", "there is no 25:00 on a clock"),
        ("2026-12-11", "9:75", "there is no 9:75 on a clock"),
        ("2026-12-11", "13:00 PM", "there is no hour 13 pm"),
        ("2026-12-11", "morning", "'morning' is not a time of day"),
        ("2026-12-11", "9", "'9' is not a time of day"),
        ("2026-12-11 09:00", "10:00", "'2026-12-11 09:00' and '10:00' are two different times"),
        ("2026-12-11 09:00 IST", "", "'IST' is not a zone that means one offset only; write an offset such as +01:00"),
        ("2026-12-11 09:00+25:00", "", "no zone is +25:00 away"),
        ("2026-12-11 09:00 Europe/Pari", "", "there is no time zone 'Europe/Pari'; did you mean 'Europe/Paris'?"),
        ("7 Dec", "", "'7 Dec' is a date without a year; write the year too"),
        ("7.12.", "09:00", "'7.12.' is a date without a year; write the year too"),
        ("next Friday at 2 PM", "", None),
        ("soon", "", None),
    ],
)
def test_what_is_no_time_is_unreadable_and_says_why(date: str, time: str, problem: str | None) -> None:
    when = read(date, time)
    assert (when.at, when.problem) == (None, "unreadable-time")
    assert when.facts["text"] == f"{date} {time}".strip()
    assert when.facts.get("problem") == problem


def test_a_long_text_is_no_time_and_is_not_repeated_in_full() -> None:
    when = read("2027-01-05 and " + "so on " * 10_000)
    assert (when.at, when.problem) == (None, "unreadable-time")
    assert len(str(when.facts["text"])) == 100


def test_day_and_month_are_never_guessed_at() -> None:
    when = read("05/01/2027 09:00")
    assert (when.at, when.problem) == (None, "ambiguous-date")
    assert when.facts == {"text": "05/01/2027 09:00", "one": "1 May 2027", "other": "5 January 2027"}


@pytest.mark.parametrize("text", ["05/05/2027", "13/05/2027", "05/13/2027"])
def test_a_slashed_date_that_can_only_be_read_one_way_needs_no_order(text: str) -> None:
    assert read(text).problem == ""


def test_a_date_against_the_order_of_its_file_does_not_exist() -> None:
    when = read("12/25/2026", order="day-first")
    assert when.facts["problem"] == "there is no month 25, and the dates of this file are read day-first"


@pytest.mark.parametrize(
    ("texts", "given", "order"),
    [
        (["05/01/2027", "25/01/2027"], None, "day-first"),
        (["05/01/2027 09:00", "1/25/27 09:00"], None, "month-first"),
        (["05/01/2027"], None, None),
        (["25/01/2027", "01/25/2027"], None, None),
        (["2027-01-25", "25.01.2027", "25 Jan 2027"], None, None),
        ([], None, None),
        (["05/01/2027"], "day-first", "day-first"),
        (["01/25/2027"], "day-first", "day-first"),
        (["99/99/2027"], None, None),
        (["25-01-2027"], None, "day-first"),
    ],
)
def test_the_order_of_dates(texts: list[str], given: str | None, order: str | None) -> None:
    assert order_of_dates(texts, given) == order


def test_a_time_without_any_zone_stays_without_one() -> None:
    when = read("2026-12-07 09:00", zone=None)
    assert when == When(datetime(2026, 12, 7, 9), problem="zoneless-time", facts={"text": "2026-12-07 09:00"})


def test_an_offset_of_its_own_beats_the_zone_of_the_file() -> None:
    assert read("2026-12-07T09:00Z").at == datetime(2026, 12, 7, 9, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["+02:00", "UTC+2", "Etc/GMT-2"])
def test_a_zone_may_be_an_offset(zone: str) -> None:
    assert read("2026-12-07 09:00", zone=zone).at == datetime(2026, 12, 7, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("name", "near"), [("Europe/Pari", "; did you mean 'Europe/Paris'?"), ("Mars", ""), ("+99", "")]
)
def test_an_unknown_zone_is_an_error_with_the_nearest_name(name: str, near: str) -> None:
    with pytest.raises(ValueError, match="zone") as error:
        read("2026-12-07 09:00", zone=name)
    assert str(error.value).endswith(near)


def test_a_time_that_a_clock_change_skips() -> None:
    when = read("2027-03-28 02:30")
    assert when.at == datetime(2027, 3, 28, 2, 30, tzinfo=PARIS)
    assert when.problem == "clock-change"
    assert when.facts == {
        "text": "2027-03-28 02:30",
        "which": "skipped",
        "what": "does not happen",
        "zone": "Europe/Paris",
        "expected": "01:30 or 03:30",
    }


def test_a_time_that_a_clock_change_doubles() -> None:
    when = read("2027-10-31", "2:30 am")
    assert when.at == datetime(2027, 10, 31, 2, 30, tzinfo=PARIS)
    assert when.problem == "clock-change"
    assert (when.facts["which"], when.facts["expected"]) == ("doubled", "02:30+02:00 or 02:30+01:00")


@pytest.mark.parametrize(
    "text", ["2027-10-31T02:30:00+01:00", "2027-03-28T02:30Z", "2027-10-31 02:30 CET", "2027-03-28"]
)
def test_an_offset_or_a_whole_day_leaves_no_doubt_at_a_clock_change(text: str) -> None:
    assert read(text).problem == ""
