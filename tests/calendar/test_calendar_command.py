"""`benice calendar` as a command: its exit codes, its colours, and the file that it writes."""

import os
from pathlib import Path

import pytest
from sheets import ROWS, read

from benice.cli.calendar import calendar

AS_OF = "2026-11-25T09:00Z"


def run(folder: Path, *, code: int, **options: object) -> None:
    """Run the command on the plan of a folder."""
    with pytest.raises(SystemExit) as ended:
        calendar([str(folder / "plan.csv")], as_of=AS_OF, **options)  # type: ignore[arg-type]
    assert ended.value.code == code


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a plan and a config."""
    read(tmp_path, ROWS, 'timezone = "Europe/London"\n')
    return tmp_path


def test_exit_codes(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(folder, code=0)
    assert capsys.readouterr().out.startswith("Week 49  30 November - 6 December 2026\n")
    run(folder, code=3, first="2028-01-01")
    assert capsys.readouterr().err == "benice: nothing to draw: no post is on these days\n"
    (folder / "plan.csv").write_text("", encoding="utf-8")
    run(folder, code=3)
    (folder / "plan.csv").write_bytes(b"\xff\x00\xfe,")
    run(folder, code=2)


def test_colours_only_where_they_are_wanted(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((50, 20)))
    monkeypatch.setattr("sys.stdout.fileno", lambda: 1)
    run(folder, code=0)
    narrow = capsys.readouterr().out
    assert narrow.startswith("Tue 1 December 2026\n") and "\x1b" not in narrow
    run(folder, code=0, color="always")
    assert "\x1b[1;31m" in capsys.readouterr().out


def test_a_page_takes_the_place_of_the_one_before(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = folder / "page.html"
    page.write_text("before", encoding="utf-8")
    run(folder, code=0, html=page)
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert capsys.readouterr().out.startswith(f"{page}: ")
    assert {each.name for each in folder.iterdir()} == {"plan.csv", "benice.toml", "page.html"}
