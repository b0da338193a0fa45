"""`benice init`: files to begin with, that are what they should be."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from benice.cli.app import app
from benice.cli.init import fill_in
from benice.shape import load_schema
from benice.strategy_form import questions, write_form


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and output of a command."""
    result = CliRunner().invoke(app, ["init", *arguments])
    return result.exit_code, result.output + str(result.exception or "")


@pytest.mark.parametrize(
    ("option", "name"),
    [((), "benice.toml"), (("--strategy",), "strategy.toml"), (("--schema",), "strategy.schema.json")],
)
def test_a_file_is_written_once(tmp_path: Path, option: Sequence[str], name: str) -> None:
    assert run(str(tmp_path), *option) == (0, f"wrote {tmp_path / name}\n")
    code, output = run(str(tmp_path), *option)
    assert code == 1 and "is there already; --force writes over it" in output
    assert run(str(tmp_path), *option, "--force")[0] == 0


def test_the_form_holds_what_was_answered() -> None:
    answers = {key: f'a "quoted" {key}, and \\more' for key in questions()}
    form = tomllib.loads(write_form(answers))
    assert form["manager"] == answers["manager"]
    assert form["pillars"] == ['a "quoted" pillars', "and \\more"]
    assert form["answers"]["within"] == answers["answers.within"]
    jsonschema.validate(form, dict(load_schema()))


def test_the_form_with_all_its_examples_is_a_strategy() -> None:
    lines = write_form({}).split("\n")
    shown = [line.removeprefix("# ") if " = " in line or line.startswith("# [[") else line for line in lines]
    form = tomllib.loads("\n".join(shown))
    assert set(load_schema()["properties"]) - set(form) == {"cadence"}
    jsonschema.validate(json.loads(json.dumps(form, default=str)), dict(load_schema()))


def test_in_a_terminal_it_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("typer.prompt", lambda question, **_: f"{question}: Ana")
    assert tomllib.loads(fill_in(ask=True))["manager"] == f"{questions()['manager']}: Ana"
