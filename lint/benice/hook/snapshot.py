"""The files as a commit would have them: all, so that timelines are whole, and which of them are asked about."""

import os
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path, PurePath
from typing import Self

from benice.gather import Files
from benice.hook.repository import Blobs, Repository
from benice.light import dataclass
from benice.model import Reading
from benice.paths import Overlay
from benice.readers import Options
from benice.readers.find import Found, may_hold_posts
from benice.tables import UsageError

NO_COMMIT = "0"  # git writes a hash of zeros for a branch that is not there


@dataclass(frozen=True)
class Snapshot:
    """Path -> hash of the content, and the paths that are about to be committed or pushed; as seen from here."""

    contents: Mapping[str, str]
    changed: frozenset[str]

    @classmethod
    def staged(cls, repository: Repository) -> Self:
        """What is in the index."""
        return cls.of(repository, repository.staged(), repository.changed_in_index())

    @classmethod
    def pushed(cls, repository: Repository, lines: Iterable[str], remote: str) -> list[Self]:
        """What is about to be pushed, for each branch; `lines` are what git tells the hook on standard input."""
        found = []
        for line in lines:
            words = line.split()
            if len(words) != 4:
                raise UsageError("standard input should have lines of four words, as git gives them to pre-push")
            _, local, _, theirs = words
            if not local.strip(NO_COMMIT) or not repository.knows(local):  # a branch that is taken away, or a tag
                continue
            known = [f"^{theirs}"] if theirs.strip(NO_COMMIT) and repository.knows(theirs) else []
            changed = repository.changed_in_commits([local, *(known or ["--not", f"--remotes={remote}"])])
            found.append(cls.of(repository, repository.committed(local), changed))
        return found

    @classmethod
    def of(cls, repository: Repository, contents: Mapping[str, str], changed: Iterable[str]) -> Self:
        """With paths from the current folder on."""
        if os.path.relpath(repository.root) == os.curdir:
            return cls(contents, frozenset(changed))
        seen = {path: from_here(repository.root / path) for path in {*contents, *changed}}
        return cls({seen[path]: name for path, name in contents.items()}, frozenset(seen[path] for path in changed))

    def under(self, paths: Sequence[str]) -> "Snapshot":
        """Asked only about what lies at some paths; about all where none are given."""
        tops = [PurePath(os.path.normpath(path)) for path in paths]
        if not tops or PurePath() in tops:
            return self
        return Snapshot(self.contents, frozenset(p for p in self.changed if any(map(PurePath(p).is_relative_to, tops))))


class SnapshotFiles(Files):
    """The drafts and calendars of a snapshot; what is in none, such as a file unknown to git, is on the disk."""

    def __init__(self, snapshot: Snapshot, blobs: Blobs, only: AbstractSet[str] | None = None) -> None:
        self.snapshot = snapshot
        self.blobs = blobs
        self.wanted = snapshot.contents if only is None else only

    def find(self, paths: Sequence[str]) -> list[Found]:
        """The files that may hold posts, whatever the paths."""
        return [Found(path) for path in sorted(self.wanted) if may_hold_posts(path)]

    def overlay(self, found: Found) -> Found:
        """A file with its content in the snapshot."""
        name = self.snapshot.contents.get(from_here(Path(found.path)))
        return found if name is None else Found(found.path, found.named, data=self.blobs.read(name))

    def read(self, found: Found, options: Options) -> Reading:
        """The posts of a file."""
        return super().read(self.overlay(found), options)


class Pages(Overlay):
    """The same for config, rules, strategies and baselines."""

    def __init__(self, snapshot: Snapshot, blobs: Blobs) -> None:
        self.contents = snapshot.contents
        self.blobs = blobs

    def has(self, path: Path) -> bool:
        """Whether a file is in the snapshot."""
        return from_here(path) in self.contents

    def read(self, path: Path) -> bytes:
        """Its content there."""
        return self.blobs.read(self.contents[from_here(path)])

    def below(self, folder: Path) -> Sequence[Path]:
        """The files of a folder that are in the snapshot."""
        top = from_here(folder)
        start = "" if top == os.curdir else f"{top}/"
        return [folder / path[len(start) :] for path in self.contents if path.startswith(start)]


def from_here(path: Path) -> str:
    """A path as snapshots name it: from the current folder on, with slashes."""
    return os.path.relpath(path).replace(os.sep, "/")
