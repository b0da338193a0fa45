"""What rules/README.md says about writing rules is true, and whole."""

import inspect
import re
from pathlib import Path

import pytest

from benice import rulebook
from benice.checks import KINDS
from benice.examples import test_rules as run_examples
from benice.rulebook import POST_KINDS, THEMES, Rule, build_rule
from benice.translate import BUILT_IN

GUIDE = (Path(__file__).parents[1] / "rules" / "README.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| `([a-z]+)` (\|.*)$", GUIDE, re.MULTILINE))
BOOK = rulebook.load()


def keys_read(function: object) -> set[str]:
    """The keys that a function asks a table for."""
    return set(re.findall(r"\b(?:table\.(?!fail)\w+\(|\(table, |in )\"([a-z-]+)\"", inspect.getsource(function)))  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_there_with_its_keys(kind: str) -> None:
    keys = ROWS[kind].split("|")[2]
    assert {key for key in keys_read(KINDS[kind].load().parse) if f"`{key}" not in keys} == set()


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in BOOK.rules.values()])
def test_a_message_names_facts_of_its_kind(rule: Rule) -> None:
    if rule.kind != "reading":
        told = re.findall(r"\w+", ROWS[rule.kind].split("|")[3])
        assert set(re.findall(r"\{(\w+)\}", rule.message)) <= set(told)


@pytest.mark.parametrize(
    "word", [*sorted(keys_read(build_rule)), *THEMES, *POST_KINDS, *(f"{{{name}}}" for name in BUILT_IN)]
)
def test_the_guide_names(word: str) -> None:
    assert re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", GUIDE)


def test_the_example_is_a_rule(tmp_path: Path) -> None:
    shown = GUIDE.split("<!-- example -->")[1].split("<!-- /example -->")[0]
    for text in re.findall(r"```toml\n(.*?)```", shown, re.DOTALL):
        file = tmp_path / text.split("\n")[0].removeprefix("# ")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    book = rulebook.load([tmp_path / "our-rules"])
    rule = book.rules["slide-speak"]
    assert (rule.theme, rule.severity.word) == ("craft", "info")
    assert list(run_examples(book, [rule])) == []
