"""A workspace: buffers count in the place of files, and only what changed is judged again."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice.gather import Settings
from benice.judge import Judge, Verdict
from benice.model import Post, Reading
from benice.server.workspace import Workspace

AS_OF = Settings(datetime(2026, 6, 1, tzinfo=UTC))
TEXT = "The bakery opens its doors at seven, and the first loaves are out by then, come rain or shine."

OTHER = "Saturday is for the allotment: bring gloves, leave the phone at home, and stay for soup afterwards."
CROWDED = "crowded-posts"


def draft(platform: str, at: str, text: str = TEXT) -> str:
    return f"---\nplatform: {platform}\naccount: acme\nat: {at}\n---\n{text}\n"


def rules(workspace: Workspace, path: str) -> list[str]:
    return [each.rule for each in workspace.diagnostics()[path]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "benice.toml").write_text('timezone = "UTC"\n', encoding="utf-8")
    (tmp_path / "a.md").write_text(draft("x", "2026-07-01T09:00Z"), encoding="utf-8")
    (tmp_path / "b.md").write_text(draft("x", "2026-07-20T09:00Z", OTHER), encoding="utf-8")
    return tmp_path


def test_an_unsaved_buffer_takes_part_in_the_timelines(folder: Path) -> None:
    workspace = Workspace(folder, AS_OF)
    assert CROWDED not in rules(workspace, "a.md")
    workspace.put("b.md", draft("x", "2026-07-01T09:02Z", OTHER))
    assert CROWDED in rules(workspace, "a.md")
    workspace.drop("b.md")
    assert CROWDED not in rules(workspace, "a.md")


def test_a_new_file_counts_before_it_is_saved(folder: Path) -> None:
    workspace = Workspace(folder, AS_OF)
    workspace.put("c.md", draft("x", "2026-07-01T09:02Z", OTHER))
    assert CROWDED in rules(workspace, "a.md")


def test_only_what_changed_is_judged_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(folder, AS_OF)
    workspace.diagnostics()
    (bench,) = workspace.opened()
    judged: list[str] = []

    class Listening(Judge):
        def judge_alone(self, reading: Reading) -> Verdict:
            judged.append(reading.source.path)
            return super().judge_alone(reading)

    monkeypatch.setattr(bench.judge, "__class__", Listening)
    workspace.put("a.md", draft("x", "2026-07-01T09:00Z", "Please like and share this!"))
    assert "like-begging" in rules(workspace, "a.md")
    assert judged == ["a.md"]


def test_a_changed_config_judges_everything_anew(folder: Path) -> None:
    (folder / "a.md").write_text(draft("x", "2026-07-01T09:00Z", "Please like and share this!"), encoding="utf-8")
    workspace = Workspace(folder, AS_OF)
    assert "like-begging" in rules(workspace, "a.md")
    (folder / "benice.toml").write_text('ignore = ["like-begging"]\n', encoding="utf-8")
    workspace.reload()
    assert "like-begging" not in rules(workspace, "a.md")


def test_a_changed_config_is_noticed_where_nobody_tells(folder: Path) -> None:
    (folder / "a.md").write_text(draft("x", "2026-07-01T09:00Z", "Please like and share this!"), encoding="utf-8")
    workspace = Workspace(folder, AS_OF)
    assert "like-begging" in rules(workspace, "a.md")
    (folder / "benice.toml").write_text('ignore = ["like-begging"]\n', encoding="utf-8")
    workspace.looked = 0.0
    assert "like-begging" not in rules(workspace, "a.md")


def test_a_strategy_that_is_typed_changes_how_posts_are_judged(folder: Path) -> None:
    plan = '[[channels]]\nplatform = "{}"\n'
    (folder / "strategy.toml").write_text(plan.format("bluesky"), encoding="utf-8")
    workspace = Workspace(folder, AS_OF)
    assert "off-strategy-post" in rules(workspace, "a.md")
    workspace.put("strategy.toml", plan.format("x"))
    assert "off-strategy-post" not in rules(workspace, "a.md")


def test_with_a_broken_config_what_was_known_is_still_judged(folder: Path) -> None:
    workspace = Workspace(folder, AS_OF)
    workspace.diagnostics()
    (folder / "benice.toml").write_text("selekt = [\n", encoding="utf-8")
    workspace.reload()
    workspace.put("a.md", draft("x", "2026-07-01T09:00Z", "Please like and share this!"))
    assert "like-begging" in rules(workspace, "a.md")
    assert workspace.problem


def test_a_rule_that_fails_takes_no_other_finding_away(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = Workspace(folder, AS_OF)
    (bench,) = workspace.opened()
    broken = bench.judge.desk.rulebook.rules["shouting"].check

    def fail(self: object, posts: Sequence[Post], desk: object) -> None:
        raise ZeroDivisionError("a mistake of ours")

    monkeypatch.setattr(type(broken), "find", fail)
    workspace.put("a.md", draft("x", "2026-07-01T09:00Z", "PLEASE LIKE AND SHARE THIS WITH EVERYONE NOW!"))
    assert "like-begging" in rules(workspace, "a.md")
