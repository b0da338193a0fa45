"""Rule files: what they may say, and what a mistake in one gets."""

from pathlib import Path

import pytest

from benice import rulebook
from benice.model import Severity
from benice.tables import UsageError

RULE = """title = "Says wibble"
message = "'{match}' is no word"
why = "Nobody knows what it means, so nobody can answer it in a way that helps."
source = ["article: dont-3"]
bad = ["Do you ⟦wibble⟧?"]
good = ["Do you wobble?"]

[phrase]
patterns = ["wibble"]
"""


def pack(folder: Path, text: str = RULE, name: str = "begging/wibbling.toml") -> Path:
    path = folder / "pack" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder / "pack"


def test_a_rule_of_ones_own_is_a_file_in_a_folder(tmp_path: Path) -> None:
    rule = rulebook.load([pack(tmp_path)]).rules["wibbling"]
    assert (rule.theme, rule.severity, rule.confidence, rule.kind) == ("begging", Severity.WARNING, "high", "phrase")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("[phrase]", "[phrse]", 8, "did you mean 'phrase'?"),
        ("patterns =", "pattern =", 9, "'patterns' is missing"),
        ('patterns = ["wibble"]', 'patterns = ["wibble"]\nunles = []', 10, "did you mean 'unless'?"),
        ('patterns = ["wibble"]', 'patterns = ["wib(ble"]', 9, "not one that RE2 understands"),
        ('patterns = ["wibble"]', 'patterns = ["{plase} wibble"]', 9, "no word list is called '{plase}'"),
        ('title = "Says wibble"\n', "", 1, "'title' is missing"),
        ("why =", "wy =", 3, "'why' is missing"),
        ('source = ["article: dont-3"]', 'source = ["a"]\nseverity = "warn"', 5, "did you mean 'warning'?"),
        ('source = ["article: dont-3"]', 'source = ["a"]\nplatforms = ["twiter"]', 5, "none of x, bluesky"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    folder = pack(tmp_path, RULE.replace(old, new))
    with pytest.raises(UsageError) as caught:
        rulebook.load([folder])
    assert words in str(caught.value)
    if "missing" not in words:
        assert f"wibbling.toml:{line}: " in str(caught.value)


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is a rule 'like-begging' already"):
        rulebook.load([pack(tmp_path, name="begging/like-begging.toml")])


def test_numbers_in_a_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no numbers"):
        rulebook.load([pack(tmp_path, name="begging/b4.toml")])


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        rulebook.load([tmp_path / "nowhere"])


def test_choosing_knows_ids_themes_and_globs() -> None:
    book = rulebook.load()
    assert book.choose(["like-begging"], "test") == {"like-begging"}
    assert "like-begging" in book.choose(["begging"], "test") & book.choose(["*-begging"], "test")
    with pytest.raises(UsageError, match="did you mean 'like-begging'"):
        book.choose(["like-beging"], "test")


def test_parameters_of_a_rule_that_does_not_exist_are_refused() -> None:
    with pytest.raises(UsageError, match="there is no rule 'machine-gun'"):
        rulebook.load((), {"machine-gun": {"most": 3}})
