"""What other tools make of the hooks and of the action: pre-commit and prek for real, the action's script with bash."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from repositories import BAIT, OWN, Repo

from benice.readers import READERS

ROOT = Path(__file__).parents[2]
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ARCHIVES = {".js", ".car"}  # of what was published; nobody writes them by hand
BURST = "text,platform,at\n" + "".join(
    f'"{word} words about the old harbour",x,2026-06-01T10:{number:02}Z\n'
    for number, word in enumerate(("Some", "More", "Many", "Few", "Last"))
)


def program(name: str) -> str:
    """Where a tool of the test environment is; the test is skipped where it is not installed."""
    found = shutil.which(name, path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.mark.parametrize("name", ["pre-commit", "prek"])
def test_the_hooks_run_for_real(name: str, tmp_path: Path) -> None:
    tool = program(name)
    head = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False)
    if head.returncode:
        pytest.skip("this is no checkout of git, from which hooks could be tried")
    repo = Repo(tmp_path / "r")
    repo.add("drafts/a b.md", BAIT)
    repo.add("calendar.csv", BURST)
    for other in ("README.md", ".github/ISSUE_TEMPLATE/bug.md", "node_modules/x/a.md"):
        repo.add(other, BAIT)
    repo.add("tsconfig.json", "{ // no plan\n}\n")
    homes = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PREK_HOME": str(tmp_path / "home"), "PYTHONPATH": ""}
    command = [tool, "try-repo", str(ROOT), "--ref", head.stdout.strip(), "--all-files", "--verbose"]
    done = repo.run(*command, environment=homes)
    if re.search(r"NewConnectionError|No matching distribution|failed to (?:fetch|download)", done.stdout, re.I):
        pytest.skip(f"{name} cannot reach a package index")
    assert done.returncode == 1, done.stdout
    found = re.findall(r"^ *(\S.*\.\w+):\d+(?::\d+)?  (\S+)  ", done.stdout, re.MULTILINE)
    assert {path for path, _ in found} == {"drafts/a b.md", "calendar.csv"}
    assert {("drafts/a b.md", "like-begging"), ("calendar.csv", "machine-gun-posting")} <= set(found)


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_the_hooks_see_every_file_that_somebody_writes_by_hand(hook: dict[str, Any]) -> None:
    wanted = re.compile(hook["files"])
    for suffix in set(READERS) - ARCHIVES:
        assert wanted.search(f"posts/a{suffix}") and wanted.search(f"A{suffix.upper()}")
    assert not wanted.search("a.py") and not wanted.search("amd")


def test_timelines_are_judged_once_over_all_files() -> None:
    alone, together = HOOKS
    assert "posts" in alone["entry"] and "pass_filenames" not in alone
    assert "timelines" in together["entry"] and together["require_serial"] and not together["pass_filenames"]


@pytest.mark.parametrize("name", ["pre-commit"])
def test_the_manifest_is_valid(name: str) -> None:
    command = [program(name), "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def step(name: str) -> dict[str, Any]:
    """One step of the action."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    found: dict[str, Any] = next(each for each in action["runs"]["steps"] if each.get("name") == name)
    return found


def test_the_action_passes_everything_on_as_it_is(tmp_path: Path) -> None:
    fake = tmp_path / "benice/bin/benice"
    fake.parent.mkdir(parents=True)
    fake.write_text('#!/bin/sh\nfor word in "$@"; do echo "[$word]"; done\nexit 1\n')
    fake.chmod(0o755)
    given = {
        "PATHS": "a b\n$(touch evil)\n-x.md\n",
        "FAIL_ON": "error",
        "OUTPUT_FORMAT": "sarif",
        "OUTPUT_FILE": "",
        "ARGUMENTS": "--select\nbegging",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    done = subprocess.run(
        ["bash", "-e", "-c", step("Check")["run"]],
        cwd=tmp_path,
        env={**os.environ, **OWN, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    words = ["check", "--output-format", "sarif", "--fail-on", "error", "--select", "begging", "--"]
    assert done.stdout.split("\n")[:-1] == [f"[{word}]" for word in (*words, "a b", "$(touch evil)", "-x.md")]
    assert (done.returncode, (tmp_path / "output").read_text()) == (1, "exit-code=1\n")


def test_no_script_of_the_action_has_an_input_written_into_it() -> None:
    for name in ("Install benice", "Check"):
        assert "${{" not in step(name)["run"]


@pytest.mark.parametrize("path", sorted((ROOT / "examples/ci").iterdir()), ids=lambda path: path.name)
def test_the_examples_name_options_that_there_are(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert yaml.safe_load(text)
    for command in re.findall(r"benice (check .*)", text):
        done = subprocess.run(
            [sys.executable, "-m", "benice", *command.split(), "--help"], capture_output=True, check=False
        )
        assert done.returncode == 0
    for hook in re.findall(r"- id: (\S+)", text):
        assert hook in {each["id"] for each in HOOKS}
