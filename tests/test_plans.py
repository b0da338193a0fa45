"""A few month plans as teams have them, with what benice says of them: whatever changes a finding shows here as a diff.

Each folder of `plans/` has an `expected.txt` beside its files. With BENICE_UPDATE=1 they are written anew, for review.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benice import rulebook

ROOT = Path(__file__).parents[1]
PLANS = sorted(path for path in (Path(__file__).parent / "plans").iterdir() if path.is_dir())
COMMAND = [sys.executable, "-m", "benice", "check", "--as-of", "2026-12-01T00:00Z", "--output-format", "concise", "."]


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: path.name)
def test_a_plan_gets_the_findings_that_were_reviewed(plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / plan.name
    shutil.copytree(plan, folder)
    (folder / "expected.txt").unlink(missing_ok=True)
    done = subprocess.run(COMMAND, cwd=folder, capture_output=True, timeout=60, check=False)
    assert not done.stderr, done.stderr.decode()
    said = f"{done.stdout.decode()}exit code {done.returncode}\n"
    expected = plan / "expected.txt"
    if os.environ.get("BENICE_UPDATE"):
        expected.write_text(said, encoding="utf-8", newline="\n")
    assert said == expected.read_text(encoding="utf-8")


def test_there_are_plans() -> None:
    assert PLANS


def test_the_examples_show_every_theme() -> None:
    asked = [sys.executable, "-m", "benice", "check", "--as-of", "2026-11-25T09:00Z", "--output-format", "json"]
    done = subprocess.run([*asked, str(ROOT / "examples")], capture_output=True, timeout=60, check=False)
    shown = {each["theme"] for each in json.loads(done.stdout)["diagnostics"]}
    assert shown == {rule.theme for rule in rulebook.load().rules.values()}
