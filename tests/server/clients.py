"""What the tests of the server share: clients that declare what real ones do, and a server for each in a thread."""

import asyncio
import functools
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, ParamSpec

from lsprotocol import types as lsp
from pygls.io_ import StdoutWriter, run_async
from pygls.lsp.client import LanguageClient

from benice.server.app import make_server

PUSH = lsp.PublishDiagnosticsClientCapabilities(related_information=True, code_description_support=True)
PULL = lsp.DiagnosticClientCapabilities(related_document_support=True, related_information=True)


def declare(
    encodings: list[str] | None, pull: bool, watches: bool = True, related: bool = True
) -> lsp.ClientCapabilities:
    """What a client declares that counts in some units, and asks for findings or is sent them."""
    return lsp.ClientCapabilities(
        general=lsp.GeneralClientCapabilities(position_encodings=encodings) if encodings else None,
        text_document=lsp.TextDocumentClientCapabilities(
            diagnostic=PULL if pull else None,
            publish_diagnostics=PUSH if related else lsp.PublishDiagnosticsClientCapabilities(),
        ),
        workspace=lsp.WorkspaceClientCapabilities(
            did_change_watched_files=lsp.DidChangeWatchedFilesClientCapabilities(dynamic_registration=watches),
            diagnostics=lsp.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
        ),
        window=lsp.WindowClientCapabilities(work_done_progress=True),
    )


PROFILES = {  # as captured from real clients
    "vscode": declare(["utf-16"], pull=True),
    "neovim-0.7": declare(None, pull=False, watches=False),
    "neovim-0.12": declare(["utf-8", "utf-16", "utf-32"], pull=True, watches=False),
    "helix": declare(["utf-8", "utf-32", "utf-16"], pull=True, related=False),
    "emacs-30": declare(["utf-32", "utf-8", "utf-16"], pull=False, related=False),
}


class Client(LanguageClient):
    """A client that remembers what it was told."""

    def __init__(self, folder: Path, pulls: bool) -> None:
        super().__init__("tests", "1")
        self.folder = folder
        self.pulls = pulls
        self.typed = 0
        self.published: dict[str, list[Sequence[lsp.Diagnostic]]] = {}
        self.asked_again = 0
        self.registered: list[str] = []
        self.errors: list[str] = []
        self.reported: list[Any] = []
        self.answer = lsp.InitializeResult(lsp.ServerCapabilities())

        @self.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def publish(params: lsp.PublishDiagnosticsParams) -> None:
            self.published.setdefault(params.uri, []).append(params.diagnostics)

        @self.feature(lsp.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refresh(params: None) -> None:
            self.asked_again += 1

        @self.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def register(params: lsp.RegistrationParams) -> None:
            self.registered += [each.method for each in params.registrations]

        @self.feature(lsp.WINDOW_SHOW_MESSAGE)
        def show(params: lsp.ShowMessageParams) -> None:
            self.errors.append(params.message)

        @self.feature(lsp.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def create(params: lsp.WorkDoneProgressCreateParams) -> None:
            return None

        @self.feature(lsp.PROGRESS)
        def report(params: lsp.ProgressParams) -> None:
            self.reported.append(params.value)

    def uri(self, name: str) -> str:
        """The URI of a file in the folder."""
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None, language: str = "markdown") -> lsp.TextDocumentIdentifier:
        """Open a document: a file, or a text that stands in its place."""
        text = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        document = lsp.TextDocumentItem(self.uri(name), language, self.typed, text)
        self.text_document_did_open(lsp.DidOpenTextDocumentParams(document))
        return lsp.TextDocumentIdentifier(self.uri(name))

    def change(self, name: str, text: str) -> None:
        """Type something."""
        self.typed += 1
        document = lsp.VersionedTextDocumentIdentifier(self.typed, self.uri(name))
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))

    def close(self, name: str) -> None:
        """Close a document."""
        document = lsp.TextDocumentIdentifier(self.uri(name))
        self.text_document_did_close(lsp.DidCloseTextDocumentParams(document))

    async def pull(self, name: str, previous: str | None = None) -> Any:
        """Ask for the findings of a document."""
        document = lsp.TextDocumentIdentifier(self.uri(name))
        params = lsp.DocumentDiagnosticParams(document, previous_result_id=previous)
        return await self.text_document_diagnostic_async(params)

    async def sent(self, name: str, times: int = 1) -> Sequence[lsp.Diagnostic]:
        """The findings that were sent of a document, when they have been for the n-th time."""
        while len(self.published.get(self.uri(name), ())) < times:
            await asyncio.sleep(0.01)
        return self.published[self.uri(name)][-1]

    async def findings(self, name: str) -> Sequence[lsp.Diagnostic]:
        """The findings of a document, by the way that the client declares."""
        return (await self.pull(name)).items if self.pulls else await self.sent(name)


@asynccontextmanager
async def connect(
    folder: Path, profile: str = "vscode", options: object = None, folders: Sequence[Path] | None = None
) -> AsyncIterator[Client]:
    """A client of a server that runs in a thread, and both have said hello."""
    text = PROFILES[profile].text_document
    client = Client(folder, pulls=bool(text and text.diagnostic))
    (server_in, to_server), (client_in, to_client) = os.pipe(), os.pipe()
    server = make_server()
    thread = threading.Thread(
        target=server.start_io, args=(os.fdopen(server_in, "rb"), os.fdopen(to_client, "wb")), daemon=True
    )
    thread.start()
    client.protocol.set_writer(StdoutWriter(os.fdopen(to_server, "wb")))
    reader = asyncio.StreamReader()
    incoming = os.fdopen(client_in, "rb")
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), incoming)
    stop = threading.Event()
    listening = asyncio.create_task(run_async(stop, reader, client.protocol))
    open_folders = [
        lsp.WorkspaceFolder(each.as_uri(), each.name) for each in ([folder] if folders is None else folders)
    ]
    client.answer = await client.initialize_async(
        lsp.InitializeParams(PROFILES[profile], workspace_folders=open_folders, initialization_options=options)
    )
    client.initialized(lsp.InitializedParams())
    try:
        yield client
    finally:
        await client.shutdown_async(None)
        client.exit(None)
        stop.set()
        listening.cancel()


P = ParamSpec("P")


def played(scene: Callable[P, Awaitable[None]]) -> Callable[P, None]:
    """A test that is a coroutine, as one that pytest knows; a minute at most."""

    @functools.wraps(scene)
    def test(*args: P.args, **kwargs: P.kwargs) -> None:
        asyncio.run(asyncio.wait_for(scene(*args, **kwargs), 60))

    return test
