"""JSON Lines as archives, packed by gzip or not."""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, cast

from benice.audit.bench import Rows
from benice.audit.piece import ROWS, Piece
from benice.light import dataclass
from benice.readers.rows import Broken

LONGEST = 32 << 20  # bytes in a piece
LOOKED_AT = 10_000  # lines whose keys tell what columns there are
LINE, PACKED = 250, 6  # bytes of a line, and how many times shorter gzip makes them: to guess how many there are
BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Lines:
    """One file."""

    path: str

    def open(self) -> tuple[IO[bytes], IO[bytes]]:
        """The lines, and the file itself, which says how far it is read."""
        raw = Path(self.path).open("rb")  # noqa: SIM115 -- whoever opens it closes it
        lines = gzip.GzipFile(fileobj=raw) if self.path.lower().endswith(".gz") else raw
        return cast(IO[bytes], lines), raw

    def names(self) -> Sequence[str]:
        """The keys of the first lines."""
        lines, raw = self.open()
        with raw:
            head = [line for _, line in zip(range(LOOKED_AT), lines, strict=False)]
        rows = (parse(line, 0) for line in head if line.strip())
        return list(dict.fromkeys(key for row in rows if isinstance(row, Mapping) for key in row))

    def numbers(self) -> Mapping[str, str]:
        """No column has a type of its own."""
        return {}

    def count(self) -> int:
        """About how many lines it has, by its size."""
        return Path(self.path).stat().st_size * (PACKED if self.path.lower().endswith(".gz") else 1) // LINE

    def pieces(self) -> Iterator[Piece]:
        """Its lines; blank ones are no rows."""
        lines, raw = self.open()
        with raw:
            held: list[bytes] = []
            size = weight = rows = 0
            first = start = 1
            for number, line in enumerate(lines, 1):
                held.append(line)
                size += len(line)
                rows += not line.isspace()
                if rows == ROWS or size > LONGEST:
                    yield Piece(self.path, first, raw.tell() - weight, b"".join(held), start)
                    first, start, weight = first + rows, number + 1, raw.tell()
                    held, size, rows = [], 0, 0
            if rows:
                yield Piece(self.path, first, raw.tell() - weight, b"".join(held), start)

    @staticmethod
    def rows(piece: Piece) -> Rows:
        """The rows of a piece, and what is wrong with lines that hold none."""
        lines = cast(bytes, piece.where).split(b"\n")
        found = [parse(line, number) for number, line in enumerate(lines, piece.line) if line and not line.isspace()]
        return Rows(piece.path, list(enumerate(found, piece.first)))


def parse(line: bytes, number: int) -> Any:
    """The row of a line, or what is wrong with it."""
    try:
        return json.loads(line.removeprefix(BOM).decode("utf-8"))
    except json.JSONDecodeError as error:
        return Broken(error.msg[:1].lower() + error.msg[1:], number)
    except UnicodeDecodeError as error:
        return Broken(f"it is not UTF-8 at byte {error.start + 1}", number)
    except RecursionError:
        return Broken("nested too deep", number)
    except ValueError as error:  # a number of thousands of digits
        return Broken(str(error), number)
