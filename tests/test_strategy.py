"""Strategy files: read from every format, wrong only where they are wrong, found where they lie."""

import json
import shutil
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from benice.config import load_config
from benice.model import Source
from benice.run import Settings, lint
from benice.shape import load_schema
from benice.strategy import read_strategy
from benice.tables import UsageError

ROOT = Path(__file__).parents[1]
TOML = """\
start = 2026-12-01
campaign = "winter"
pillars = ["repair", { name = "safety", share = 0.2 }]
team = [{ name = "Tom", approves = ["twitter"] }, "Jun"]

[manager]
name = "Ines"
approves = true

[[channels]]
platform = "twitter"
account = "@acme"
cadence = "2-4 a week"

[answers]
who = "Tom"
"""
YAML = """\
start: 2026-12-01
campaign: winter
pillars: [repair, {name: safety, share: 20%}]
team: [{name: Tom, approves: [twitter]}, Jun]
manager:
  name: Ines
  approves: true
channels:
  - platform: twitter
    account: "@acme"
    cadence: 2-4 a week
answers: {who: Tom}
"""
FILES = {
    "strategy.toml": TOML,
    "strategy.yaml": YAML,
    "strategy.md": f"---\n{YAML}---\n# Our plan\n\nRead on.\n",
    "crlf.toml": TOML.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("name", FILES)
def test_every_format_says_the_same(name: str) -> None:
    plan = read_strategy(Source(name, FILES[name]))
    assert not plan.notes
    assert plan.day("start") == date(2026, 12, 1)
    assert [each.text for each in plan.pillars] == ["repair", "safety"]
    (channel,) = plan.channels
    assert (channel.platform, channel.accounts) == ("x", ["@acme"])
    assert channel.cadence and (channel.cadence.least, channel.cadence.most, channel.cadence.unit) == (2, 4, "week")
    assert (plan.approvers("x"), plan.approvers("facebook")) == (["Ines", "Tom"], ["Ines"])
    assert plan.texts("answers.who")[0].span(0, 3).text == "Tom"


@pytest.mark.parametrize(
    ("line", "where", "problem"),
    [
        ('start = "soon"', '"soon"', "'start' should be a date such as 2026-12-01, and is 'soon'"),
        ("pillars = 3", "3", "'pillars' should be a list of pillars, and is '3'"),
        ("goals = [1]", "1", "'goals' should be a text, or a table with 'goal', and is '1'"),
        ("promotional-share = 1.2", "1.2", "should be a share such as 0.2 or \"20%\", and is '1.2'"),
        ('cadence = "often"', '"often"', "'cadence' should be a pace such as"),
        ("manager = ['Ines']", "manager", "'manager' should be a name, or a table with 'name', and is a list"),
        ("team = [{ name = 'A', approves = 3 }]", "3", "'approves' should be true, false or a list of platforms"),
    ],
)
def test_a_value_of_another_type_is_noted_at_its_place(line: str, where: str, problem: str) -> None:
    (note,) = read_strategy(Source("strategy.toml", f"audience = 'all'\n{line}\n")).notes
    assert (note.rule, note.where.whole().text) == ("wrong-type", where)
    assert problem in str(note.facts["problem"])


def test_a_key_that_is_nearly_known_is_noted_and_others_are_the_writers_own() -> None:
    (note,) = read_strategy(Source("strategy.toml", "golas = ['x']\nmascot = 'a heron'\ntheme = 'light'\n")).notes
    assert (note.rule, note.where.text, note.facts["hint"]) == ("misspelt-strategy", "golas", "did you mean 'goals'?")


def test_a_platform_that_is_nearly_known_is_noted_and_other_channels_are_not() -> None:
    text = (
        "channels = ['mastodn', 'newsletter', 'insta']\nteam = [{ name = 'Ben', approves = ['linkdin', 'twitter'] }]\n"
    )
    notes = read_strategy(Source("strategy.toml", text)).notes
    assert [(note.rule, note.where.text) for note in notes] == [
        ("misspelt-strategy", "mastodn"),
        ("misspelt-strategy", "linkdin"),
    ]


@pytest.mark.parametrize(
    ("written", "share"), [("0.25", 0.25), ('"20%"', 0.2), ('"7.5 %"', 0.075), ('"a fifth"', None), ("0", 0.0)]
)
def test_the_share_of_posts_that_may_sell(written: str, share: float | None) -> None:
    assert read_strategy(Source("strategy.toml", f"promotional-share = {written}")).promotional_share == share


@pytest.mark.parametrize(("name", "text"), [("s.toml", "a = = 1"), ("s.yaml", "a: [1"), ("s.md", "---\na: b\n")])
def test_a_broken_file_is_noted_and_never_taken_for_a_clean_one(name: str, text: str) -> None:
    (note,) = read_strategy(Source(name, text)).notes
    assert note.rule == "unreadable" and note.fatal


def as_json(value: Any) -> Any:
    """TOML's dates as the strings that editors check."""
    if isinstance(value, dict):
        return {key: as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def test_the_schema_is_one_and_fits_the_examples() -> None:
    schema = dict(load_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for text in (TOML, (ROOT / "examples/strategy.toml").read_text(encoding="utf-8")):
        validator.validate(as_json(tomllib.loads(text)))
    for text in ("start = 'soon'", "pillars = 3", "cadence = 'often'", "promotional-share = 1.2", "goals = [1]"):
        with pytest.raises(jsonschema.ValidationError):
            validator.validate(as_json(tomllib.loads(text)))


def project(folder: Path, **files: str) -> Path:
    """A folder with files; `config` is benice.toml, and `__` in a name stands for a folder."""
    for name, text in files.items():
        stem, _, suffix = name.replace("__", "/").rpartition("_")
        path = folder / ("benice.toml" if name == "config" else f"{stem}.{suffix}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def rules_at(*paths: Path) -> list[tuple[str, str]]:
    """The rules of the theme strategy that fire, and the file where each does."""
    outcome = lint([str(path) for path in paths], Settings(datetime(2026, 6, 1, tzinfo=UTC), select=["strategy"]))
    return [(each.rule, Path(each.span.source.path).name) for each in outcome.diagnostics]


POST = "---\nplatform: mastodon\n---\nDoors open at ten.\n"


@pytest.mark.parametrize("name", ["strategy_toml", "plans__winter_toml"])
def test_the_strategy_is_judged_where_the_paths_cover_it(tmp_path: Path, name: str) -> None:
    path = name.replace("__", "/").replace("_", ".")
    project(tmp_path, config=f'strategy = "{path}"', a_md=POST, **{name: 'channels = ["x"]\nmanager = ""\n'})
    plan = Path(path).name
    assert ("unowned-campaign", plan) in rules_at(tmp_path)
    assert ("unowned-campaign", plan) in rules_at(tmp_path / path)
    assert rules_at(tmp_path / "a.md") == [("off-strategy-post", "a.md")]


def test_a_strategy_is_no_post(tmp_path: Path) -> None:
    text = f"---\n{YAML}---\n## Post 1\n\nDoors open at ten.\n"
    outcome = lint([str(project(tmp_path, strategy_md=text, a_md=POST))], Settings(datetime(2026, 6, 1, tzinfo=UTC)))
    assert [Path(post.source.path).name for reading in outcome.readings for post in reading.posts] == ["a.md"]


def test_a_draft_that_is_called_strategy_is_a_post(tmp_path: Path) -> None:
    outcome = lint([str(project(tmp_path, strategy_md=POST))], Settings(datetime(2026, 6, 1, tzinfo=UTC)))
    assert outcome.posts == 1


def test_of_two_strategies_beside_posts_none_is_chosen(tmp_path: Path) -> None:
    plan = 'channels = ["x"]'
    project(tmp_path, a__strategy_toml=plan, a__a_md=POST, b__strategy_toml=plan, b__b_md=POST)
    assert rules_at(tmp_path) == []
    assert ("off-strategy-post", "a.md") in rules_at(tmp_path / "a")


def test_without_config_a_strategy_above_the_posts_counts(tmp_path: Path) -> None:
    project(tmp_path, plan__strategy_toml='channels = ["x"]', plan__drafts__a_md=POST)
    assert ("off-strategy-post", "a.md") in rules_at(tmp_path / "plan")
    assert rules_at(tmp_path / "plan" / "drafts") == []


def test_a_strategy_that_is_broken_is_told_even_where_nobody_asked(tmp_path: Path) -> None:
    project(tmp_path, config="", strategy_toml="a = = 1", a_md=POST)
    outcome = lint([str(tmp_path / "a.md")], Settings(datetime(2026, 6, 1, tzinfo=UTC)))
    assert [(each.rule, each.fatal) for each in outcome.diagnostics] == [("unreadable", True)]


def test_a_strategy_that_is_not_there_is_a_mistake_in_config(tmp_path: Path) -> None:
    project(tmp_path, config='strategy = "plan.toml"', a_md=POST)
    assert load_config(tmp_path / "benice.toml").strategy
    with pytest.raises(UsageError, match=r"strategy: there is no file .*plan\.toml"):
        rules_at(tmp_path)


def test_the_example_stays_as_it_is(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    found = [rule for rule, file in rules_at(tmp_path / "examples") if file == "strategy.toml"]
    assert found == ["empty-pillar", "unanswered-people"]
    assert json.dumps(load_schema())
