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


@played
async def test_reading_a_folder_shows_how_far_it_is_and_watches_it(folder: Path) -> None:
    async with connect(folder) as client:
        while not client.reported or client.reported[-1]["kind"] != "end":
            await asyncio.sleep(0.01)
        assert [each["kind"] for each in client.reported] == ["begin", "end"]
        assert client.registered == [lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES]


@played
async def test_what_changes_on_the_disk_is_read_again(folder: Path) -> None:
    async with connect(folder) as client:
        client.open("draft.md")
        assert await begging(client)
        (folder / "benice.toml").write_text('ignore = ["like-begging"]\n', encoding="utf-8")
        before = client.asked_again
        change = lsp.FileEvent(client.uri("benice.toml"), lsp.FileChangeType.Changed)
        client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
        assert "like-begging" not in [each.code for each in await client.findings("draft.md")]
        assert client.asked_again > before


@played
async def test_a_broken_config_is_told_once_and_what_was_known_stays(folder: Path) -> None:
    async with connect(folder) as client:
        client.open("draft.md")
        assert await begging(client)
        (folder / "benice.toml").write_text("selekt = 3\n", encoding="utf-8")
        change = lsp.FileEvent(client.uri("benice.toml"), lsp.FileChangeType.Changed)
        client.workspace_did_change_watched_files(lsp.DidChangeWatchedFilesParams([change]))
        assert await begging(client)
        assert await begging(client)
        assert len(client.errors) == 1 and "did you mean 'select'" in client.errors[0]


@played
async def test_a_change_in_one_document_reaches_another_that_is_open(folder: Path) -> None:
    (folder / "benice.toml").write_text('timezone = "UTC"\n', encoding="utf-8")
    head = "---\nplatform: x\naccount: acme\nat: 2026-07-01T09:0{}Z\n---\n"
    first, second = (
        "The bakery opens its doors at seven, rain or shine.\n",
        "Saturday is for the allotment and for soup.\n",
    )
    (folder / "a.md").write_text(head.format(0) + first, encoding="utf-8")
    (folder / "b.md").write_text(head.format(2).replace("07-01", "07-20") + second, encoding="utf-8")
    async with connect(folder) as client:
        for name in ("a.md", "b.md"):
            client.open(name)
            assert "crowded-posts" not in [each.code for each in (await client.pull(name)).items]
        client.change("b.md", head.format(2) + second)
        report = await client.pull("b.md")
        assert client.uri("a.md") in report.related_documents
        (found,) = (each for each in report.related_documents[client.uri("a.md")].items if each.code == "crowded-posts")
        assert [each.location.uri for each in found.related_information or ()] == [client.uri("b.md")]


@played
async def test_a_document_that_is_not_saved_yet_is_judged(folder: Path) -> None:
    async with connect(folder, folders=[]) as client:
        client.text_document_did_open(
            lsp.DidOpenTextDocumentParams(lsp.TextDocumentItem("untitled:Untitled-1", "markdown", 0, DRAFT))
        )
        document = lsp.TextDocumentIdentifier("untitled:Untitled-1")
        found = await client.text_document_diagnostic_async(lsp.DocumentDiagnosticParams(document))
        assert isinstance(found, lsp.RelatedFullDocumentDiagnosticReport)
        assert "like-begging" in [each.code for each in found.items]


@played
async def test_who_may_approve_is_offered_to_approve(folder: Path) -> None:
    (folder / "benice.toml").write_text('[approval]\nby = ["Ana"]\n', encoding="utf-8")
    text = "---\nplatform: x\nat: 2026-07-01T09:00Z\n---\nWhat would you have done?\n"
    async with connect(folder, options={"asOf": "2026-06-30T09:00Z"}) as client:
        document = client.open("draft.md", text)
        found = next(each for each in await client.findings("draft.md") if "approv" in str(each.code))
        context = lsp.CodeActionContext([found])
        offers = await client.text_document_code_action_async(lsp.CodeActionParams(document, found.range, context))
        offer = next(each for each in offers or () if each.title == "Ana approves this post")
        assert isinstance(offer, lsp.CodeAction) and offer.edit and offer.edit.changes
        written = "".join(
            each.new_text for each in offer.edit.changes[client.uri("draft.md")] if hasattr(each, "new_text")
        )
        assert "approved_by: Ana" in written


@played
async def test_settings_take_effect_and_empty_ones_forget_nothing(folder: Path) -> None:
    async with connect(folder, options={"ignore": ["like-begging"]}) as client:
        client.open("draft.md")
        assert "like-begging" not in [each.code for each in await client.findings("draft.md")]
        client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams({}))
        assert "like-begging" not in [each.code for each in await client.findings("draft.md")]
        client.workspace_did_change_configuration(lsp.DidChangeConfigurationParams({"benice": {"ignore": []}}))
        assert await begging(client)


@played
async def test_documents_move_with_the_folders_that_are_opened_and_closed(folder: Path) -> None:
    (folder / "closed.md").write_text(DRAFT, encoding="utf-8")
    here = lsp.WorkspaceFolder(folder.as_uri(), "here")

    async def files(client: Client) -> set[str]:
        report = await client.workspace_diagnostic_async(lsp.WorkspaceDiagnosticParams([]))
        return {each.uri.rpartition("/")[2] for each in report.items}

    async with connect(folder, folders=[]) as client:
        client.open("draft.md", DRAFT.replace("🎉", "\n🎉", 1))
        assert await files(client) == {"draft.md"}
        change = lsp.WorkspaceFoldersChangeEvent(added=[here], removed=[])
        client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(change))
        assert await files(client) == {"draft.md", "closed.md"}
        assert (await begging(client)).range.start.line == 4  # what is typed still counts
        change = lsp.WorkspaceFoldersChangeEvent(added=[], removed=[here])
        client.workspace_did_change_workspace_folders(lsp.DidChangeWorkspaceFoldersParams(change))
        assert await files(client) == {"draft.md"}
