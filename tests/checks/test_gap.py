"""The kind `gap`: posts that follow each other too closely, and what bursts tell of already."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice import rulebook
from benice.checks.gap import Gap
from benice.config import Config
from benice.desk import Desk
from benice.light import replace
from benice.model import Severity
from benice.patterns import Vocabulary
from benice.tables import Table, UsageError
from timed import START, facts, minutes, post, row, told

GAP = Gap(least=timedelta(minutes=60), severe=timedelta(minutes=10))


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([0, 60], []),
        ([0, 59], [["1", "2"]]),
        ([0, 50, 100, 300], [["1", "2", "3"]]),
        ([0, 50, 300, 320], [["1", "2"], ["3", "4"]]),
        ([0], []),
    ],
)
def test_less_than_an_hour_between_two_posts_is_told(times: list[float], expected: list[list[str]]) -> None:
    assert told(GAP, row(times)) == expected


@pytest.mark.parametrize(("apart", "severity"), [(9, Severity.WARNING), (10, None)])
def test_very_close_posts_weigh_more(apart: int, severity: Severity | None) -> None:
    (hit,) = GAP.find(row([0, 55, 55 + apart]), Desk(Config(), rulebook.load(), START))
    assert (hit.severity, hit.facts["closest"]) == (severity, f"{apart} minutes")


def test_days_without_a_time_of_day_have_no_gaps() -> None:
    assert told(GAP, [post(1, all_day=True), post(2, all_day=True), post(3, 5)]) == []


def test_what_a_burst_tells_of_is_left_to_it() -> None:
    book = rulebook.load()
    beside = replace(GAP, quiet_beside=("machine-gun-posting",))
    assert told(beside, row([0, 10, 20, 30]), book) == []
    assert told(beside, row([0, 10, 20]), book) == [["1", "2", "3"]]


@given(minutes, st.randoms(use_true_random=False), st.integers(-(10**6), 10**6))
def test_neither_order_nor_date_matters(times: list[int], random: object, by: int) -> None:
    moved = sorted(row([time + by for time in times]), key=lambda _: random.random())  # type: ignore[attr-defined]
    assert told(GAP, row(times)) == told(GAP, moved)


@given(minutes)
def test_posts_are_told_exactly_if_a_neighbour_is_near(times: list[int]) -> None:
    near = {str(at) for at, time in enumerate(times, 1) if any(0 < abs(time - other) < 60 for other in times)}
    assert {each for group in told(GAP, row(times)) for each in group} == near


def test_the_facts_say_how_close() -> None:
    assert facts(GAP, row([0, 30])) == {
        "count": 2,
        "who": " of @acme on x",
        "closest": "30 minutes",
        "least": "an hour",
    }


def test_a_severe_gap_is_not_longer_than_the_least() -> None:
    with pytest.raises(UsageError, match="must not be longer"):
        Gap.parse(Table({"least": "5min", "severe": "10min"}, "gap.toml"), Vocabulary({}, {}))
