"""Timelines: whose posts belong together, which times can be compared, and how far apart they are."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.config import Config
from benice.light import replace
from benice.model import Field, Source
from benice.timeline import Timelines, apart, chains, is_live
from timed import START, minutes, post, row

BERLIN = ZoneInfo("Europe/Berlin")


def test_an_account_is_the_same_with_and_without_its_sign() -> None:
    posts = [post(1, account="Acme"), post(2, 5, account="@acme"), post(3, account="acme", platform="bluesky")]
    each = Timelines(posts).each
    assert [[one.id for one in timeline.posts] for timeline in each] == [["3"], ["1", "2"]]


def test_a_copy_in_a_second_file_counts_once_and_a_row_twice_counts_twice() -> None:
    first = post(1, text="Moss on the north wall")
    body = Field.cut(Source("other.md", first.body.text), 0, len(first.body.text))
    assert len(Timelines([first, replace(first, body=body)]).posts) == 1
    assert len(Timelines([first, replace(first, number=2)]).posts) == 2
    (kept,) = Timelines([first, replace(first, body=body, history=True)]).posts
    assert kept.history


def test_days_begin_where_the_account_is() -> None:
    late = post(1, at=datetime(2026, 3, 2, 23, 30, tzinfo=ZoneInfo("UTC")))
    (there,) = Timelines([late], Config(timezone="Europe/Berlin")).each
    (here,) = Timelines([late]).each
    assert (there.day(late), here.day(late)) == (date(2026, 3, 3), date(2026, 3, 2))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (datetime(2026, 3, 28, 9, tzinfo=BERLIN), datetime(2026, 3, 29, 9, tzinfo=BERLIN), timedelta(days=1)),
        (datetime(2026, 3, 28, 9, tzinfo=BERLIN), datetime(2026, 3, 28, 9), None),
        (datetime(2026, 3, 28, 9), datetime(2026, 3, 28, 10), timedelta(hours=1)),
        (None, datetime(2026, 3, 28, 9), None),
    ],
)
def test_how_far_two_times_are_apart(one: datetime, other: datetime, expected: timedelta | None) -> None:
    assert apart(post(1, at=one), post(2, at=other)) == apart(post(2, at=other), post(1, at=one)) == expected


def test_posts_without_a_time_of_day_are_compared_by_their_day() -> None:
    assert apart(post(1, all_day=True), post(2, 8 * 60)) == timedelta()


@pytest.mark.parametrize(
    ("text", "live"),
    [("live", True), ("launch, live", True), ("Live-Ticker", True), ("alive", False), ("we live here", False)],
)
def test_live_coverage_says_so(text: str, live: bool) -> None:
    assert is_live(post(1, fields={"campaign": post(0, text=text).body})) is live


@given(minutes, st.integers(1, 120))
def test_chains_hold_what_lies_near_and_leave_out_what_is_alone(times: list[int], within: int) -> None:
    posts = Timelines(row(times)).posts
    found = chains(posts, timedelta(minutes=within))
    pairs = ((one, other) for one in posts for other in posts if one is not other)
    distances = ((one.id, apart(one, other)) for one, other in pairs)
    near = {name for name, distance in distances if distance is not None and distance < timedelta(minutes=within)}
    assert {each.id for chain in found for each in chain} == near
    assert sum(len(chain) for chain in found) == len(near)


def test_times_that_cannot_be_compared_are_on_tracks_of_their_own() -> None:
    (timeline,) = Timelines([post(1), post(2, at=START.replace(tzinfo=None)), post(3, all_day=True)]).each
    assert [[each.id for each in track.posts] for track in timeline.tracks] == [["1"], ["2"]]
