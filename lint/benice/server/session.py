"""What one client and we agreed on: which folders are open, which documents, and in what units it counts."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path, PurePosixPath
from typing import Any

from lsprotocol import types as lsp
from pygls.uris import to_fs_path

from benice.gather import Settings
from benice.light import dataclass, field, replace
from benice.server.places import Places
from benice.server.reports import Reporter
from benice.server.workspace import Workspace

SUFFIXES = {"markdown": ".md", "plaintext": ".txt", "csv": ".csv", "tsv": ".tsv", "json": ".json", "yaml": ".yaml"}
STALE = timedelta(hours=1)  # after which everything is judged by a new now
COUNTS = ("hints", "lenses", "off")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Place:
    """A document as a file of a workspace."""

    workspace: Workspace
    path: str  # relative to the workspace's folder
    uri: str


@dataclass
class Session:
    """The workspaces of a client, and its documents by their URIs."""

    encoding: str = lsp.PositionEncodingKind.Utf16
    capabilities: lsp.ClientCapabilities = field(default_factory=lsp.ClientCapabilities)
    settings: Settings = field(default_factory=lambda: Settings(datetime.now(UTC)))
    workspaces: dict[Path, Workspace] = field(default_factory=dict)
    documents: dict[str, Place] = field(default_factory=dict)
    given: Mapping[str, Any] = field(default_factory=dict)  # all that the client's settings have said
    counts: str = "hints"
    moving: bool = True  # whether now goes on; not where the client names a moment

    def reload(self) -> None:
        """Something may have changed on the disk; and after a while now is no longer when the server was started."""
        now = datetime.now(UTC)
        if self.moving and now - self.settings.as_of > STALE:
            self.settings = replace(self.settings, as_of=now)
            for workspace in self.workspaces.values():
                workspace.reset(self.settings)
        for workspace in self.workspaces.values():
            workspace.reload()

    def open(self, params: lsp.InitializeParams, encoding: str | None) -> None:
        """Begin, with what the client says of itself."""
        self.encoding, self.capabilities = encoding or self.encoding, params.capabilities
        folders = [folder.uri for folder in params.workspace_folders or ()]
        root = params.root_uri or (Path(params.root_path).as_uri() if params.root_path else None)
        self.configure(params.initialization_options)
        for uri in folders or filter(None, [root]):
            self.add_folder(uri)

    def configure(self, options: object) -> None:
        """Take what the client's own settings say; what is not understood is told and left aside."""
        given = {**self.given, **(options if isinstance(options, Mapping) else {})}
        if given == self.given and self.workspaces:
            return  # many clients send empty settings, which are not the wish to forget those that they gave before
        self.given = given
        counts = given.get("counts", self.counts)
        if counts in COUNTS:
            self.counts = counts
        else:
            log.warning("counts: %r is none of %s", counts, ", ".join(COUNTS))
        config = given.get("config")
        select, ignore = (strings(given.get(key)) for key in ("select", "ignore"))
        self.moving = not isinstance(given.get("asOf"), str)
        self.settings = Settings(
            read_moment(given.get("asOf")),
            config=Path(config) if isinstance(config, str) and config else None,
            select=select,
            ignore=ignore,
        )
        for workspace in self.workspaces.values():
            workspace.reset(self.settings)

    def add_folder(self, uri: str) -> None:
        """One more folder is open."""
        path = fs_path(uri)
        if path and path.is_dir():
            self.workspaces[path] = Workspace(path, self.settings)
            self.rehouse()
        else:
            log.warning("%s is no folder here", uri)

    def remove_folder(self, uri: str) -> None:
        """A folder was closed."""
        path = fs_path(uri)
        if path and self.workspaces.pop(path, None):
            self.rehouse()

    def rehouse(self) -> None:
        """Find the places of open documents anew, where folders were opened or closed."""
        before, self.documents = self.documents, {}
        for uri, place in before.items():
            text = place.workspace.library.buffers.get(place.path, "")
            place.workspace.drop(place.path)
            found = self.locate(uri, PurePosixPath(place.path).suffix)
            if found:
                self.documents[uri] = found
                found.workspace.put(found.path, text)

    def open_document(self, document: lsp.TextDocumentItem) -> None:
        """A document was opened; those that are no files and not new are none of ours."""
        place = self.locate(document.uri, SUFFIXES.get(document.language_id, ""))
        if place:
            self.documents[document.uri] = place
            place.workspace.put(place.path, document.text)

    def close_document(self, uri: str) -> None:
        """A document was closed."""
        place = self.documents.pop(uri, None)
        if place:
            place.workspace.drop(place.path)

    def locate(self, uri: str, suffix: str = "") -> Place | None:
        """The place of a document: in the innermost folder that is open and holds it, else in a folder of its own."""
        if uri in self.documents:
            return self.documents[uri]
        if uri.startswith("untitled:"):
            name = PurePosixPath(uri.removeprefix("untitled:")).name or "untitled"
            path = Path(name if name.endswith(suffix) else name + suffix)
            workspace = next(iter(self.workspaces.values()), None) or self.loose(Path.cwd())
            return Place(workspace, path.as_posix(), uri)
        file = fs_path(uri)
        if file is None:
            return None
        inside = [root for root, each in self.workspaces.items() if each.library.whole and file.is_relative_to(root)]
        root = max(inside, key=lambda each: len(each.parts), default=None)
        workspace = self.workspaces[root] if root else self.loose(file.parent)
        return Place(workspace, file.relative_to(workspace.root).as_posix(), uri)

    def loose(self, folder: Path) -> Workspace:
        """The workspace of documents in a folder that is not open: only they count."""
        return self.workspaces.setdefault(folder, Workspace(folder, self.settings, whole=False))

    def uri_of(self, workspace: Workspace, path: str) -> str:
        """The URI of a file: the client's own, where the document is open."""
        for uri, place in self.documents.items():
            if place.workspace is workspace and place.path == path:
                return uri
        return (workspace.root / path).as_uri()

    def opened(self, workspace: Workspace | None = None) -> Iterator[Place]:
        """The open documents, of one workspace or of all."""
        return (each for each in self.documents.values() if workspace in (None, each.workspace))

    def places(self, workspace: Workspace) -> Places:
        """Positions as the client counts them."""
        return Places(self.encoding, workspace.library.marked)

    def reporter(self, workspace: Workspace) -> Reporter:
        """What turns findings into what the client can show."""
        shown = self.capabilities.text_document and (
            self.capabilities.text_document.publish_diagnostics or self.capabilities.text_document.diagnostic
        )
        return Reporter(
            self.places(workspace),
            lambda path: self.uri_of(workspace, path),
            workspace.rule,
            related=bool(shown and shown.related_information),
            described=bool(shown and shown.code_description_support),
        )


def strings(value: object) -> Sequence[str]:
    """A list of strings in a client's settings; a single one counts as a list of one."""
    each = [value] if isinstance(value, str) else value if isinstance(value, list) else []
    return [word for word in each if isinstance(word, str)]


def read_moment(value: object) -> datetime:
    """The moment that counts as now: the one that the settings name, for tests and for a look back."""
    try:
        return datetime.fromisoformat(value).astimezone() if isinstance(value, str) else datetime.now(UTC)
    except ValueError:
        log.warning("asOf: %r is no ISO 8601 time", value)
        return datetime.now(UTC)


def fs_path(uri: str) -> Path | None:
    """The file that a URI names; None where it is no file."""
    if not uri.startswith("file:"):
        return None
    path = to_fs_path(uri)
    return Path(path) if path else None
