"""Whatever is typed, half-typed, broken, huge or binary: the server goes on, and all positions are in the text."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from clients import PROFILES
from lsprotocol import types as lsp

from benice.server.actions import actions
from benice.server.completion import complete
from benice.server.counts import hints
from benice.server.hover import hover
from benice.server.session import Place, Session
from benice.server.symbols import symbols

SEQUENCES = 1_700  # of edits for each file: 10,200 in all
FILES = {
    "draft.md": """---
platforms: [x, bluesky]
at: 2026-12-01T09:00Z
media: [{file: a.png, alt: A cat}]
---
🎉 Please like and share! <!-- benice-ignore like-begging: why -->

---

And a thread of two.
""",
    "plan.csv": """text,platform,account,at
"Please like, ""all"" of you",x,acme,2026-12-01 09:00
Tag a friend,ig,acme,
""",
    "posts.yaml": """- text: |
    Please like this
  platform: x
  at: 2026-12-01T09:00Z
- {text: hi, platform: li}
""",
    "posts.json": """[
  {"text": "Please like \\ud83c\\udf89", "platform": "x", "media": [{"file": "a.png"}], "ignore": []}
]
""",
    "posts.jsonl": """{"text": "Please like", "platform": "x", "at": "2026-12-01T09:00Z"}
{"text": "hi", "platforms": ["x", "li"]}
""",
    "plan.ics": """BEGIN:VCALENDAR
BEGIN:VEVENT
SUMMARY:X post
DESCRIPTION:Please like and share\\n all
  of it
DTSTART;TZID=Europe/Paris:20261201T090000
RRULE:FREQ=DAILY;COUNT=3
END:VEVENT
END:VCALENDAR
""",
}
PIECES = [
    "\x00", "\ufeff", "\u2028", "\x85", "\x0c", "\r", "\r\n", "\n", "\t", "\ud83d", "👍🏽", "e\u0301", "\u202e",
    "---\n", '"', "'", "{", "}", "[", "]", ": ", "- ", "| ", "|\n|-|\n", "&a ", "*a ", "!!python ", "<!--", "-->", "#",
    "benice-ignore ", "@", "```\n", "⟦", "⟧", "please like and share", "2026-13-99", "platform: y\n", "\x1b[31m",
    "%0A::error::", "A" * 900, "(" * 300,
]  # fmt: skip


def edit(text: str, chance: random.Random) -> str:
    """The text after one random edit."""
    at, end = sorted((chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
    kind = chance.randrange(5)
    if kind == 0:
        return text[:at] + text[min(end, at + 40) :]
    if kind == 1:
        return text[:at] + text[at : at + 60] + text[at:]
    piece = chance.choice(PIECES) if kind < 4 else "".join(chr(chance.randrange(0xD7FF)) for _ in range(6))
    return text[:at] + piece + text[at:]


REQUESTS: list[Callable[[Session, Place, lsp.Position], object]] = [
    lambda session, place, at: hover(session, place, at),
    lambda session, place, at: complete(session, place, at),
    lambda session, place, at: hints(session, place, lsp.Range(lsp.Position(0, 0), at)),
    lambda session, place, at: symbols(session, place),
    lambda session, place, at: actions(session, place, lsp.Range(at, at), lsp.CodeActionContext([])),
]


@pytest.mark.parametrize("name", FILES)
def test_random_edits_never_stop_the_server(name: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    approvers = '[approval]\nby = ["Ana"]\n' if name == "posts.jsonl" else ""  # to write approvals takes its time
    (tmp_path / "benice.toml").write_text(f'timezone = "UTC"\n{approvers}', encoding="utf-8")
    (tmp_path / "other.md").write_text("---\nplatform: x\nat: 2026-12-01T09:00Z\n---\nHello\n", encoding="utf-8")
    session = Session()
    folder = lsp.WorkspaceFolder(tmp_path.as_uri(), "folder")
    session.open(lsp.InitializeParams(PROFILES["vscode"], workspace_folders=[folder]), "utf-16")
    chance = random.Random(name)
    uri = (tmp_path / name).as_uri()
    text = FILES[name]
    session.open_document(lsp.TextDocumentItem(uri, "markdown", 0, text))
    place = session.locate(uri)
    assert place
    for number in range(SEQUENCES):
        text = FILES[name] if number % 8 == 0 or len(text) > 3_000 else text
        for _ in range(chance.randrange(1, 4)):
            text = edit(text, chance)
        place.workspace.put(place.path, text)
        found = place.workspace.diagnostics()[place.path]
        for shown in session.reporter(place.workspace).report(found):
            assert shown.range.start.line <= shown.range.end.line <= text.count("\n") + text.count("\r")
        at = lsp.Position(chance.randrange(12), chance.randrange(60))
        chance.choice(REQUESTS)(session, place, at)
    assert not [record.getMessage() for record in caplog.records if record.exc_info]


def test_a_huge_buffer_is_left_alone_and_a_binary_one_is_told(tmp_path: Path) -> None:
    session = Session()
    folder = lsp.WorkspaceFolder(tmp_path.as_uri(), "folder")
    session.open(lsp.InitializeParams(PROFILES["vscode"], workspace_folders=[folder]), "utf-16")
    for name, text in (("huge.md", "Please like this! " * 400_000), ("binary.md", "\x89PNG\x00\x01\x02\x00" * 50)):
        session.open_document(lsp.TextDocumentItem((tmp_path / name).as_uri(), "markdown", 0, text))
    (workspace,) = session.workspaces.values()
    found = workspace.diagnostics()
    assert not found["huge.md"]
    assert all(each.rule == "unreadable" for each in found["binary.md"])
