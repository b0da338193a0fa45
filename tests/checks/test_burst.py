"""The kind `burst`: how many posts in an hour or on a day are too many, and that only their times matter."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.checks.burst import Burst
from benice.patterns import Vocabulary
from benice.tables import Table, UsageError
from timed import START, minutes, post, row, told

HOUR = timedelta(hours=1)
BURST = Burst(most=3, window=HOUR, most_on={"linkedin": 2})
DAY = Burst(most=3)


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ([0, 20, 40], []),
        ([0, 20, 40, 59], [["1", "2", "3", "4"]]),
        ([0, 20, 40, 60], []),  # on the hour a new hour begins
        ([0, 10, 20, 30, 70, 80, 85], [["1", "2", "3", "4", "5", "6", "7"]]),  # windows that share a post are one burst
        ([0, 1, 2, 3, 300, 301, 302, 303], [["1", "2", "3", "4"], ["5", "6", "7", "8"]]),
        ([], []),
    ],
)
def test_more_than_three_within_an_hour_are_a_burst(times: list[float], expected: list[list[str]]) -> None:
    assert told(BURST, row(times)) == expected


def test_accounts_and_platforms_are_counted_apart() -> None:
    accounts = [post(number, number, account=f"shop{number % 2}") for number in range(6)]
    platforms = [post(number, number, platform=("x", "mastodon")[number % 2]) for number in range(6)]
    assert told(BURST, accounts) == told(BURST, platforms) == []
    assert told(BURST, row([0, 5, 10], platform="linkedin")) == [["1", "2", "3"]]


def test_a_day_is_a_day_of_the_calendar() -> None:
    assert told(DAY, row([0, 200, 400, 600])) == [["1", "2", "3", "4"]]
    assert told(DAY, row([600, 800, 1000, 1200])) == []  # midnight comes after 900 minutes


def test_live_coverage_and_what_is_published_are_not_told() -> None:
    live = [post(number, number, "", fields={"pillar": post(0, text="live coverage").body}) for number in range(6)]
    assert told(BURST, live) == []
    assert told(BURST, row(range(4), history=True)) == []
    assert told(BURST, [*row(range(3), history=True), post(9, 5)]) == [["9", "1", "2", "3"]]


def test_times_without_a_zone_are_not_counted_with_those_that_have_one() -> None:
    floating = [post(number, at=START.replace(tzinfo=None)) for number in (3, 4)]
    assert told(BURST, [*row([0, 1]), *floating]) == []


@given(minutes, st.randoms(use_true_random=False))
def test_the_order_of_the_posts_does_not_matter(times: list[int], random: object) -> None:
    posts = row(times)
    shuffled = sorted(posts, key=lambda _: random.random())  # type: ignore[attr-defined]
    for check in (BURST, DAY):
        assert told(check, posts) == told(check, shuffled)


@given(minutes, st.integers(-(10**6), 10**6))
def test_moving_all_posts_moves_the_bursts(times: list[int], by: int) -> None:
    assert told(BURST, row(times)) == told(BURST, row([time + by for time in times]))
    assert told(DAY, row(times)) == told(DAY, row([time + 24 * 60 * (by % 1000) for time in times]))


@given(minutes, st.integers(0, 14), st.integers(0, 600))
def test_more_distance_never_adds_a_post_to_a_burst(times: list[int], at: int, by: int) -> None:
    times = sorted(times)
    wider = times[:at] + [time + by for time in times[at:]]
    before = {each for burst in told(BURST, row(times)) for each in burst}
    after = {each for burst in told(BURST, row(wider)) for each in burst}
    assert after <= before


@given(minutes)
def test_a_post_is_told_exactly_if_some_hour_around_it_is_too_full(times: list[int]) -> None:
    posts = row(times)
    hours = [[each for each in posts if each.at and start <= each.at < start + HOUR]
             for start in (one.at or START for one in posts)]  # fmt: skip
    full = {each.id for hour in hours if len(hour) > 3 for each in hour}
    assert {each for burst in told(BURST, posts) for each in burst} == full


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"most-on": {"myspace": 2}}, "no platform 'myspace'"),
        ({"most": 1.5}, "whole number"),
        ({"window": "soon"}, "soon"),
    ],
)
def test_a_wrong_table_is_refused_with_a_reason(keys: dict[str, object], problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        Burst.parse(Table(keys, "burst.toml"), Vocabulary({}, {}))


def test_the_zone_of_a_time_does_not_matter() -> None:
    zones = [ZoneInfo(name) for name in ("Asia/Tokyo", "Europe/Berlin", "UTC", "America/Lima")]
    posts = [post(number, at=(START + timedelta(minutes=number)).astimezone(zone)) for number, zone in enumerate(zones)]
    assert [sorted(burst) for burst in told(BURST, posts)] == [["0", "1", "2", "3"]]
