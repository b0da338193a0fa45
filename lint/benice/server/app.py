"""The language server: what clients may ask, each answered in a file of its own."""

import logging
from functools import partial
from uuid import uuid4

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from benice import __version__
from benice.server.actions import KINDS, actions
from benice.server.completion import TRIGGERS, complete
from benice.server.counts import hints, lenses
from benice.server.delivery import Delivery
from benice.server.hover import hover
from benice.server.session import Session
from benice.server.symbols import symbols

WATCHED = "**/*.{md,markdown,txt,tweet,csv,tsv,json,jsonl,ndjson,yaml,yml,ics,xlsx,toml}"

log = logging.getLogger(__name__)


class Server(LanguageServer):
    """The server of one client. Documents are sent as a whole: pygls counts lines as Python does, editors do not."""

    def __init__(self) -> None:
        super().__init__("benice", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Full)
        self.session = Session()
        self.delivery = Delivery(self, self.session)

    def report_server_error(self, error: Exception, source: object) -> None:
        """A mistake of ours is logged, and never a window in somebody's face."""
        log.error("%s: %s", getattr(source, "__name__", source), error)


def make_server() -> Server:
    """A server that answers all that we can."""
    server = Server()
    for add in (add_life, add_documents, add_diagnostics, add_requests):
        add(server)
    return server


def add_life(server: Server) -> None:
    """Beginning, and changes to what is open and configured."""

    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        server.session.open(params, server.workspace.position_encoding)
        server.delivery.start()

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        watch(server)
        await load(server)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def configured(params: lsp.DidChangeConfigurationParams) -> None:
        given = params.settings
        server.session.configure(given.get("benice", given) if isinstance(given, dict) else None)
        server.delivery.refresh()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(params: lsp.DidChangeWatchedFilesParams) -> None:
        server.session.reload()
        server.delivery.refresh()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    def folders(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        for folder in params.event.removed:
            server.session.remove_folder(folder.uri)
        for folder in params.event.added:
            server.session.add_folder(folder.uri)
        server.delivery.refresh()


async def load(server: Server) -> None:
    """Read the folders that are open, and show how far that is; a client without findings for all asks in vain."""
    window = server.client_capabilities.window
    shown = window is not None and bool(window.work_done_progress)
    token = f"benice-{uuid4()}"
    if shown:
        await server.work_done_progress.create_async(token)
        server.work_done_progress.begin(token, lsp.WorkDoneProgressBegin("benice", message="reading posts"))
    for workspace in list(server.session.workspaces.values()):
        workspace.load(partial(advance, server, token) if shown else None)
    if shown:
        server.work_done_progress.end(token, lsp.WorkDoneProgressEnd())
    server.delivery.refresh()


def advance(server: Server, token: str, done: int, total: int) -> None:
    """Say now and then how many files have been read."""
    if done % 100 == 0:
        told = lsp.WorkDoneProgressReport(message=f"{done} of {total} files", percentage=100 * done // total)
        server.work_done_progress.report(token, told)


def watch(server: Server) -> None:
    """Ask to be told of changes on the disk, where the client can."""
    workspace = server.client_capabilities.workspace
    if workspace and workspace.did_change_watched_files and workspace.did_change_watched_files.dynamic_registration:
        options = lsp.DidChangeWatchedFilesRegistrationOptions([lsp.FileSystemWatcher(WATCHED)])
        registration = lsp.Registration("benice-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(lsp.RegistrationParams([registration]), lambda result: None)


def add_documents(server: Server) -> None:
    """What happens to documents."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        server.session.open_document(params.text_document)
        server.delivery.changed()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        place = server.session.documents.get(uri)
        if place:
            place.workspace.put(place.path, server.workspace.get_text_document(uri).source)
            server.delivery.changed()

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        server.session.reload()
        server.delivery.changed()

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        server.session.close_document(params.text_document.uri)
        server.delivery.close(params.text_document.uri)


def add_diagnostics(server: Server) -> None:
    """Findings for clients that ask."""
    options = lsp.DiagnosticOptions(inter_file_dependencies=True, workspace_diagnostics=True, identifier="benice")

    @server.feature(lsp.TEXT_DOCUMENT_DIAGNOSTIC, options)
    async def diagnose(params: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
        server.delivery.take_back()
        await server.delivery.quiet()
        place = server.session.locate(params.text_document.uri)
        if place is None:
            return lsp.RelatedFullDocumentDiagnosticReport([])
        return server.delivery.answer(place, params.previous_result_id)

    @server.feature(lsp.WORKSPACE_DIAGNOSTIC)
    async def diagnose_all(params: lsp.WorkspaceDiagnosticParams) -> lsp.WorkspaceDiagnosticReport:
        server.delivery.take_back()
        await server.delivery.quiet()
        return server.delivery.answer_all({each.uri: each.value for each in params.previous_result_ids})


def add_requests(server: Server) -> None:
    """What is asked about a place in a document."""

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(KINDS))
    def code_actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        place = server.session.locate(params.text_document.uri)
        return actions(server.session, place, params.range, params.context) if place else []

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=TRIGGERS))
    def complete_at(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        place = server.session.locate(params.text_document.uri)
        return complete(server.session, place, params.position) if place else []

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def inlay_hints(params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        place = server.session.locate(params.text_document.uri)
        return hints(server.session, place, params.range) if place else []

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    def code_lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        place = server.session.locate(params.text_document.uri)
        return lenses(server.session, place) if place else []

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def document_symbols(params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        place = server.session.locate(params.text_document.uri)
        return symbols(server.session, place) if place else []

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover_at(params: lsp.HoverParams) -> lsp.Hover | None:
        place = server.session.locate(params.text_document.uri)
        return hover(server.session, place, params.position) if place else None
