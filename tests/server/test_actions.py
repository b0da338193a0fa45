"""Code actions: a fix puts right what it says, and nothing else."""

from pathlib import Path

import pytest
from clients import Client, connect, played
from lsprotocol import types as lsp

from benice.model import Source
from benice.server.places import Places

DRAFT = "---\nplatform: mastodon\n---\n🎉 He said come in  twice. The kettle is on!!! #sundayreading #Kettle #kettle\n"
SAFE = DRAFT.replace("in  twice", "in twice").replace("#sundayreading #Kettle #kettle", "#SundayReading #Kettle")
EVERYWHERE = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "benice.toml").write_text('select = ["craft"]\n', encoding="utf-8")
    return tmp_path


async def offered(client: Client, only: list[str] | None = None, name: str = "draft.md") -> list[lsp.CodeAction]:
    """What is offered for the whole document."""
    document = lsp.TextDocumentIdentifier(client.uri(name))
    context = lsp.CodeActionContext([], only=only)
    found = await client.text_document_code_action_async(lsp.CodeActionParams(document, EVERYWHERE, context))
    return [each for each in found or () if isinstance(each, lsp.CodeAction)]


def applied(client: Client, action: lsp.CodeAction, text: str, name: str = "draft.md") -> str:
    """The text after an action, as an editor that counts in UTF-16 makes it."""
    assert action.edit and action.edit.changes
    source, places = Source(name, text), Places("utf-16")
    for edit in sorted(
        action.edit.changes[client.uri(name)],
        key=lambda each: places.offset(source, each.range.start),
        reverse=True,
    ):
        start, end = places.offset(source, edit.range.start), places.offset(source, edit.range.end)
        text = text[:start] + edit.new_text + text[end:]
    return text


@played
async def test_a_fix_makes_its_finding_go(folder: Path) -> None:
    async with connect(folder) as client:
        client.open("draft.md", DRAFT)
        fix = next(each for each in await offered(client) if "stray-spaces" in each.title and each.is_preferred)
        assert applied(client, fix, DRAFT) == DRAFT.replace("in  twice", "in twice")


@played
async def test_all_safe_fixes_are_made_at_once_and_no_others(folder: Path) -> None:
    async with connect(folder) as client:
        client.open("draft.md", DRAFT)
        (every,) = await offered(client, only=["source.fixAll"])
        assert every.kind == "source.fixAll.benice"
        assert applied(client, every, DRAFT) == SAFE
        assert "on!!!" in SAFE


@played
async def test_only_what_a_client_wants_is_offered(folder: Path) -> None:
    async with connect(folder) as client:
        client.open("draft.md", DRAFT)
        assert {each.kind for each in await offered(client, only=["quickfix"])} == {lsp.CodeActionKind.QuickFix}
        assert not await offered(client, only=["refactor"])


CALENDAR = """at,platform,account,text
2030-12-02T09:00Z,x,acme,Doors are open.
2030-12-02T09:10Z,x,acme,A queue already.
2030-12-02T09:18Z,x,acme,Who forgot the tea?
2030-12-02T09:24Z,x,acme,Tea is here.
"""


@played
async def test_posts_move_to_free_slots_or_are_spread_out(tmp_path: Path) -> None:
    async with connect(tmp_path) as client:
        client.open("plan.csv", CALENDAR, "csv")
        found = await offered(client, name="plan.csv")
        move = next(each for each in found if each.title.startswith("Move this post to the next free slot"))
        assert move.title.endswith("Mon 2030-12-02 10:24")
        assert applied(client, move, CALENDAR, "plan.csv") == CALENDAR.replace("T09:00Z", "T10:24Z")
        spread = next(each for each in found if each.title == "Spread out these posts: 4 of 4 move")
        after = applied(client, spread, CALENDAR, "plan.csv")
        assert [line[11:16] for line in after.split("\n")[1:5]] == ["08:00", "09:00", "10:00", "11:00"]
