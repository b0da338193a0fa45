"""The kind `readability`: only long texts are judged, and textstat is only asked where it could matter."""

import sys
from datetime import UTC, datetime

import pytest

from benice.checks.readability import Readability
from benice.config import Config
from benice.desk import Desk
from benice.model import Field, Hit, Post, Source
from benice.patterns import Vocabulary
from benice.rulebook import Rulebook

DESK = Desk(Config(), Rulebook({}, Vocabulary({}, {})), datetime(2026, 6, 1, tzinfo=UTC))
HARD = "Institutional communication infrastructures necessitate comprehensive organisational documentation procedures. "
EASY = "We put the kettle on and we sat by the fire. "


def hits(text: str, metric: str = "automated_readability_index", most: float = 14, least_words: int = 40) -> list[Hit]:
    post = Post(id="1", number=1, body=Field.cut(Source("a.md", text), 0, len(text)))
    return list(Readability(metric, most, least_words).find((post,), DESK))


def test_a_long_hard_text_is_flagged_once_at_its_longest_sentence() -> None:
    (hit,) = hits(HARD * 6 + "And particularly so " + HARD)
    assert hit.span.text == "And particularly so " + HARD.strip()
    assert isinstance(hit.facts["score"], int)
    assert hit.facts["score"] > 14


@pytest.mark.parametrize(
    "text", [HARD * 2, EASY * 10, "#" + "a" * 30 + " https://example.com/" + "b" * 300 + " " + EASY * 5]
)
def test_short_or_easy_texts_are_not(text: str) -> None:
    assert hits(text) == []


def test_lines_without_a_stop_are_sentences() -> None:
    assert hits("the kettle is on the stove\n" * 12) == []


@pytest.mark.parametrize(("metric", "most"), [("lix", 60), ("coleman_liau_index", 20), ("rix", 7)])
def test_other_metrics(metric: str, most: float) -> None:
    assert len(hits(HARD * 6, metric, most)) == 1
    assert hits(EASY * 6, metric, most) == []


def test_textstat_is_not_imported_for_easy_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textstat", None)
    assert hits(EASY * 40) == []
