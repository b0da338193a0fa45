"""When something is to be posted: whatever is written in a format is read back."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.when import When, order_of_dates, read_when

MINUTES = st.datetimes(datetime(1971, 1, 1), datetime(2199, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))


def read(date: str, time: str = "", *, zone: str | None = "Europe/Paris", order: str | None = None) -> When:
    return read_when(date, time, zone=zone, order=order)


@pytest.mark.parametrize(
    "shape",
    [
        "%Y-%m-%dT%H:%M:%S",
        "%Y-%m-%d %H:%M",
        "%Y/%m/%d %H:%M",
        "%Y%m%dT%H%M%S",
        "%m/%d/%Y %I:%M %p",
        "%d.%m.%Y %H:%M",
        "%d.%m.%Y %H:%M Uhr",
        "%b %d, %Y %I:%M %p",
        "%d %b %Y %H:%M",
        "%A, %d %B %Y, %H:%M",
        "%a, %d %b %Y %H:%M:%S",
        "%a %b %d %H:%M:%S %Y",
    ],
)
@given(at=MINUTES)
def test_what_is_written_in_a_format_is_read_back(shape: str, at: datetime) -> None:
    when = read(at.strftime(shape), zone=None, order="month-first")
    assert (when.at, when.problem) == (at, "zoneless-time")


@given(at=MINUTES)
def test_a_cell_for_the_date_and_one_for_the_time_are_as_good_as_one(at: datetime) -> None:
    for date, time in [("%Y-%m-%d", "%H:%M"), ("%d.%m.%Y", "%I:%M%p"), ("%d %B %Y", "%H.%M Uhr")]:
        assert read(at.strftime(date), at.strftime(time), zone="UTC").at == at.replace(tzinfo=UTC)


@given(at=MINUTES, minutes=st.integers(-14 * 60, 14 * 60))
def test_an_offset_is_read_back(at: datetime, minutes: int) -> None:
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    for offset in (f"{sign}{hours:02}:{rest:02}", f"{sign}{hours:02}{rest:02}"):
        found = read(f"{at.isoformat()}{offset}").at
        assert found is not None
        assert found.astimezone(UTC).replace(tzinfo=None) == at - timedelta(minutes=minutes)


@given(at=MINUTES, day_first=st.booleans())
def test_slashed_dates_are_read_in_the_order_that_is_known_and_in_no_other(at: datetime, day_first: bool) -> None:
    text = at.strftime("%d/%m/%Y %H:%M" if day_first else "%m/%d/%Y %H:%M")
    order = "day-first" if day_first else "month-first"
    assert read(text, zone="UTC", order=order).at == at.replace(tzinfo=UTC)
    unknown = read(text, zone="UTC")
    clear = at.day > 12 or at.day == at.month
    assert unknown.at == (at.replace(tzinfo=UTC) if clear else None)
    assert unknown.problem == ("" if clear else "ambiguous-date")
    assert order_of_dates([text], None) == (order if at.day > 12 else None)


ZONES = ["Europe/Paris", "America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Tehran", "Africa/Cairo"]


@given(at=MINUTES, zone=st.sampled_from(ZONES), near=st.integers(-90, 90))
def test_clock_changes_are_those_of_zoneinfo(at: datetime, zone: str, near: int) -> None:
    there = ZoneInfo(zone)
    day = next((day for day in range(370) if changes(at + timedelta(days=day), there)), 0)
    at += timedelta(days=day)
    hour = next((hour for hour in range(24) if changes_within(at + timedelta(hours=hour), there)), 0)
    at += timedelta(hours=hour, minutes=near)
    when = read(at.isoformat(), zone=zone)
    back = [
        at.replace(tzinfo=there, fold=fold).astimezone(UTC).astimezone(there).replace(tzinfo=None) for fold in (0, 1)
    ]
    offsets = {at.replace(tzinfo=there, fold=fold).utcoffset() for fold in (0, 1)}
    which = "skipped" if at not in back else "doubled" if len(offsets) == 2 else None
    assert when.facts.get("which") == which
    assert when.at == at.replace(tzinfo=there)


def changes(at: datetime, zone: ZoneInfo) -> bool:
    return at.replace(tzinfo=zone).utcoffset() != (at + timedelta(days=1)).replace(tzinfo=zone).utcoffset()


def changes_within(at: datetime, zone: ZoneInfo) -> bool:
    return at.replace(tzinfo=zone).utcoffset() != (at + timedelta(hours=1)).replace(tzinfo=zone).utcoffset()


@given(date=st.text(max_size=30), time=st.text(max_size=10), order=st.sampled_from([None, "day-first", "month-first"]))
def test_no_text_is_too_strange(date: str, time: str, order: str | None) -> None:
    when = read(date, time, order=order)
    assert (when.at is None) == (when.problem in ("unreadable-time", "ambiguous-date"))


@given(st.from_regex(r"\A[0-9TZ:./+ -]{4,25}\Z"))
def test_no_text_of_digits_is_too_strange(text: str) -> None:
    assert isinstance(read(text), When)
