"""Archives on disk: which files they are, and the pieces in which they are judged."""

import os
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from benice.audit.bench import Rows, Terms, columns_of
from benice.audit.lines import Lines
from benice.audit.parquet import Parquet
from benice.audit.piece import Piece
from benice.readers.find import BUILT
from benice.tables import UsageError

SUFFIXES = (".parquet", ".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
BROKEN = (OSError, ValueError, EOFError, zlib.error)  # what a damaged file raises: errors of Arrow are among these


class Archive(Protocol):
    """One file of posts."""

    def names(self) -> Sequence[str]:
        """Its columns; none where it is empty."""
        ...

    def numbers(self) -> Mapping[str, str]:
        """The columns that hold no texts and no times, and their types."""
        ...

    def count(self) -> int:
        """How many rows it has, or about how many."""
        ...

    def pieces(self) -> Iterator[Piece]:
        """Its rows in pieces, the same in each run."""
        ...


def open_archive(path: str) -> Archive:
    """The archive at a path."""
    return Parquet(path) if path.lower().endswith(".parquet") else Lines(path)


def rows_of(piece: Piece, terms: Terms) -> Rows:
    """The rows of a piece, as far as they say something of posts."""
    if isinstance(piece.where, bytes):
        return Lines.rows(piece)
    return Parquet.rows(piece, columns_of(terms))


def find_archives(paths: Sequence[str]) -> list[str]:
    """The archives that the paths mean, in the order of their names; UsageError for what is none."""
    found: set[str] = set()
    for path in paths:
        if Path(path).is_dir():
            found.update(walk(path))
        elif not Path(path).exists():
            raise UsageError(f"{path}: there is no such file")
        elif not path.lower().endswith(SUFFIXES):
            raise UsageError(f"{path}: an archive is a folder, or a file that ends in {', '.join(SUFFIXES)}")
        else:
            found.add(Path(path).as_posix())
    return sorted(found)


def walk(folder: str) -> Iterator[str]:
    """The archives in a folder; what is hidden, built, or kept of an audit that was cut short is left out."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name[0] != "." and name not in BUILT and not name.endswith(".state")]
        yield from ((Path(here) / name).as_posix() for name in files
                    if name[0] not in "._" and name.lower().endswith(SUFFIXES))  # fmt: skip


def check_columns(path: str, terms: Terms) -> None:
    """UsageError where an archive lacks a column that was named, or has none that holds texts."""
    try:
        names, numbers = open_archive(path).names(), open_archive(path).numbers()
    except BROKEN:
        return  # told when its turn comes
    if not names:
        return
    columns, known = columns_of(terms), ", ".join(names)
    for name, given in terms.columns:
        if given not in names:
            raise UsageError(f"--column {name}={given}: {path} has no such column, only {known}")
    if columns.column("text", names) is None:
        raise UsageError(f"{path}: no column holds texts, of {known}; name it with --column text=NAME")
    for name, expected in (("text", "texts"), ("at", "times, or texts such as 2026-12-01T09:00+01:00")):
        column = columns.column(name, names) or ""
        if column in numbers:
            raise UsageError(f"{path}: the column '{column}' holds {numbers[column]}, where {expected} are needed")


def count(paths: Sequence[str]) -> int:
    """About how many rows some archives have."""
    total = 0
    for path in paths:
        try:
            total += open_archive(path).count()
        except BROKEN:
            continue
    return total


def cut(paths: Sequence[str]) -> Iterator[Piece]:
    """All rows of some archives in pieces, and a piece with a problem where one cannot be read on."""
    for path in paths:
        try:
            yield from open_archive(path).pieces()
        except BROKEN as error:
            yield Piece(path, problem=problem_of(error))


def problem_of(error: Exception) -> str:
    """What is wrong with a file, as a clause."""
    said = error.strerror if isinstance(error, OSError) and error.strerror else str(error).partition("\n")[0]
    return said[:1].lower() + said[1:].rstrip(".")
