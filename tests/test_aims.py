"""What goals in words want: numbers, and by when."""

from datetime import date

import pytest

from benice.aims import read_amounts, read_days, read_from_to, read_growth

START = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("5,000 followers", [5000]),
        ("1.5k fans and 2 million views", [1500, 2_000_000]),
        ("10.000 Follower", [10_000]),
        ("1 200 members", [1200]),
        ("3.5 posts", [3.5]),
        ("many followers", []),
    ],
)
def test_amounts(text: str, amounts: list[float]) -> None:
    assert read_amounts(text) == amounts


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("From 200 to 5,000 followers", (200, 5000)),
        ("go from about 1k followers to 2k", (1000, 2000)),
        ("from Monday to Friday", None),
    ],
)
def test_from_one_number_to_another(text: str, pair: tuple[float, float] | None) -> None:
    assert read_from_to(text) == pair


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("Double our fans", 1.0),
        ("10x our reach", 9.0),
        ("grow by 30%", 0.3),
        ("25% more fans", 0.25),
        ("80% reply", None),
    ],
)
def test_growth(text: str, growth: float | None) -> None:
    assert read_growth(text) == growth


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("overnight", 1),
        ("in two weeks", 14),
        ("within 30 days", 30),
        ("500 new followers a week", 7),
        ("by Friday", 7),
        ("by next week", 14),
        ("by the end of the month", 31),
        ("this year", 366),
        ("by Christmas", 24),
        ("by 2027-01-01", 31),
        ("by 1 March", 90),
        ("by March 1st, 2028", 456),
        ("by March", 120),
        ("by the end of November", 364),
        ("by Easter egg time", 145),
        ("by 31 February", None),
        ("whenever that may be", None),
    ],
)
def test_days(text: str, days: int | None) -> None:
    assert read_days(text, START) == days
