"""What records say of approvals, by hand and by record, and what of a post has changed since."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.approvals import Approval, as_text, changed, described, group, is_due, read_approval, tokens
from benice.model import Post, Source
from benice.readers import Options, read

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def posts(**values: Any) -> list[Post]:
    """The posts of one record."""
    import json

    record = {"text": "Doors open at ten.", "platform": "x", "at": "2026-06-10T09:00:00+02:00", **values}
    return list(read(Source("posts.json", json.dumps([record])), Options()).posts)


@pytest.mark.parametrize(
    ("values", "state", "names"),
    [
        ({}, "", []),
        ({"approved_by": "Ana"}, "approved", ["Ana"]),
        ({"approved_by": "Ana, Ben and Zoe"}, "approved", ["Ana", "Ben", "Zoe"]),
        ({"approved_by": ["Ana", "Ben"]}, "approved", ["Ana", "Ben"]),
        ({"approved": "Yes"}, "approved", []),
        ({"approved": True}, "approved", []),
        ({"approved": "Ana"}, "approved", ["Ana"]),
        ({"approved": "No", "status": "Scheduled"}, "waiting", []),
        ({"Approval Status": "Approved by Ana"}, "approved", ["Ana"]),
        ({"approved": "Approved by Zoe"}, "approved", ["Zoe"]),
        ({"approved": False, "approved_by": "Ana"}, "waiting", []),
        ({"status": "Approved", "Review By": "Ana"}, "approved", ["Ana"]),
        ({"Review By": "Ana"}, "waiting", []),
        ({"status": "Needs review"}, "waiting", []),
        ({"status": "Draft"}, "draft", []),
        ({"status": "Draft", "Approver": "Ana"}, "draft", []),
        ({"status": "Draft", "approved_by": "Ana", "approved_at": "2026-05-30"}, "approved", ["Ana"]),
        ({"status": "Posted"}, "published", []),
        ({"status": "Planned"}, "", []),
    ],
)
def test_what_a_record_says_of_its_approval(values: dict[str, Any], state: str, names: list[str]) -> None:
    approval = read_approval(posts(**values)[0], ["Ana", "Ben"])
    assert (approval.state, list(approval.names)) == (state, names)


@pytest.mark.parametrize(
    ("now", "parts"),
    [
        ({}, []),
        ({"text": "Doors open  at ten. \n"}, []),
        ({"at": "2026-06-10T07:00:00Z"}, []),
        ({"text": "Doors open at tea."}, ["text"]),
        ({"at": "2026-06-10T09:00:00Z"}, ["time"]),
        ({"at": None}, ["time"]),
        ({"platform": "mastodon"}, ["platform"]),
        ({"platform": None, "platforms": ["x", "mastodon"]}, ["platform"]),
        ({"media": [{"file": "a.jpg"}]}, ["media"]),
        ({"text": "Doors open at tea.", "platform": "mastodon"}, ["text", "platform"]),
    ],
)
def test_what_has_changed_is_named(now: dict[str, Any], parts: list[str]) -> None:
    record = as_text(tokens(posts()))
    later = posts(**{"approved_by": "Ana", "approved_text": record, **now})
    assert changed(read_approval(later[0]), later) == parts


@pytest.mark.parametrize(("written", "parts"), [("Doors open at ten.", []), ("Doors open at nine.", ["text"])])
def test_a_text_that_is_kept_in_full_is_compared(written: str, parts: list[str]) -> None:
    later = posts(approved_by="Ana", approved_text=written)
    assert changed(read_approval(later[0]), later) == parts


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip))
def test_a_record_of_any_post_holds_for_that_post(text: str) -> None:
    now = posts(text=text, platforms=["x", "mastodon"], media=[{"file": "a b.jpg", "alt": "A heron"}])
    later = posts(
        text=text,
        platforms=["mastodon", "x"],
        media=[{"file": "a b.jpg", "alt": "A heron"}],
        approved_by="Ana",
        approved_text=as_text(tokens(now)),
    )
    assert not now or changed(read_approval(later[0]), later) == []


def test_posts_under_one_front_matter_share_its_approval() -> None:
    text = "---\nat: 2026-06-10 09:00\n{}---\n## X\n\nDoors open.\n\n## LinkedIn\n\nOur doors are open.\n"
    apart = read(Source("a.md", text.format("")), Options()).posts
    shared = read(Source("a.md", text.format("approved_by: Ana\n")), Options()).posts
    assert ([len(each) for each in group(apart)], [len(each) for each in group(shared)]) == ([1, 1], [2])


@pytest.mark.parametrize(
    ("at", "due"), [("2026-06-02", True), ("2026-06-02T23:00:00", True), ("2026-06-03T01:00Z", False)]
)
def test_what_is_due(at: str, due: bool) -> None:
    assert is_due(posts(at=at)[0], NOW, timedelta(days=2)) is due


@pytest.mark.parametrize(
    ("part", "token", "words"),
    [
        ("time", "2026-12-01T09:30Z", "the time (2026-12-01 09:30 UTC then)"),
        ("time", "-", "the time"),
        ("platform", "mastodon", "the platform (mastodon then)"),
        ("platform", "linkedin+x", "the platform"),
        ("text", "9b2f41c07a", "the text"),
    ],
)
def test_a_change_says_what_was_before(part: str, token: str, words: str) -> None:
    assert described(part, Approval(record={part: token})) == words
