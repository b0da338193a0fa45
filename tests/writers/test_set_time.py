"""A new time in the words of an old one, and read back as what was meant."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from benice.when import read_when
from benice.writers.times import Style, reclocked, retimed

WAS, AT = datetime(2026, 12, 1, 9), datetime(2027, 1, 12, 14, 30)
FEW = Style(short_days=True, short_hours=True)
MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2029, 1, 1)).map(lambda at: at.replace(second=0, microsecond=0))
FORMS = [
    "%Y-%m-%dT%H:%MZ",
    "%Y-%m-%d %H:%M:%S.000Z",
    "%Y%m%dT%H%M%SZ",
    "%d/%m/%Y %H:%M",
    "%m/%d/%y %I:%M %p",
    "%d.%m.%Y, %H.%M Uhr",
    "%A, %d %B %Y at %I:%M%p",
    "%a %b %d %H:%M:%S +0000 %Y",
    "%H:%M %d/%m/%Y",
]


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("2026-12-01T09:00+01:00", Style(), "2027-01-12T14:30+01:00"),
        ("20261201T090000Z", Style(), "20270112T143000Z"),
        ("1/12/2026 9:00", FEW, "12/1/2027 14:30"),
        ("12/1/2026 9:00 AM", FEW, "1/12/2027 2:30 PM"),
        ("01.12.2026, 9 Uhr", Style(), "12.01.2027, 14:30 Uhr"),
        ("Tue, 1 December 2026 at 9am", Style(), "Tue, 12 January 2027 at 2:30pm"),
        ("DEC 1st, 2026 9:00 a.m.", Style(), "JAN 12th, 2027 2:30 p.m."),
        ("Dienstag, 1. Dezember 2026, 9.00 Uhr", Style(), "Dienstag, 12. Januar 2027, 14.30 Uhr"),
        ("1 déc. 2026 9h00", Style(), "12 janv. 2027 14h30"),
        ("Wed 1 Dec 2026 09:00", Style(), "Wed 12 Jan 2027 14:30"),
        ("2 December 2026 9am", Style(), None),
        ("some day, 09:00", Style(), None),
    ],
)
def test_only_what_changes_is_written_anew(text: str, style: Style, expected: str | None) -> None:
    assert retimed(text, WAS, AT, style) == expected


def test_a_time_of_day_alone_and_a_date_beside_one() -> None:
    assert [reclocked(text, WAS, AT, Style()) for text in ("9:00 AM", "09:00", "9h")] == ["2:30 PM", "14:30", "14:30h"]
    assert reclocked("noon", WAS.replace(hour=12), AT, Style()) == "14:30"
    assert retimed("01/12/2026 00:00:00", WAS, AT, Style(), clock=False) == "12/01/2027 00:00:00"
    assert retimed("12/12/2026", WAS.replace(day=12), AT, Style(month_first=True), clock=False) == "01/12/2027"


@pytest.mark.parametrize("form", FORMS)
@given(was=MOMENTS, at=MOMENTS)
@example(was=datetime(2026, 5, 5, 12), at=datetime(2026, 6, 5, 0, 5))
def test_what_is_written_reads_back(form: str, was: datetime, at: datetime) -> None:
    order = "month-first" if form.startswith("%m") else "day-first"
    text = was.strftime(form)
    new = retimed(text, was, at, Style(month_first=order == "month-first"))
    assert new is not None
    assert read_when(new, zone="UTC", order=order).at == at.replace(tzinfo=UTC)
    assert read_when(text, zone="UTC", order=order).at == was.replace(tzinfo=UTC)
    if "%B" not in form and "%b" not in form:
        assert retimed(new, at, was, Style(month_first=order == "month-first")) == text


def test_the_style_of_a_file_comes_from_its_cells() -> None:
    assert Style.of(["10/25/2026 10:00 AM", "1/5/2026 9:00 AM"]) == FEW
    assert Style.of(["2026-12-01 09:00", "2026-12-10 10:00"]) == Style()
    assert Style.of(["2026-12-10 10:00 AM"]).short_hours
