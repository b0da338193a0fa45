"""The language server as clients see it."""

import asyncio
from pathlib import Path

import pytest
from clients import PROFILES, Client, connect, played
from lsprotocol import types as lsp

DRAFT = "---\nplatform: x\n---\n🎉🎉 Please like and share this with everyone!\n"
BEFORE = {"utf-16": 5, "utf-8": 9, "utf-32": 3}  # what stands before "Please" on its line
CLEAN = "---\nplatform: x\n---\nWhat would you have done?\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "benice.toml").write_text('timezone = "Europe/Paris"\n', encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


async def begging(client: Client) -> lsp.Diagnostic:
    """The finding that the draft is about."""
    return next(each for each in await client.findings("draft.md") if each.code == "like-begging")


@pytest.mark.parametrize("profile", PROFILES)
@played
async def test_each_client_sees_a_finding_in_its_own_units(profile: str, folder: Path) -> None:
    async with connect(folder, profile) as client:
        client.open("draft.md")
        found = await begging(client)
        encoding = client.answer.capabilities.position_encoding or "utf-16"
        assert found.range.start == lsp.Position(3, BEFORE[encoding] + len("Please "))
        assert found.source == "benice"
        assert found.severity == lsp.DiagnosticSeverity.Warning


@pytest.mark.parametrize("profile", PROFILES)
@played
async def test_a_client_is_sent_findings_or_asks_for_them_and_never_both(profile: str, folder: Path) -> None:
    async with connect(folder, profile) as client:
        client.open("draft.md")
        await client.findings("draft.md")
        client.change("draft.md", CLEAN)
        if client.pulls:
            assert not (await client.pull("draft.md")).items
            await asyncio.sleep(1.2)
            assert not client.published
        else:
            assert not await client.sent("draft.md", times=2)


@played
async def test_a_client_that_says_that_it_asks_and_does_not_is_sent_findings_until_it_asks(folder: Path) -> None:
    async with connect(folder, "vscode") as client:
        client.open("draft.md")
        assert await client.sent("draft.md")
        assert (await client.pull("draft.md")).items
        assert not await client.sent("draft.md", times=2)  # taken back
        client.change("draft.md", DRAFT + "\nPlease like this too!\n")
        await asyncio.sleep(1.2)
        assert len(client.published[client.uri("draft.md")]) == 2


@played
async def test_what_was_sent_is_taken_back_when_a_document_is_closed(folder: Path) -> None:
    async with connect(folder, "emacs-30") as client:
        client.open("draft.md")
        assert await client.sent("draft.md")
        client.close("draft.md")
        assert not await client.sent("draft.md", times=2)


@played
async def test_what_did_not_change_is_not_sent_again(folder: Path) -> None:
    async with connect(folder) as client:
        client.open("draft.md")
        first = await client.pull("draft.md")
        again = await client.pull("draft.md", first.result_id)
        assert isinstance(again, lsp.RelatedUnchangedDocumentDiagnosticReport)


@played
async def test_a_finding_offers_to_be_let_be_and_is_gone_then(folder: Path) -> None:
    async with connect(folder) as client:
        document = client.open("draft.md")
        found = await begging(client)
        context = lsp.CodeActionContext([found])
        offers = await client.text_document_code_action_async(lsp.CodeActionParams(document, found.range, context))
        offer = next(each for each in offers or () if "Let like-begging be" in each.title)
        assert isinstance(offer, lsp.CodeAction) and offer.edit and offer.edit.changes
        (edit,) = offer.edit.changes[client.uri("draft.md")]
        lines = DRAFT.split("\n")
        lines[edit.range.start.line : edit.range.start.line] = edit.new_text.rstrip("\n").split("\n")
        client.change("draft.md", "\n".join(lines))
        assert "like-begging" not in [each.code for each in (await client.pull("draft.md")).items]


@played
async def test_hover_over_a_finding_tells_the_page_of_its_rule(folder: Path) -> None:
    async with connect(folder) as client:
        document = client.open("draft.md")
        found = await begging(client)
        told = await client.text_document_hover_async(lsp.HoverParams(document, found.range.start))
        assert told and isinstance(told.contents, lsp.MarkupContent)
        assert "# like-begging" in told.contents.value and "begs for likes" in told.contents.value
        assert told.range == found.range
        assert not await client.text_document_hover_async(lsp.HoverParams(document, lsp.Position(0, 0)))


@played
async def test_a_closed_file_is_reported_where_everything_is_asked_for(folder: Path) -> None:
    async with connect(folder) as client:
        report = await client.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams([]))
        assert [each.uri for each in report.items] == [client.uri("draft.md")]
