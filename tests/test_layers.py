"""What a config extends, what it says of single files and accounts, and how one finds out where a value comes from."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice.config import load_config
from benice.run import Outcome, Settings, lint
from benice.tables import UsageError

BAIT = "Please like this page.\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def check(*paths: str) -> Outcome:
    return lint(paths or ["."], Settings(datetime(2026, 6, 1, tzinfo=UTC)))


def levels(outcome: Outcome) -> dict[str, str]:
    return {each.span.source.path: each.severity.word for each in outcome.diagnostics if each.rule == "like-begging"}


def test_an_own_value_wins_over_a_base_and_tables_are_merged() -> None:
    write("shared/base.toml", "fail-on = 'error'\nlanguage = 'de'\n[severity]\nbegging = 'info'\nthreat = 'info'\n")
    own = "extend = 'shared/base.toml'\nfail-on = 'info'\n[severity]\nthreat = 'error'\n"
    config = load_config(write("benice.toml", own))
    assert (config.fail_on, config.language) == ("info", "de")
    assert {name: level.word for name, level in config.severity.items()} == {"begging": "info", "threat": "error"}


def test_folders_of_rules_are_the_bases_own_and_add_up() -> None:
    write("shared/base.toml", "rules = ['pack']\n")
    config = load_config(write("benice.toml", "extend = ['shared/base.toml']\nrules = ['mine']\n"))
    assert config.rules == ("shared/pack", "mine")


def test_a_base_may_extend_another_and_the_last_one_wins() -> None:
    write("a.toml", "timezone = 'Asia/Tokyo'\nfail-on = 'never'\n")
    write("b.toml", "extend = 'a.toml'\ntimezone = 'Europe/Paris'\n")
    config = load_config(write("benice.toml", "extend = ['b.toml', 'a.toml']\n"))
    assert (config.timezone, config.fail_on) == ("Asia/Tokyo", "never")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({"benice.toml": "extend = 'no.toml'\n"}, "benice.toml:1: there is no file 'no.toml' to extend"),
        ({"benice.toml": "extend = 'a.toml'\n", "a.toml": "extend = 'benice.toml'\n"}, "goes in a circle"),
        ({"benice.toml": "extend = 'a.toml'\n", "a.toml": "\nselct = []\n"}, "a.toml:2: unknown key 'selct'"),
    ],
)
def test_a_mistake_in_what_is_extended_is_named_where_it_stands(files: dict[str, str], words: str) -> None:
    for name, text in files.items():
        write(name, text)
    with pytest.raises(UsageError, match=words):
        load_config(Path("benice.toml"))


def test_levels_may_differ_by_file_and_account() -> None:
    config = "[severity]\nbegging = 'info'\n[per-file.'b.*'.severity]\nlike-begging = 'error'\n"
    write("benice.toml", config + "[accounts.acme.severity]\n'*-begging' = 'warning'\n")
    write("a.md", BAIT)
    write("b.md", BAIT)
    write("b.json", json.dumps({"text": BAIT, "account": "acme"}))
    assert levels(check()) == {"a.md": "info", "b.md": "error", "b.json": "warning"}


def test_a_file_may_select_its_rules() -> None:
    write("benice.toml", "[per-file.'a.md']\nselect = ['manners']\n")
    write("a.md", BAIT)
    write("b.md", BAIT)
    assert set(levels(check())) == {"b.md"}


@pytest.mark.parametrize("table", ["[per-file.'*'.severity]\n", "[accounts.a.severity]\n"])
def test_a_misspelt_rule_is_a_mistake_even_where_nothing_is_found(table: str) -> None:
    write("benice.toml", f"{table}like-beging = 'info'\n")
    write("a.md", "Doors open at ten.\n")
    with pytest.raises(UsageError, match="did you mean 'like-begging'"):
        check()


def config_of(*arguments: str) -> str:
    command = [sys.executable, "-m", "benice", "config", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def test_the_command_says_where_each_value_comes_from() -> None:
    write("shared/base.toml", "\nfail-on = 'error'\n[severity]\nthreat = 'info'\n")
    own = "extend = 'shared/base.toml'\nexclude = ['old/*']\n[per-file.'a/*']\nkind = 'reply'\n"
    own += "[per-file.'b/*']\nkind = 'dm'\n"
    write("benice.toml", own)
    written = config_of("a/x.md")
    assert written.startswith("a/x.md: benice.toml over shared/base.toml\n")
    assert '  fail-on = "error"  # shared/base.toml:2\n' in written
    assert '  severity.threat = "info"  # shared/base.toml:4\n' in written
    assert '  per-file."a/*".kind = "reply"  # benice.toml:4\n' in written
    assert '  select = ["*"]  # default\n' in written and "b/*" not in written
    assert "exclude leaves it out" in config_of("old/x.md")
    values = json.loads(config_of("a/x.md", "--output-format", "json"))["values"]
    assert {"keys": ["fail-on"], "value": "error", "path": "shared/base.toml", "line": 2} in values
    assert config_of("--isolated").startswith(".: no config file\n")
