"""The kind `score`: when it fires, what it shows, and when it keeps still."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice.config import Config
from benice.desk import Desk
from benice.model import Field, Hit, Post, Source
from benice.patterns import Vocabulary
from benice.rulebook import Rulebook, read_rule
from benice.tables import UsageError

WORDS = Vocabulary({}, {})
MODEL = 'bias = -1.0\n[words]\nfoul = 2.0\nawful = 1.5\nthe = 0.2\n[patterns]\n"so (bad|sour)" = 1.2\n'
RULE = 'title = "t"\nmessage = "m"\nwhy = "w"\n'
SCORE = RULE + '[score]\nmodel = "taste"\nthreshold = 0.7\nunless = ["smells? foul"]\n'


def rule_file(root: Path, name: str, text: str) -> Path:
    path = root / "manners" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "taste.toml").write_text(MODEL, encoding="utf-8")
    rules = {"tasteless": read_rule(rule_file(tmp_path, "tasteless", SCORE), WORDS, {})}
    return Desk(Config(), Rulebook(rules, WORDS), datetime(2026, 6, 1, tzinfo=UTC))


def hits(desk: Desk, text: str) -> list[Hit]:
    post = Post(id="1", number=1, body=Field.cut(Source("a.md", text), 0, len(text)))
    return list(desk.rulebook.rules["tasteless"].check.find((post,), desk))


def test_a_hit_stands_at_the_strongest_words_and_names_the_telling_ones(desk: Desk) -> None:
    (hit,) = hits(desk, "The soup was so\nsour, it was FOUL 🤢")
    assert hit.span.text == "FOUL"
    assert hit.facts == {"match": "FOUL", "evidence": "'FOUL', 'so sour'", "score": "0.92"}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("🤢", 0),
        ("awful", 0),  # 0.62
        ("so bad, awful", 1),
        ("foul", 1),
        ("It smells foul", 0),
        ("It smells foul. It is foul", 0),  # the first of the strongest is excused, and nothing else reaches as far
        ("It smells of tea. It is foul", 1),
        ("foul, foul, foul", 1),
        ("f𝗼ul", 1),
        ("she said “foul”", 0),
    ],
)
def test_when_it_fires(desk: Desk, text: str, count: int) -> None:
    assert len(hits(desk, text)) == count


@pytest.mark.parametrize(
    ("score", "problem"),
    [
        ("threshold = 0.5", "'model' is missing"),
        ('model = "smell"', "there is no model 'smell'"),
        ('model = "taste"\nthreshold = 1', "between 0 and 1"),
        ('model = "taste"\nunless = ["("]', "not one that RE2 understands"),
    ],
)
def test_a_wrong_table_is_refused_with_a_reason(desk: Desk, tmp_path: Path, score: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        read_rule(rule_file(tmp_path, "other", f"{RULE}[score]\n{score}\n"), WORDS, {})
