"""What must be true of all rule files that come with benice."""

import re
import tomllib
from pathlib import Path

import pytest

from benice import explain, rulebook
from benice.rulebook import Rule

ROOT = Path(__file__).parents[1]
BOOK = rulebook.load()
RULES = [pytest.param(rule, id=rule.id) for rule in BOOK.rules.values()]
WITH_EXAMPLES = [pytest.param(rule, id=rule.id) for rule in BOOK.rules.values() if rule.kind != "reading"]
ARTICLE = {
    "do-1", "do-2", "do-3", "do-4", "do-5", "dont-1", "dont-2", "dont-3", "dont-4", "dont-5",
    "golden", "stagger", "drive-by",
}  # fmt: skip
CURES = re.compile(r"^(no|not|dont|avoid|use|prefer|check|missing-no|do-not|disallow)-")


@pytest.mark.parametrize("rule", RULES)
def test_a_name_is_what_is_flagged(rule: Rule) -> None:
    assert not CURES.match(rule.id), "a rule id says what is flagged and reads after 'allow'"
    assert not any(char.isdigit() for char in rule.id)


@pytest.mark.parametrize("rule", RULES)
def test_the_prose_is_whole(rule: Rule) -> None:
    assert rule.title[0].isupper() and not rule.title.endswith(".")
    assert not rule.message.endswith((".", "!")), "a message is a clause without a final stop"
    assert rule.why.endswith((".", "?")) and len(rule.why.split()) >= 10
    assert rule.source, "a rule says where it comes from"
    assert not re.search(r"  |\n", rule.message)


@pytest.mark.parametrize("rule", WITH_EXAMPLES)
def test_there_are_examples_and_a_near_miss(rule: Rule) -> None:
    assert rule.bad and rule.good


@pytest.mark.parametrize("rule", RULES)
def test_an_article_source_names_an_item_of_the_article(rule: Rule) -> None:
    for source in rule.source:
        if source.startswith("article:"):
            assert source.removeprefix("article:").strip() in ARTICLE


@pytest.mark.parametrize("rule", RULES)
def test_no_message_claims_that_a_platform_forbids_what_it_does_not(rule: Rule) -> None:
    assert not re.search(r"\b(forbid|forbidden|violat|prohibit|banned|against the rules)", rule.message + rule.title)


@pytest.mark.parametrize("rule", RULES)
def test_patterns_fit_on_a_line(rule: Rule) -> None:
    for number, line in enumerate(rule.path.read_text(encoding="utf-8").splitlines(), 1):
        if line.lstrip().startswith(("'", '"')) and rule.kind == "phrase":
            data = line.strip().rstrip(",")
            assert len(data) <= 122 or not pattern_line(rule, data), f"{rule.path}:{number} is longer than 120"


def pattern_line(rule: Rule, data: str) -> bool:
    """Whether a line of a rule file is one of its patterns."""
    written = {pattern.written for pattern in rule.check.patterns}
    return tomllib.loads(f"line = {data}")["line"] in written if data[0] == data[-1] else False


def test_every_item_of_the_article_has_a_rule() -> None:
    cited = {
        source.removeprefix("article:").strip()
        for rule in BOOK.rules.values()
        for source in rule.source
        if source.startswith("article:")
    }
    assert cited >= ARTICLE


def test_every_theme_has_a_rule() -> None:
    assert {rule.theme for rule in BOOK.rules.values()} == set(rulebook.THEMES)


def test_the_readme_is_fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    readme = Path("README.md").read_text(encoding="utf-8")
    assert explain.fill(readme) == readme, "python -m benice.explain writes table and output anew"


def test_no_two_rules_wait_for_each_other() -> None:
    for rule in BOOK.rules.values():
        assert not any(rule.id in BOOK.rules[louder].quiet_beside for louder in rule.quiet_beside)


def test_an_error_is_never_quiet_beside_something_milder() -> None:
    for rule in BOOK.rules.values():
        assert all(BOOK.rules[louder].severity >= rule.severity for louder in rule.quiet_beside)
