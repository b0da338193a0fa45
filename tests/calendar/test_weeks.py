"""Which days a calendar shows."""

from datetime import date
from pathlib import Path

import pytest
from sheets import LONDON, sheet_of

from benice.calendar.weeks import name_days, read_period
from benice.tables import UsageError

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("asked", "today", "expected"),
    [
        ((None, None, None), TODAY, ("2026-11-30", "2027-01-17")),  # whole weeks
        (("2026-12-03", None, None), TODAY, ("2026-12-03", "2027-01-17")),
        ((None, "2026-12-10", None), TODAY, ("2026-11-30", "2026-12-10")),
        ((None, None, 2), TODAY, ("2026-11-30", "2026-12-13")),  # nothing is planned before
        ((None, None, 1), date(2027, 1, 13), ("2027-01-11", "2027-01-17")),  # this week
        ((None, "2027-01-14", 2), TODAY, ("2027-01-01", "2027-01-14")),
        (("2026-12-02", None, 1), TODAY, ("2026-12-02", "2026-12-08")),
        (("2027-06-01", None, 1), TODAY, None),
    ],
)
def test_the_days_that_are_asked_for(
    tmp_path: Path,
    asked: tuple[str | None, str | None, int | None],
    today: date,
    expected: tuple[str, str] | None,
) -> None:
    sheet = sheet_of(tmp_path, "One.,x,acme,2026-12-02 09:00", "Two.,x,acme,2027-01-14 09:00", "Some day.,x,acme,")
    days = read_period(*asked).days(sheet, today)
    assert (days and tuple(map(str, days))) == expected


def test_what_was_published_is_shown_where_its_days_are_asked_for(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("text,platform,account,at\nOnce.,x,acme,2026-03-03 09:00\n", encoding="utf-8")
    for rows in (["Now.,x,acme,2026-12-02 09:00"], ["Some day.,x,acme,"]):
        sheet = sheet_of(tmp_path, *rows, config=LONDON + 'history = ["old.csv"]')
        assert read_period("2026-03-01", "2026-03-31", None).days(sheet, TODAY) == (date(2026, 3, 1), date(2026, 3, 31))
        days = read_period(None, None, None).days(sheet, TODAY)
        assert days is None or days[0] == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("1 December", None, None), "--from: '1 December' is no day, such as 2026-12-01"),
        (("2026-12-02", "2026-12-01", None), "--from: 2026-12-02 is after --to 2026-12-01"),
        (("2026-12-01", "2026-12-02", 1), "--weeks goes with --from or with --to, not with both"),
        (("9999-12-31", None, 1), "--from: there is no year 9999 in a calendar of posts"),
        ((None, None, 0), "--weeks: a number from 1 to 520 is needed, not 0"),
    ],
)
def test_days_that_make_no_sense(asked: tuple[str | None, str | None, int | None], told: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_period(*asked)
    assert str(caught.value) == told


def test_days_in_words() -> None:
    assert name_days(date(2026, 12, 7), date(2026, 12, 13)) == "7 - 13 December 2026"
    assert name_days(date(2026, 11, 30), date(2026, 12, 6)) == "30 November - 6 December 2026"
    assert name_days(date(2026, 12, 28), date(2027, 1, 3)) == "28 December 2026 - 3 January 2027"
