"""Which rules are asked of a text, and which are quiet beside another."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice import rulebook
from benice.config import Config
from benice.desk import Desk
from benice.judge import hits_of_post
from benice.model import Field, Post, Source
from benice.roster import rosters
from benice.tables import UsageError

RULE = 'title = "t"\nmessage = "m"\nwhy = "w"\n'


def write_rule(root: Path, name: str, patterns: str, more: str = "") -> None:
    path = root / "manners" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"{RULE}{more}[phrase]\npatterns = {patterns}\n", encoding="utf-8")


def found(root: Path, text: str, chosen: tuple[str, ...] = ("soft-word", "loud-word")) -> list[tuple[str, str]]:
    book = rulebook.load([root])
    desk = Desk(Config(), book, datetime(2026, 6, 1, tzinfo=UTC))
    post = Post(id="1", number=1, body=Field.cut(Source("a.md", text), 0, len(text)))
    rules = [book.rules[name] for name in chosen]
    return [(rule.id, hit.span.text) for rule, hit in hits_of_post(rosters(rules), post, desk, set())]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    write_rule(tmp_path, "soft-word", '["prune", "soft prune", "quince"]', 'quiet-beside = ["loud-word"]\n')
    write_rule(tmp_path, "loud-word", '["you {many}prune"]')
    return tmp_path


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("you dry prune", [("loud-word", "you dry prune")]),
        ("a prune", [("soft-word", "prune")]),
        ("you dry prune. Another prune", [("soft-word", "prune"), ("loud-word", "you dry prune")]),
        ("you dry prune, quince", [("soft-word", "quince"), ("loud-word", "you dry prune")]),
    ],
)
def test_a_rule_is_quiet_where_another_speaks_of_the_same_words(
    pack: Path, text: str, expected: list[tuple[str, str]]
) -> None:
    assert found(pack, text) == expected


def test_a_rule_that_is_not_asked_silences_nobody(pack: Path) -> None:
    assert found(pack, "you dry prune", chosen=("soft-word",)) == [("soft-word", "prune")]


def test_quiet_beside_names_a_rule(pack: Path) -> None:
    write_rule(pack, "faint-word", '["plum"]', 'quiet-beside = ["loud-wort"]\n')
    with pytest.raises(UsageError, match=r"faint-word.*no rule 'loud-wort'.*loud-word"):
        rulebook.load([pack])
