"""The kind `required`: what must be there, and where."""

from datetime import UTC, datetime
from typing import Any

import pytest

from benice import rulebook
from benice.checks.required import Required
from benice.config import Config
from benice.desk import Desk
from benice.model import Field, Hit, Media, Post, Source
from benice.patterns import Vocabulary
from benice.tables import Table, UsageError

BOOK = rulebook.load()
DESK = Desk(Config(), BOOK, datetime(2026, 6, 1, tzinfo=UTC))


def field(text: str, path: str = "a.md") -> Field:
    return Field.cut(Source(path, text), 0, len(text))


def hits(rule: str, text: str, path: str = "a.md", **more: Any) -> list[Hit]:
    return list(BOOK.rules[rule].check.find((Post(id="1", number=1, body=field(text, path), **more),), DESK))


def problems(text: str, **more: Any) -> list[object]:
    return [hit.facts["problem"] for hit in hits("undisclosed-ad", text, **more)]


@pytest.mark.parametrize(
    "text",
    [
        "#ad Boots!",
        "Boots! #sponsored",
        "Ad: boots",
        "[Ad] boots",
        "Paid partnership with Hill",
        "#Werbung Stiefel",
        "Boots (ad)",
    ],
)
def test_words_that_say_so(text: str) -> None:
    assert problems(text, sponsored=True) == []


@pytest.mark.parametrize(
    "text", ["Boots!", "#AdHoc", "#Adventure boots", "Boots, thanks to Hill", "The ad said so", "#sp boots"]
)
def test_words_that_do_not(text: str) -> None:
    assert problems(text, sponsored=True) == ["nothing says so"]


def test_nothing_is_asked_of_a_post_that_is_not_paid_for() -> None:
    assert problems("Boots!") == problems("Our code is HILL10") == problems("#ad Boots!") == []


def test_behind_the_fold_it_is_not_seen() -> None:
    far = "a" * 130 + " #ad"
    assert problems(far, sponsored=True, platform="instagram") == [
        "'#ad' stands behind the 125 characters that show on Instagram"
    ]
    assert problems(far, platform="instagram") != []
    assert problems(far, sponsored=True, platform="x") == []
    assert problems("#ad " + far, sponsored=True, platform="instagram") == []


def test_in_a_block_of_hashtags_it_is_not_seen() -> None:
    assert problems("Boots #a #b #ad", sponsored=True) == []
    assert problems("Boots #a #b #c #ad #d", sponsored=True) == ["'#ad' is buried behind 3 other hashtags"]


def described(*alts: str | None) -> tuple[Media, ...]:
    return tuple(Media(field("a.jpg"), None if alt is None else field(alt)) for alt in alts)


@pytest.mark.parametrize(
    ("alts", "found"),
    [(("A bench.",), 0), (("",), 1), ((" ",), 1), ((None,), 1), (("A bench.", "", None), 1), ((), 0)],
)
def test_pictures_want_a_description(alts: tuple[str | None, ...], found: int) -> None:
    assert len(hits("missing-alt-text", "Hello", media=described(*alts))) == found


def test_a_table_without_a_column_for_descriptions_is_not_asked_for_them() -> None:
    bare = described(None)
    assert hits("missing-alt-text", "Hello", "a.csv", media=bare) == []
    assert len(hits("missing-alt-text", "Hello", "a.csv", media=bare, fields={"alt": field("")})) == 1


@pytest.mark.parametrize("name", ["a.mp4", "a.pdf", "a photo of the bench", "https://example.com/album"])
def test_what_is_no_picture_wants_none(name: str) -> None:
    assert hits("missing-alt-text", "Hello", media=(Media(field(name)),)) == []


def test_words_need_patterns() -> None:
    with pytest.raises(UsageError, match="'patterns' is missing"):
        Required.parse(Table({}, "a.toml"), Vocabulary({}, {}))
