"""What a repair proposes: the least movement that satisfies every rule, and what it leaves alone."""

from itertools import pairwise
from typing import Any

import pytest
from calendars import batch_of, configured, proposed, repaired, rows, times, told

BURST = ("2026-12-02T09:00+01:00", "2026-12-02T09:10+01:00", "2026-12-02T09:18+01:00", "2026-12-02T09:24+01:00")
GRINDER = "The grinder sounds like a small plane today. Bring headphones."
CONTRACTS = "We pay growers above the floor price, and the contracts are public."


def everywhere(text: str, at: str, *platforms: str, **more: Any) -> list[dict[str, Any]]:
    """The same text on several platforms at once."""
    return [{"id": f"{name}-{at[8:10]}", "text": text, "platform": name, "account": "acme", "at": at, **more}
            for name in platforms]  # fmt: skip


def test_a_burst_is_spread_around_its_middle() -> None:
    posts = rows("x", *BURST)
    proposal = proposed(posts)
    assert [move.after.strftime("%H:%M") for move in proposal.moves] == ["08:00", "09:00", "10:00", "11:00"]
    assert proposal.moved.total_seconds() == (60 + 10 + 42 + 96) * 60
    assert told(batch_of(posts)) and not told(batch_of(repaired(posts, proposal)))


def test_a_calm_calendar_stays() -> None:
    proposal = proposed(rows("x", "2026-12-02T03:00Z", "2026-12-03T03:30Z"))
    assert not proposal.moves and not proposal.stuck and not proposal.aside


def test_cross_posts_are_staggered_in_the_order_of_config_and_one_may_stay() -> None:
    posts = [*everywhere(GRINDER, "2026-12-07T09:00+00:00", "x", "facebook", "linkedin"),
             *everywhere(CONTRACTS, "2026-12-10T09:00+00:00", "x", "facebook")]  # fmt: skip
    assert times(posts) == {"facebook-10": "2026-12-11T09:00:00+00:00"}
    strict = {"parameters": {"one-button-cross-posting": {"allow": 0}}}
    found = times(posts, configured(reschedule={"order": ["fb", "linkedin", "x"]}, **strict))
    assert found == {
        "facebook-07": "2026-12-06T09:00:00+00:00",
        "x-07": "2026-12-08T09:00:00+00:00",
        "x-10": "2026-12-11T09:00:00+00:00",
    }


def test_what_shares_a_cell_moves_together_or_is_to_be_split() -> None:
    shared = {"platforms": ["facebook", "x"], "account": "acme"}
    ats = ("2026-12-07T09:00Z", "2026-12-09T09:00Z")
    fan_out = [{"text": text, "at": at, **shared} for text, at in zip((GRINDER, CONTRACTS), ats, strict=True)]
    proposal = proposed(fan_out)
    assert not proposal.moves
    assert {each.rule for each in proposal.stuck} == {"one-button-cross-posting"}
    assert "one cell holds the time for facebook and x; split the row" in proposal.stuck[0].why
    both = [{**fan_out[0], "at": "2026-12-07T09:30Z"}, *rows("x", "2026-12-07T09:10+00:00")]
    assert {(move.post.platform, move.after.isoformat()) for move in proposed(both).moves} in (
        {("x", "2026-12-07T08:30:00+00:00")},
    )


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"pinned": True}, "pinned"),
        ({"status": "published"}, "published already"),
        ({"campaign": "live coverage: fair"}, None),
    ],
)
def test_what_is_pinned_published_or_live_stays(more: dict[str, Any], why: str | None) -> None:
    held = rows("x", *BURST, **more)
    proposal = proposed(held)
    assert not proposal.moves
    assert all(why and why in each.why for each in proposal.stuck) and bool(proposal.stuck) == bool(why)
    loose = [*held[:1], *rows("x", *BURST)[1:]]
    assert "x1" not in times(loose)


