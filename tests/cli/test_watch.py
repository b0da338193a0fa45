"""`check --watch`, round by round: nothing here waits for a clock."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from benice import cli
from benice.cli import watch
from benice.cli.watch import Watched
from benice.gather import Settings

FILES = {
    "posts/a.md": "Doors open at ten.\n",
    "benice.toml": "extend = ['base.toml']\nrules = ['ours']\nhistory = ['old/*.csv']\nstrategy = 'plan/ours.toml'\n",
    "base.toml": "extend = ['ground.toml']\n",
    "ground.toml": "timezone = 'Europe/Paris'\n",
    "plan/ours.toml": "goals = ['More talks']\n",
    "ours/vocabulary.toml": "",
    "old/posts.csv": "text,at\n",
}


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Watched(["posts"], Settings(datetime(2026, 6, 1, tzinfo=UTC)))


def appended(name: str) -> Callable[[], object]:
    return lambda: Path(name).write_text(FILES.get(name, "") + "# more\n", encoding="utf-8")


CHANGES = [*FILES, "posts/new.md", "posts/benice.toml", ".benice-baseline.json", "ours/begging/new.toml", "posts/b.csv"]


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen_once(watched: Watched, name: str) -> None:
    Path("ours/begging").mkdir()
    assert watched.changed()
    assert not watched.changed()
    appended(name)()
    assert watched.changed()
    assert not watched.changed()
    Path(name).unlink()
    assert watched.changed()


def test_what_no_run_reads_is_not_looked_at(watched: Watched) -> None:
    watched.changed()
    for name in ("posts/a.py", "posts/.a.md.swp", "elsewhere.md"):
        appended(name)()
    assert not watched.changed()


@pytest.mark.parametrize("broken", ["benice.toml", "base.toml", "ground.toml"])
def test_a_config_can_be_mended_while_we_wait(watched: Watched, broken: str) -> None:
    Path(broken).write_text("= nonsense", encoding="utf-8")
    watched.changed()
    Path(broken).write_text(FILES[broken], encoding="utf-8")
    assert watched.changed()


def test_configs_that_extend_each_other_are_no_endless_list(watched: Watched) -> None:
    Path("ground.toml").write_text("extend = ['posts/../benice.toml']\n", encoding="utf-8")
    assert watched.changed()


def run(monkeypatch: pytest.MonkeyPatch, between: list[Callable[[], object]], *arguments: str) -> int:
    """The exit code of a command that is interrupted once all that happens between the looks has happened."""

    def pause(_: float) -> None:
        if not between:
            raise KeyboardInterrupt
        between.pop(0)()

    monkeypatch.setattr("time.sleep", pause)
    monkeypatch.setattr(sys, "argv", ["benice", "check", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_mistakes_are_told_and_waited_for_until_somebody_ends_it(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps: list[Callable[[], object]] = [
        lambda: Path("posts/a.md").write_text("Please like this page.\n", encoding="utf-8"),
        lambda: None,
        lambda: Path("ground.toml").write_text("timezne = 'Europe/Paris'\n", encoding="utf-8"),
        appended("ground.toml"),
    ]
    assert run(monkeypatch, steps, "--watch", "--output-format", "concise", "--select", "begging", "posts") == 130
    told = capsys.readouterr()
    assert [line[:26] for line in told.out.rstrip("\n").split("\n")] == [
        "no findings in 1 post",
        "posts/a.md:1:8: warning li",
        "1 warning in 1 post",
        "posts/a.md:1:8: warning li",
        "1 warning in 1 post",
    ]
    assert told.err.count("waiting for changes") == 4 and "did you mean 'timezone'" in told.err
    assert "Traceback" not in told.err and "\x1b" not in told.out


def test_only_a_terminal_is_cleared(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    watch.judge_again(lambda: print("judged"))  # noqa: T201
    assert capsys.readouterr().out == f"{watch.CLEAR}judged\n"


@pytest.mark.parametrize("option", ["--fix", "--diff", "--write-baseline", "--staged", "-"])
def test_what_writes_does_not_go_with_it(
    watched: Watched, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    assert run(monkeypatch, [], "--watch", option) == 2
    assert "does not go with" in capsys.readouterr().err
