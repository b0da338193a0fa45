"""Git's plumbing, read only: which files an index or a commit has, what is in them, and which of them changed."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

from benice.tables import UsageError

QUIET = {  # no lock on the index for the sake of speed, no fetching of what a partial clone left out, and plain English
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}
FILES = frozenset({b"100644", b"100755"})  # modes; links and submodules have others


class Repository:
    """The work tree that the current folder lies in; git itself says through its variables which index it works on."""

    def __init__(self) -> None:
        self.root = Path(os.fsdecode(self.ask("rev-parse", "--show-toplevel").rstrip(b"\n")))

    def ask(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a command of git prints; UsageError where it fails."""
        code, said, error = self.call(*arguments, given=given)
        if code:
            told = error.decode("utf-8", "replace").strip().removeprefix("fatal: ") or f"exit code {code}"
            raise UsageError(f"git {arguments[0]}: {told}")
        return said

    def call(self, *arguments: str, given: bytes = b"") -> tuple[int, bytes, bytes]:
        """The exit code of a command of git, what it prints and what it complains of."""
        try:
            done = subprocess.run(command(arguments), input=given, capture_output=True, env=environment(), check=False)
        except OSError as error:
            raise UsageError(f"git cannot be run: {error.strerror}") from None
        return done.returncode, done.stdout, done.stderr

    def knows(self, commit: str) -> bool:
        """Whether a commit is here."""
        return self.call("cat-file", "-e", f"{commit}^{{commit}}")[0] == 0

    def staged(self) -> Mapping[str, str]:
        """Path from the root on -> hash of the content, of the plain files in the index; none in conflict."""
        entries = self.ask("ls-files", "--stage", "--full-name", "-z", "--", ":/").split(b"\0")
        split = (entry.partition(b"\t") for entry in entries if entry)
        return {os.fsdecode(path): found[1] for head, _, path in split if (found := plain(head, 0)) and found[2] == "0"}

    def committed(self, commit: str) -> Mapping[str, str]:
        """Path from the root on -> hash of the content, of the plain files of a commit."""
        entries = self.ask("ls-tree", "-r", "--full-tree", "-z", commit).split(b"\0")
        split = (entry.partition(b"\t") for entry in entries if entry)
        return {os.fsdecode(path): found[2] for head, _, path in split if (found := plain(head, 0))}

    def changed_in_index(self) -> frozenset[str]:
        """What a commit of the index changes: in a merge, only what none of its parents has like that."""
        parents = [*self.heads("HEAD"), *self.heads("MERGE_HEAD")] or [self.empty_tree()]
        changed = [self.paths("diff-index", "--cached", *DIFF, parent) for parent in parents]
        return frozenset.intersection(*changed)

    def changed_in_commits(self, commits: Sequence[str]) -> frozenset[str]:
        """What some commits change, such as `HEAD ^origin/main`; a merge counts where it has its own content."""
        return self.paths("log", "--format=", "--cc", *DIFF, *commits)

    def paths(self, *arguments: str) -> frozenset[str]:
        """The paths that a command prints with NULs between them."""
        found = self.ask(*arguments, "--").split(b"\0")
        return frozenset(os.fsdecode(path.lstrip(b"\n")) for path in found if path.strip(b"\n"))

    def heads(self, name: str) -> list[str]:
        """The commits of HEAD or MERGE_HEAD; none before the first commit, or outside of a merge."""
        if name == "HEAD":
            code, said, _ = self.call("rev-parse", "--verify", "--quiet", name)
            return [said.decode().strip()] if code == 0 else []
        path = Path(os.fsdecode(self.ask("rev-parse", "--git-path", name).rstrip(b"\n")))
        return path.read_text(encoding="ascii").split() if path.is_file() else []

    def empty_tree(self) -> str:
        """The hash of a tree without files; what it is depends on the repository's kind of hash."""
        return self.ask("hash-object", "-t", "tree", "--stdin").decode().strip()

    def blobs(self) -> "Blobs":
        """The contents of files by their hashes."""
        return Blobs()


DIFF = ("--no-renames", "--no-ext-diff", "--diff-filter=d", "--name-only", "-z")


class Blobs:
    """One `git cat-file` that answers for all contents."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            command(["cat-file", "--batch"]), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment()
        )

    def read(self, name: str) -> bytes:
        """The content of a hash."""
        ask, answer = pipe(self.process.stdin), pipe(self.process.stdout)
        ask.write(name.encode("ascii") + b"\n")
        ask.flush()
        head = answer.readline().split()
        if len(head) != 3:
            raise UsageError(f"git cat-file: the content {name} is not here")
        content = answer.read(int(head[2]))
        answer.read(1)
        return content

    def close(self) -> None:
        """Let git go."""
        pipe(self.process.stdin).close()
        pipe(self.process.stdout).close()
        self.process.wait()


def pipe(end: IO[bytes] | None) -> IO[bytes]:
    """One end of a pipe that is there."""
    if end is None:
        raise UsageError("git cat-file: it has no pipe")
    return end


def plain(head: bytes, mode: int) -> list[str]:
    """The words before a path in a listing, where it is about a plain file."""
    words = head.split()
    return [word.decode("ascii") for word in words] if words[mode] in FILES else []


def command(arguments: Sequence[str]) -> list[str]:
    """A command line that runs nothing of the repository's choice."""
    return ["git", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *arguments]


def environment() -> dict[str, str]:
    """The variables for git: those of the hook, which name the index, and QUIET."""
    return {**os.environ, **QUIET}
