"""Judging with several processes: byte for byte what one process says, and an end that is told whatever happens."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from multiprocessing import active_children
from pathlib import Path

import pytest

from benice import crew
from benice.config import Config
from benice.gather import Settings
from benice.judge import Judge, RuleFailure
from benice.light import replace
from benice.reports import render
from benice.reports.places import root
from benice.run import lint, open_desk
from benice.tables import UsageError

SETTINGS = Settings(datetime(2026, 6, 1, tzinfo=UTC))
CONFIG = """timezone = 'Europe/Paris'
[accounts.ana]
ignore = ['begging: she may']
[severity]
shouting = 'info'
"""
FILES = {
    "benice.toml": CONFIG,
    "strategy.toml": "goals = ['2,000 followers by Friday']\npillars = ['bread']\n",
    "many.csv": "text,platform,account,at\n"
    + "".join(
        f'"Please like ""this"" page, number {number} 👍🏽",{platform},{who},2026-06-{day:02}T10:{number:02}\n'
        for number in range(20)
        for platform, who, day in [("x", "ana", 2), ("mastodon", "ben", 3), ("nowhere", "ben", 3)]
    ),
    "fan.md": "---\nplatforms: [x, mastodon, linkedin]\nat: 2026-06-03 11:00\n---\nPLEASE LIKE AND SHARE THIS!!!\n",
    "held.md": "<!-- benice-ignore-file begging: a quotation -->\nPlease like this page.\n",
    "autre.md": "---\nlanguage: fr\n---\nVenez nombreux, les portes ouvrent à dix heures et le thé est chaud.\n",
    "broken.json": "[{",
    "row.csv": "text,at,approved_at\nTag a friend who needs this,01/02/2026,yes\n",
    "other/benice.toml": "select = ['begging']\n",
    "other/a.txt": "Follow me back please.\n---\nRT if you agree!\n",
    "empty.md": "",
}


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(crew, "LEAST", 1)
    monkeypatch.setattr(crew, "SMALLEST", 7)  # pieces end within a file, and hold several
    root.cache_clear()
    return tmp_path


@pytest.fixture(scope="module", autouse=True)
def no_process_stays() -> Iterator[None]:
    yield
    crew.pool(2).shutdown()
    crew.pool.cache_clear()


@pytest.mark.parametrize(
    "settings", [SETTINGS, replace(SETTINGS, select=["pitching", "craft"]), replace(SETTINGS, scope="posts")]
)
def test_the_answer_is_the_same_for_any_number_of_processes(settings: Settings) -> None:
    alone, together = (lint(["."], replace(settings, jobs=jobs)) for jobs in (1, 2))
    assert alone.diagnostics
    for output_format in ("sarif", "json"):
        assert render(together, output_format) == render(alone, output_format)


def test_a_process_that_comes_to_a_sudden_end_is_told_and_replaced() -> None:
    settings = replace(SETTINGS, jobs=2)
    before = render(lint(["."], settings), "json")
    for process in active_children():
        process.kill()
        process.join()
    with pytest.raises(UsageError, match="--jobs 1"):
        lint(["."], settings)
    assert render(lint(["."], settings), "json") == before


def test_processes_are_told_when_rules_have_changed() -> None:
    words = Path("ours/vocabulary.toml")
    words.parent.mkdir()
    config = Config(path=Path("benice.toml").absolute(), rules=["ours"])
    letters = set()
    for text in ("", "# more\n"):
        words.write_text(text, encoding="utf-8")
        letters.add(crew.letter(Judge(open_desk(config, SETTINGS), SETTINGS)))
    assert len(letters) == 2


def test_few_posts_are_judged_where_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    asked = crew.pool.cache_info().misses
    lint([str(Path(__file__).parents[1] / "examples")], replace(SETTINGS, jobs=0))
    assert crew.pool.cache_info().misses == asked


def test_a_mistake_in_a_rule_crosses_to_whoever_asked() -> None:
    import pickle

    told = pickle.loads(pickle.dumps(RuleFailure("the rule 'x' failed")))
    assert isinstance(told, RuleFailure) and str(told) == "the rule 'x' failed"


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_ctrl_c_ends_all_of_them_in_silence(project: Path) -> None:
    rows = "".join(f"Please like and share page {number} of our long and winding tale,x\n" for number in range(400))
    Path("long.csv").write_text(f"text,platform\n{rows}", encoding="utf-8")
    code = "from benice import crew, cli; crew.LEAST = 100; cli.main()"
    command = [sys.executable, "-c", code, "check", "--jobs", "2", "long.csv"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1] / "lint")}
    run = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    while len(started := children.read_text().split()) < 3 and run.poll() is None:  # one of them keeps the books
        time.sleep(0.02)
    os.killpg(run.pid, signal.SIGINT)
    said, _ = run.communicate(timeout=60)
    assert (run.returncode, said.strip()) == (130, "")
    assert not [number for number in started if "spawn" in command_of(number)]


def command_of(number: str) -> str:
    """The command line of a process; nothing where it has ended."""
    try:
        return Path(f"/proc/{number}/cmdline").read_text()
    except OSError:
        return ""
