"""The editor says what the command says: every example of every rule, and whole folders, through both."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from benice import rulebook
from benice.gather import Settings
from benice.model import Diagnostic
from benice.run import lint
from benice.server.workspace import Workspace

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
REPOSITORY = Path(__file__).parents[2]


def told(found: list[Diagnostic]) -> list[tuple[object, ...]]:
    """What matters of findings."""
    return sorted((each.order, each.severity, each.fingerprint, len(each.related), each.fix is None) for each in found)


def examples() -> Iterator[tuple[str, Any]]:
    """The examples of all rules, each with a name for its file."""
    for rule in rulebook.load().rules.values():
        for number, example in enumerate([*rule.bad, *rule.good]):
            yield f"{rule.theme}/{rule.id}-{number}", example


def write_examples(folder: Path) -> None:
    """The examples as files: texts as Markdown, posts with fields as JSON."""
    for name, example in examples():
        file = folder / name
        file.parent.mkdir(exist_ok=True, parents=True)
        if isinstance(example, str):
            file.with_suffix(".md").write_text(example.replace("⟦", "").replace("⟧", ""), encoding="utf-8")
            continue
        posts = example.get("posts", example) if isinstance(example, dict) else example
        text = json.dumps(posts if isinstance(posts, list) else [posts], ensure_ascii=False, default=str)
        file.with_suffix(".json").write_text(text.replace("⟦", "").replace("⟧", ""), encoding="utf-8")


def compare(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Compare the command with an editor that has half of the files open; the number of findings."""
    monkeypatch.chdir(folder)
    outcome = lint(["."], Settings(AS_OF))
    workspace = Workspace(folder, Settings(AS_OF))
    for number, reading in enumerate(outcome.readings):
        path = Path(reading.source.path)
        if number % 2 and path.suffix != ".xlsx":
            workspace.put(reading.source.path, path.read_bytes().decode("utf-8"))
    seen = [each for found in workspace.diagnostics().values() for each in found]
    assert told(seen) == told(list(outcome.diagnostics))
    for reading in outcome.readings:  # and again when files are typed anew, one after the other
        if Path(reading.source.path).suffix == ".md":
            text = Path(reading.source.path).read_bytes().decode("utf-8")
            workspace.put(reading.source.path, text + "\nPlease like this!\n")
            workspace.diagnostics() if len(outcome.readings) < 50 else None
            workspace.put(reading.source.path, text)
    seen = [each for found in workspace.diagnostics().values() for each in found]
    assert told(seen) == told(list(outcome.diagnostics))
    return len(seen)


def test_of_every_example_the_editor_says_what_the_command_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_examples(tmp_path)
    assert compare(tmp_path, monkeypatch) > 100


@pytest.mark.parametrize("name", ["examples", "tests"])
def test_of_whole_folders_the_editor_says_what_the_command_says(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compare(REPOSITORY / name, monkeypatch)
