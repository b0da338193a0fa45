"""What lies at a path, without an error where nobody may look; and what stands in the place of it."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Protocol


class Overlay(Protocol):
    """Files that are read in the place of those on the disk, such as what git is about to commit."""

    def has(self, path: Path) -> bool:
        """Whether there is such a file; where there is none, the disk has the word."""
        ...

    def read(self, path: Path) -> bytes:
        """The content of a file that there is."""
        ...

    def below(self, folder: Path) -> Sequence[Path]:
        """All files in a folder; where there is none, the disk has the word."""
        ...


OVER: ContextVar[Overlay | None] = ContextVar("OVER", default=None)


@contextmanager
def laid_over(overlay: Overlay) -> Iterator[None]:
    """Config, rules, strategies and baselines are read from an overlay meanwhile."""
    before = OVER.set(overlay)
    try:
        yield
    finally:
        OVER.reset(before)


def is_file(path: Path) -> bool:
    """Whether a file can be seen at a path."""
    over = OVER.get()
    if over and over.has(path):
        return True
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Whether a folder can be seen at a path."""
    try:
        if path.is_dir():
            return True
    except (OSError, ValueError):
        pass
    over = OVER.get()
    return bool(over and not over.has(path) and over.below(path))


def read_bytes(path: Path) -> bytes:
    """The content of a file; OSError where it cannot be read."""
    over = OVER.get()
    return over.read(path) if over and over.has(path) else path.read_bytes()


def read_text(path: Path) -> str:
    """The text of a file in UTF-8, a mark at its beginning left out, with line feeds; UnicodeDecodeError elsewhere."""
    return read_bytes(path).decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def tables_in(folder: Path) -> list[Path]:
    """The TOML files in a folder and below, in order."""
    over = OVER.get()
    found = over.below(folder) if over else ()
    every = found or (Path(inside, name) for inside, _, names in os.walk(folder) for name in names)
    return sorted(path for path in every if path.suffix == ".toml")


def stamp(path: Path) -> str:
    """What tells of the last change of a file; OSError where there is none."""
    over = OVER.get()
    if over and over.has(path):
        from hashlib import blake2b

        return blake2b(over.read(path), digest_size=16).hexdigest()
    status = path.stat()
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}"


def resolved(path: Path) -> Path:
    """A path without links; as it is where links lead in a circle."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()
