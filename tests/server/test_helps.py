"""What the server offers beside findings: completion, hover on keys, lengths and outlines."""

from pathlib import Path

import pytest
from clients import connect, played
from lsprotocol import types as lsp

CONFIG = '[accounts.acme]\nplatform = "mastodon"\nlimit = 1000\n[approval]\nby = ["Ana"]\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "benice.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("---\nplat|\n---\nHello there, what would you do?\n", "platform"),
        ("---\nplatform: |\n---\nHello there, what would you do?\n", "bluesky"),
        ("---\nplatforms:\n  - x\n  - |\n---\nHello there\n", "linkedin"),
        ("---\nplatform: x\naccount: |", "acme"),
        ("---\npurpose: |\n---\nHello there\n", "conversation"),
        ("---\nkind: |\n---\nHello there\n", "reply"),
        ("---\napproved_by: |\n---\nHello there\n", "Ana"),
        ("---\nignore:\n  - |\n---\nHello there\n", "like-begging"),
        ("Hello there\n\n<!-- benice-ignore like-|", "like-begging"),
        ("Hello there\n\n<!-- ben|", "benice-ignore"),
    ],
)
@played
async def test_what_could_stand_here_is_offered(text: str, offered: str, folder: Path) -> None:
    before, _, after = text.partition("|")
    position = lsp.Position(before.count("\n"), len(before.rpartition("\n")[2]))
    async with connect(folder) as client:
        document = client.open("draft.md", before + after)
        found = await client.text_document_completion_async(lsp.CompletionParams(document, position))
        assert isinstance(found, list)
        item = next(each for each in found if each.label == offered)
        assert isinstance(item.text_edit, lsp.TextEdit) and item.text_edit.range.end == position


@played
async def test_nothing_is_offered_in_the_text_of_a_post(folder: Path) -> None:
    async with connect(folder) as client:
        document = client.open("draft.md", "---\nplatform: x\n---\nplat\n")
        assert not await client.text_document_completion_async(lsp.CompletionParams(document, lsp.Position(3, 4)))


@played
async def test_hover_over_a_key_says_what_it_means(folder: Path) -> None:
    async with connect(folder) as client:
        document = client.open("draft.md", "---\nplatform: x\n---\nHello\n")
        told = await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(1, 2)))
        assert told and isinstance(told.contents, lsp.MarkupContent) and "Where the post goes" in told.contents.value
        assert told.range == lsp.Range(lsp.Position(1, 0), lsp.Position(1, 8))


@pytest.mark.parametrize("counts", ["hints", "lenses", "off"])
@played
async def test_the_length_of_a_post_stands_beside_it(counts: str, folder: Path) -> None:
    text = "---\nplatforms: [x, bluesky]\n---\nHello 🎉\n"
    everywhere = lsp.Range(lsp.Position(0, 0), lsp.Position(9, 0))
    async with connect(folder, options={"counts": counts}) as client:
        document = client.open("draft.md", text)
        hints = await client.text_document_inlay_hint_async(lsp.InlayHintParams(document, everywhere))
        lenses = await client.text_document_code_lens_async(lsp.CodeLensParams(document))
        told = [each.label for each in hints or ()] + [each.command.title for each in lenses or () if each.command]
        assert told == ([] if counts == "off" else ["X 8/280 · Bluesky 7/300"])
        assert [each.position for each in hints or ()] == ([lsp.Position(3, 8)] if counts == "hints" else [])


@played
async def test_the_outline_lists_the_posts_of_a_calendar(folder: Path) -> None:
    rows = "text,platform,account,at\nDoors open,x,acme,2026-12-01T09:00Z\nSee you there,x,acme,2026-12-02T09:00Z\n"
    async with connect(folder) as client:
        document = client.open("plan.csv", rows, "csv")
        found = await client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))
        assert [each.name for each in found or ()] == ["Doors open", "See you there"]
        (first, _) = found or ()
        assert isinstance(first, lsp.DocumentSymbol) and first.detail == "2026-12-01 09:00  x  @acme  post"
        assert first.range.start.line == first.range.end.line == 1
