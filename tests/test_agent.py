"""Hook events of assistants, as they were recorded, and what each assistant reads."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

BEGGING = "---\nplatform: x\n---\nPlease like and share this with everyone!\n"
NICE = [("post.md", "What would you have done?\n"), ("code.py", "please_like = 1\n")]


def event(form: str, folder: Path, name: str = "post.md") -> dict[str, object]:
    """An event of an assistant that has written a file."""
    path = str(folder / name)
    if form == "cursor":
        return {"hook_event_name": "afterFileEdit", "file_path": path, "edits": [], "workspace_roots": [str(folder)]}
    named = "AfterTool" if form == "gemini" else "PostToolUse"
    tool = "write_file" if form == "gemini" else "Write"
    return {"hook_event_name": named, "cwd": str(folder), "tool_name": tool, "tool_input": {"file_path": path}}


def ask(given: object, *more: str) -> subprocess.CompletedProcess[str]:
    text = given if isinstance(given, str) else json.dumps(given)
    command = [sys.executable, "-m", "benice", "agent-hook", *more]
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=60, check=False)


def test_claude_reads_standard_error_at_exit_code_two(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(BEGGING, encoding="utf-8")
    done = ask(event("claude", tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "post.md:4:8 like-begging: " in done.stderr and len(done.stderr.strip().split("\n")) <= 10


@pytest.mark.parametrize(("form", "key"), [("gemini", "reason"), ("cursor", "additional_context")])
def test_the_others_read_json_and_nothing_else(form: str, key: str, tmp_path: Path) -> None:
    (tmp_path / "post.md").write_text(BEGGING, encoding="utf-8")
    done = ask(event(form, tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert "like-begging" in json.loads(done.stdout)[key]


@pytest.mark.parametrize("form", ["claude", "cursor", "gemini"])
@pytest.mark.parametrize(("name", "text"), NICE)
def test_a_nice_post_and_a_file_that_is_none_pass(form: str, name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = ask(event(form, tmp_path, name))
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "" if form == "claude" else "{}")


def test_a_file_that_is_about_to_be_written_is_judged_by_its_content(tmp_path: Path) -> None:
    given = event("claude", tmp_path) | {"hook_event_name": "PreToolUse"}
    given["tool_input"] = {"file_path": str(tmp_path / "post.md"), "content": BEGGING}
    done = ask(given)
    assert done.returncode == 2 and "like-begging" in done.stderr
    assert not (tmp_path / "post.md").exists()


@pytest.mark.parametrize("given", ["", "[1]", '{"tool_input": {"file_path": "a'])
def test_a_broken_event_is_no_business_of_the_model(given: str) -> None:
    done = ask(given)
    assert done.returncode == 1 and done.stderr.startswith("benice: ") and "Traceback" not in done.stderr


def test_an_event_about_no_file_passes() -> None:
    done = ask({"hook_event_name": "PostToolUse", "tool_name": "Bash", "tool_input": {"command": "ls"}})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
