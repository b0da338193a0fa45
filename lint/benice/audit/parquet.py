"""Parquet files as archives."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from benice.audit.bench import Rows
from benice.audit.piece import ROWS, Piece
from benice.light import dataclass
from benice.readers.rows import BRAND, Columns

ROOM = 2048  # rows that are decoded at a time


@dataclass(frozen=True, slots=True)
class Parquet:
    """One file."""

    path: str

    def names(self) -> Sequence[str]:
        """Its columns."""
        return list(pq.read_schema(self.path).names)

    def numbers(self) -> Mapping[str, str]:
        """The columns that hold numbers or flags, and their types."""
        kinds = {field.name: field.type for field in pq.read_schema(self.path)}
        return {
            name: str(kind)
            for name, kind in kinds.items()
            if pa.types.is_primitive(kind) and not pa.types.is_temporal(kind)
        }

    def count(self) -> int:
        """How many rows it has."""
        return int(pq.read_metadata(self.path).num_rows)

    def pieces(self) -> Iterator[Piece]:
        """Its row groups, cut where they are long."""
        data = pq.read_metadata(self.path)
        size = Path(self.path).stat().st_size
        first = 1
        for group in range(data.num_row_groups):
            rows = data.row_group(group).num_rows
            for start in range(0, rows, ROWS):
                stop = min(start + ROWS, rows)
                weight = size * (stop - start) // data.num_rows
                yield Piece(self.path, first + start, weight, (group, start, stop - start))
            first += rows

    @staticmethod
    def rows(piece: Piece, columns: Columns) -> Rows:
        """The rows of a piece, by the columns that say something."""
        group, start, size = piece.where
        found: list[Any] = []
        for batch in Reader.at(piece.path, int(group), int(start), columns).take(int(size)):
            found += plain(batch).to_pylist()
        return Rows(piece.path, list(enumerate(found, piece.first)))


class Reader:
    """A row group while it is read from its start on; each process keeps the last one, for the piece that follows."""

    last: "Reader | None" = None

    def __init__(self, path: str, group: int, columns: Columns) -> None:
        self.key = path, group
        file = pq.ParquetFile(path)
        names = [name for name in file.schema_arrow.names if columns.key(name) is not None or name == BRAND]
        self.batches = file.iter_batches(ROOM, row_groups=[group], columns=names)
        self.position = 0
        self.rest: pa.RecordBatch | None = None

    @classmethod
    def at(cls, path: str, group: int, start: int, columns: Columns) -> "Reader":
        """A reader that stands at a row."""
        reader = cls.last
        if reader is None or reader.key != (path, group) or reader.position > start:
            reader = cls.last = cls(path, group, columns)
        for _ in reader.take(start - reader.position):
            pass
        return reader

    def take(self, rows: int) -> Iterator[pa.RecordBatch]:
        """The next rows."""
        while rows > 0:
            batch = self.rest if self.rest is not None else next(self.batches)
            taken = batch.slice(0, rows)
            self.rest = batch.slice(taken.num_rows) if taken.num_rows < batch.num_rows else None
            self.position += taken.num_rows
            rows -= taken.num_rows
            yield taken


def plain(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch whose times count microseconds, as Python's do, and whose words are texts."""
    return batch.cast(pa.schema([pa.field(field.name, simpler(field.type)) for field in batch.schema]), safe=False)


def simpler(kind: pa.DataType) -> pa.DataType:
    """The type of Python's own that takes the values of a type."""
    if pa.types.is_timestamp(kind):
        return pa.timestamp("us", kind.tz)
    if pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        return pa.string()
    return kind
