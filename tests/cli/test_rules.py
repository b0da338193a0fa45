"""`benice rules list`: every rule, for people and for programs."""

import json

from typer.testing import CliRunner

from benice import rulebook
from benice.cli.app import app

IDS = set(rulebook.load().rules)


def test_every_rule_is_listed() -> None:
    result = CliRunner().invoke(app, ["rules", "list", "--isolated"])
    assert result.exit_code == 0
    assert {line.split()[1] for line in result.output.splitlines()} == IDS


def test_every_rule_is_listed_for_programs() -> None:
    result = CliRunner().invoke(app, ["rules", "list", "--isolated", "--output-format", "json"])
    assert {rule["id"] for rule in json.loads(result.output)} == IDS
