"""Hook events of coding assistants: which file one is about, what is wrong with it, and how each assistant is told."""

import json
from collections.abc import Mapping, Sequence
from contextlib import chdir
from pathlib import Path
from typing import Any

from benice.gather import Files, Settings, gather
from benice.light import dataclass, replace
from benice.model import Diagnostic
from benice.readers.find import Found
from benice.run import Outcome, judge_all
from benice.tables import UsageError

FORMATS = ("claude", "cursor", "gemini")
MOST = 8  # findings that an assistant is told at once
LONGEST = 300  # characters of a line
BEFORE = ("PreToolUse", "BeforeTool")  # the file is not written yet
PATHS = ("file_path", "path", "absolute_path", "notebook_path")


@dataclass(frozen=True, slots=True)
class Event:
    """A file that an assistant has written, or is about to write with some content."""

    format: str
    path: str
    folder: Path
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What is printed, and the exit code."""

    out: str = ""
    error: str = ""
    code: int = 0


def read_event(text: str, given: str | None) -> Event | None:
    """The event in a JSON text; None where it is about no file. UsageError where it is none."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise UsageError(f"standard input holds no JSON: {error}") from None
    if not isinstance(data, Mapping):
        raise UsageError("standard input holds no JSON object; it should be an assistant's hook event")
    name = data.get("hook_event_name")
    tool = data.get("tool_input")
    inside: Mapping[str, Any] = tool if isinstance(tool, Mapping) else {}
    path = next((each[key] for each in (inside, data) for key in PATHS if isinstance(each.get(key), str)), None)
    if not path:
        return None
    roots = data.get("workspace_roots")
    first = roots[0] if isinstance(roots, list) and roots else None
    folder = next((Path(each) for each in (data.get("cwd"), first) if isinstance(each, str)), Path.cwd())
    content = inside.get("content") if name in BEFORE else None
    if name in BEFORE and not isinstance(content, str):
        return None  # an edit of a file that is not written yet: it is checked afterwards
    return Event(given or format_of(str(name)), path, folder, content)


def format_of(name: str) -> str:
    """Whose event it is, by the name: Cursor's begin with a small letter, Gemini's tools are "AfterTool"."""
    if name[:1].islower():
        return "cursor"
    return "gemini" if name in ("AfterTool", "BeforeTool") else "claude"


class Written(Files):
    """The disk, with one file as it is about to be."""

    def __init__(self, content: str | None) -> None:
        self.content = content

    def find(self, paths: Sequence[str]) -> list[Found]:
        """The files, with the content that one of them will have."""
        if self.content is None:
            return super().find(paths)
        return [Found(path, named=True, data=self.content.encode("utf-8", "surrogatepass")) for path in paths]


def answer(event: Event, settings: Settings) -> Reply:
    """What an assistant is told of a file; nothing where it is no post, or a nice one."""
    folder = event.folder if event.folder.is_dir() else Path.cwd()
    with chdir(folder):
        path = Path(event.path)
        shown = path.relative_to(folder) if path.is_relative_to(folder) else path
        if event.content is None and not shown.is_file():
            return reply(event.format, [])
        settings = replace(settings, whole=False)
        outcome = judge_all(gather([shown.as_posix()], settings, Written(event.content)), settings)
    return reply(event.format, list(tell(outcome)))


def tell(outcome: Outcome) -> list[str]:
    """The findings that count, one a line, and where to learn more."""
    from benice.model import Severity
    from benice.reports.lines import safe

    least = Severity.__members__.get(outcome.fail_on.upper())
    found = [each for each in outcome.diagnostics if least is not None and each.severity >= least]
    if not found:
        return []
    lines = [safe(line(each))[:LONGEST] for each in found[:MOST]]
    if len(found) > MOST:
        lines.append(f"and {len(found) - MOST} more: benice check {safe(found[0].span.source.path)}")
    return [*lines, f"Why, and what to do instead: benice explain {found[0].rule}"]


def line(each: Diagnostic) -> str:
    """One finding."""
    number, column = each.span.source.position(each.span.start)
    fix = f" Fix: {each.fix.message}." if each.fix else ""
    return f"{each.span.source.path}:{number}:{column} {each.rule}: {each.message}.{fix}"


def reply(form: str, lines: Sequence[str]) -> Reply:
    """The lines in the form that an assistant reads.

    Claude Code shows its model what stands on standard error at exit code 2, and nothing at 1; the others read JSON.
    """
    text = "\n".join(["benice: this post is not nice yet; please rewrite it.", *lines]) if lines else ""
    if form == "claude":
        return Reply(error=f"{text}\n", code=2) if text else Reply()
    if form == "gemini":
        return Reply(json.dumps({"decision": "deny", "reason": text} if text else {}) + "\n")
    return Reply(json.dumps({"additional_context": text} if text else {}) + "\n")