def test_nothing_moves_before_now_and_what_lies_there_stays() -> None:
    posts = rows(
        "x", "2026-11-30T23:50+00:00", "2026-12-01T00:00+00:00", "2026-12-01T00:10+00:00", "2026-12-01T00:20+00:00"
    )
    found = times(posts)
    assert "x1" not in found
    assert all(at >= "2026-12-01T00:50:00+00:00" for at in found.values())


def test_times_without_a_zone_are_left_alone_and_named() -> None:
    proposal = proposed(rows("x", *(at[:16] for at in BURST)))
    assert not proposal.moves
    assert [each.why for each in proposal.stuck] == [
        "its time has no zone; give it an offset, or set timezone in benice.toml"
    ]
    assert len(proposal.aside) == 4


def test_a_rule_that_is_off_asks_for_nothing() -> None:
    off = ["machine-gun-posting", "crowded-posts"]
    assert not times(rows("x", *BURST), configured(ignore=off))
    assert not times(rows("x", *BURST), configured(**{"per-file": {"*.json": {"ignore": off}}}))
    wide = configured(parameters={"crowded-posts": {"least": "3h"}, "machine-gun-posting": {"most": 1, "window": "3h"}})
    hours = sorted(int(at[11:13]) for at in times(rows("x", *BURST), wide).values())
    assert all(later - sooner >= 3 for sooner, later in pairwise(hours))


def test_hours_days_and_blackouts_hold() -> None:
    config = configured(
        timezone="Europe/Paris",
        accounts={"acme": {"hours": ["09:00-10:00"], "days": ["mon-fri"], "blackouts": ["2026-12-03..2026-12-04"]}},
    )
    found = times(rows("x", *BURST), config)
    assert found == {
        "x1": "2026-12-01T09:00:00+01:00",
        "x2": "2026-12-01T10:00:00+01:00",
        "x3": "2026-12-02T09:00:00+01:00",
        "x4": "2026-12-02T10:00:00+01:00",
    }
    late = times(rows("x", *BURST, "2026-12-02T09:26+01:00", "2026-12-02T09:28+01:00"), config)
    assert max(late.values()) == "2026-12-07T10:00:00+01:00"
    night = times(rows("x", "2026-12-02T22:00+01:00"), config)
    assert night == {"x1": "2026-12-02T10:00:00+01:00"}


def test_the_parts_of_a_thread_move_with_its_head() -> None:
    head, other = rows("x", "2026-12-02T09:10+00:00", "2026-12-02T09:00+00:00", pinned=False)
    parts = rows("x", "2026-12-02T09:11+00:00", "2026-12-02T09:12+00:00", kind="thread")
    thread = [head, *({**part, "id": f"part{part['id']}"} for part in parts), {**other, "pinned": True}]
    found = times(thread)
    assert found == {
        "x1": "2026-12-02T10:00:00+00:00",
        "partx1": "2026-12-02T10:01:00+00:00",
        "partx2": "2026-12-02T10:02:00+00:00",
    }


def test_a_short_campaign_is_stretched_and_no_silence_is_made() -> None:
    days = [f"2026-12-{day:02}T09:00+00:00" for day in (2, 2, 3, 3, 4, 4, 5, 5)]
    posts = [{**post, "at": post["at"].replace("T09", f"T{9 + 4 * (number % 2):02}"), "campaign": "new house"}
             for number, post in enumerate(rows("x", *days))]  # fmt: skip
    assert [rule for rule, _ in told(batch_of(posts))] == ["sprint-campaign"]
    proposal = proposed(posts)
    assert [move.post.id for move in proposal.moves] == ["x8"]
    assert not told(batch_of(repaired(posts, proposal)))
    week = rows("x", *(f"2026-12-{day:02}T09:00+00:00" for day in range(2, 8)))
    repeats = [{**post, "text": GRINDER} if number in (0, 5) else post for number, post in enumerate(week)]
    proposal = proposed(repeats)
    assert not proposal.moves
    assert [each.rule for each in proposal.stuck] == ["repeated-post"]
