"""Whatever is staged, and even where it is interrupted, a run changes neither the index nor the work tree."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from repositories import BAIT, NICE, OWN, Repo

from benice.gather import Settings
from benice.hook.judge import judge_staged

NAMES = st.sampled_from(["a.md", "b c.md", "posts/d.csv", "e.json", "x.py", "README.md", "n\nl.txt", "ü.yaml"])
TEXTS = st.sampled_from([BAIT, NICE, "", f"text,platform\n{BAIT.strip()},x\n", "[{", "\ufeff---\r\nat: x\r\n---\r\nHi"])
STEPS = st.lists(st.tuples(st.sampled_from(["write", "add", "commit", "remove"]), NAMES, TEXTS), min_size=1, max_size=8)


def play(repo: Repo, steps: list[tuple[str, str, str]]) -> None:
    for step, name, text in steps:
        path = repo.folder / name
        if step == "remove":
            path.unlink(missing_ok=True)
        elif step == "commit":
            repo.try_git("commit", "-q", "-m", "x")
        else:
            repo.write(name, text)
            if step == "add":
                repo.git("add", "--", name)


@settings(max_examples=25, deadline=None)
@given(STEPS)
def test_a_run_changes_nothing(steps: list[tuple[str, str, str]]) -> None:
    with TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        repo = Repo(Path(name) / "r")
        play(repo, steps)
        before = repo.state()
        patch.chdir(repo.folder)
        for key, value in OWN.items():
            patch.setenv(key, value)
        judge_staged((), Settings(datetime(2026, 6, 1, tzinfo=UTC)))
        assert repo.state() == before


@pytest.mark.parametrize("after", [0.02, 0.08, 0.15, 0.25])
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_changes_nothing(tmp_path: Path, after: float, end: signal.Signals) -> None:
    repo = Repo(tmp_path / "r")
    for number in range(50):
        repo.write(f"{number}.md", BAIT)
    repo.git("add", "--all")
    repo.write("0.md", NICE)
    before = repo.state()
    command = [sys.executable, "-m", "benice", "check", "--staged", "--quiet"]
    run = subprocess.Popen(command, cwd=repo.folder, env={**os.environ, **OWN}, stderr=subprocess.DEVNULL)
    try:
        run.wait(after)
    except subprocess.TimeoutExpired:
        run.send_signal(end)
    run.wait(20)
    assert repo.state() == before
    assert not list((repo.folder / ".git").glob("*.lock"))
