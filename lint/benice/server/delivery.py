"""How findings reach a client: it asks for them, or we send them; never both."""

import asyncio
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from benice.server.reports import identity
from benice.server.session import Place, Session
from benice.server.workspace import Workspace

WAIT = 1.0  # seconds after which a client that said that it would ask, and has not, is sent what there is
SLOW = 0.03  # seconds: what takes longer looks first whether more has been typed already
PAUSE = 0.01  # seconds in which what waits on standard input is read
Others = dict[str, lsp.FullDocumentDiagnosticReport | lsp.UnchangedDocumentDiagnosticReport]

log = logging.getLogger(__name__)


class Delivery:
    """The findings that a client has been given."""

    def __init__(self, server: LanguageServer, session: Session) -> None:
        self.server = server
        self.session = session
        self.pushing = False
        self.asked = False  # whether the client has ever asked
        self.sent: dict[str, str] = {}  # URI -> identity of the findings that the client has
        self.cost = 0.0  # seconds that the last look took
        self.waiting: asyncio.TimerHandle | None = None
        self.told: dict[Path, str] = {}  # by folder: the mistake in a config or a rule that people were told of last

    @property
    def pulls(self) -> lsp.DiagnosticClientCapabilities | None:
        """What the client says about asking."""
        text = self.session.capabilities.text_document
        return text.diagnostic if text else None

    def start(self) -> None:
        """Decide who begins."""
        self.pushing = self.pulls is None

    def items(self, place: Place) -> list[lsp.Diagnostic]:
        """The findings of a document now."""
        found = place.workspace.diagnostics().get(place.path, ())
        self.tell_problem(place.workspace)
        return self.session.reporter(place.workspace).report(found)

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Take down how long a look takes."""
        began = monotonic()
        yield
        self.cost = monotonic() - began

    def tell_problem(self, workspace: Workspace) -> None:
        """Tell once what is wrong with the config or the rules, for then nothing new can be judged."""
        problem = str(workspace.problem or "")
        if problem and problem != self.told.get(workspace.root):
            self.server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, f"benice: {problem}"))
        self.told[workspace.root] = problem

    def changed(self) -> None:
        """Something changed: send it soon, if it is on us to send; a client that does not ask is sent it after WAIT."""
        if self.waiting:
            self.waiting.cancel()
        self.waiting = None
        loop = asyncio.get_running_loop()
        if self.pushing:
            self.waiting = loop.call_later(self.pause, self.push)
        elif not self.asked:
            self.waiting = loop.call_later(WAIT, self.push_unasked)

    @property
    def pause(self) -> float:
        """Seconds to wait for what has been typed already."""
        return PAUSE if self.cost > SLOW else 0.0

    async def quiet(self) -> None:
        """Let changes and cancellations in that are under way; a request that is cancelled meanwhile costs nothing."""
        await asyncio.sleep(self.pause)

    def push_unasked(self) -> None:
        """The client said that it would ask, and did not."""
        if not self.asked:
            log.info("the client does not ask for findings: they are sent")
            self.pushing = True
            self.push()

    def push(self) -> None:
        """Send the findings of all open documents that have changed."""
        self.waiting = None
        with self.timed():
            for place in list(self.session.opened()):
                items = self.items(place)
                mark = identity(items)
                if self.sent.get(place.uri) != mark:
                    self.publish(place.uri, items)
                    self.sent[place.uri] = mark

    def publish(self, uri: str, items: Sequence[lsp.Diagnostic]) -> None:
        """Send the findings of one document."""
        document = self.server.workspace.text_documents.get(uri)
        version = document.version if document else None
        self.server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, items, version))

    def close(self, uri: str) -> None:
        """A document was closed: what was sent of it is taken back."""
        self.sent.pop(uri, None)
        if self.pushing:
            self.publish(uri, ())

    def take_back(self) -> None:
        """The client asks: from now on nothing is sent, and what was sent is taken back."""
        self.asked = True
        if self.pushing and self.pulls:
            self.pushing = False
            for uri in list(self.sent):
                self.publish(uri, ())
            self.sent.clear()

    def answer(self, place: Place, previous: str | None) -> lsp.DocumentDiagnosticReport:
        """What a client is told that asks about one document."""
        with self.timed():
            items = self.items(place)
            mark = identity(items)
            others = self.others(place)
        self.sent[place.uri] = mark
        if mark == previous:
            return lsp.RelatedUnchangedDocumentDiagnosticReport(mark, related_documents=others or None)
        return lsp.RelatedFullDocumentDiagnosticReport(items, result_id=mark, related_documents=others or None)

    def others(self, place: Place) -> Others:
        """The other open documents whose findings have changed with this one's, for clients that can take them."""
        changed: Others = {}
        for other in self.session.opened(place.workspace):
            if other.uri == place.uri or other.uri not in self.sent:
                continue
            items = self.items(other)
            mark = identity(items)
            if mark != self.sent[other.uri]:
                changed[other.uri] = lsp.FullDocumentDiagnosticReport(items, result_id=mark)
        marks = {uri: each.result_id or "" for uri, each in changed.items()}
        if self.pulls and self.pulls.related_document_support:
            self.sent.update(marks)
            return changed
        if changed:
            self.sent.update(marks)
            self.refresh()
        return {}

    def refresh(self) -> None:
        """Ask a client that asks to ask again; send to one that does not."""
        workspace = self.session.capabilities.workspace
        if self.pushing:
            self.push()
        elif workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.server.workspace_diagnostic_refresh(None, lambda result: None)

    def answer_all(self, previous: dict[str, str]) -> lsp.WorkspaceDiagnosticReport:
        """What a client is told that asks about everything."""
        found: list[lsp.WorkspaceDocumentDiagnosticReport] = []
        for workspace in list(self.session.workspaces.values()):
            found.extend(self.reports_of(workspace, previous))
        return lsp.WorkspaceDiagnosticReport(found)

    def reports_of(self, workspace: Workspace, previous: dict[str, str]) -> list[lsp.WorkspaceDocumentDiagnosticReport]:
        """The reports of all files of a workspace: all that have findings, or had some when the client asked before."""
        reporter = self.session.reporter(workspace)
        reports: list[lsp.WorkspaceDocumentDiagnosticReport] = []
        every = workspace.diagnostics()
        for path, found in every.items():
            uri = self.session.uri_of(workspace, path)
            items = reporter.report(found)
            mark = identity(items)
            document = self.server.workspace.text_documents.get(uri)
            version = document.version if document else None
            if previous.get(uri) == mark:
                reports.append(lsp.WorkspaceUnchangedDocumentDiagnosticReport(uri, mark, version))
            elif items or uri in previous:
                reports.append(lsp.WorkspaceFullDocumentDiagnosticReport(uri, items, version, result_id=mark))
        known = {self.session.uri_of(workspace, path) for path in every}
        root = workspace.root.as_uri()
        gone = [uri for uri in previous if uri.startswith(root) and uri not in known]
        return [*reports, *(lsp.WorkspaceFullDocumentDiagnosticReport(uri, ()) for uri in gone)]
