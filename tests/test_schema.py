"""The JSON Schemas take what the code takes, and refuse what it refuses."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from benice import rulebook
from benice.checks import KINDS
from benice.cli.init import TEMPLATE
from benice.config import load_config
from benice.schema import config_schema, rule_schema
from benice.shelf import plain
from benice.tables import UsageError

ROOT = Path(__file__).parents[1]
CONFIG = Draft7Validator(config_schema())
RULE = Draft7Validator(rule_schema())


def said(validator: Any, text: str) -> list[str]:
    return [error.message for error in validator.iter_errors(plain(tomllib.loads(text)))]


def test_the_schemas_are_schemas() -> None:
    for validator in (CONFIG, RULE):
        Draft7Validator.check_schema(validator.schema)


@pytest.mark.parametrize("path", [ROOT / "examples/benice.toml"], ids=lambda path: path.name)
def test_configs_of_ours_are_valid(path: Path) -> None:
    assert said(CONFIG, path.read_text(encoding="utf-8")) == []


def test_the_template_is_valid_with_every_line_in_use() -> None:
    lines = [line.removeprefix("# ") for line in TEMPLATE.split("\n")]
    used = [line for line in lines if line.startswith("[") or " = " in line]
    assert said(CONFIG, "\n".join(used)) == []


@pytest.mark.parametrize(
    "text",
    [
        "timezon = 'UTC'",
        "fail-on = 'warnings'",
        "select = 3",
        "[accounts.acme]\nlimits = 1",
        "[accounts.acme]\nlimit = -1",
        "[per-file.'x/**']\nkind = 'replie'",
        "[severity]\nlike-begging = 'eror'",
        "[approval]\nbye = []",
    ],
)
def test_what_the_code_refuses_the_schema_refuses(text: str, tmp_path: Path) -> None:
    (tmp_path / "benice.toml").write_text(text)
    with pytest.raises(UsageError):
        load_config(tmp_path / "benice.toml")
    assert said(CONFIG, text)


@pytest.mark.parametrize("path", [pytest.param(rule.path, id=rule.id) for rule in rulebook.load().rules.values()])
def test_every_rule_is_valid(path: Path) -> None:
    assert said(RULE, path.read_text(encoding="utf-8")) == []


def test_the_schema_of_rules_knows_every_kind() -> None:
    used = {rule.kind for rule in rulebook.load().rules.values()}
    assert used <= rule_schema()["properties"].keys() & KINDS.keys()


@pytest.mark.parametrize(("old", "new"), [("title", "titel"), ("[phrase]", "[phrse]"), ("patterns", "pattern")])
def test_a_slip_in_a_rule_is_seen(old: str, new: str) -> None:
    text = rulebook.load().rules["like-begging"].path.read_text(encoding="utf-8")
    assert said(RULE, text.replace(old, new, 1))
