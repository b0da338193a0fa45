"""Pieces of a Markdown file on their way to posts."""

from collections.abc import Sequence

from benice.light import dataclass, replace
from benice.model import Field
from benice.readers import lines as sorts
from benice.readers.lines import Line
from benice.readers.tree import Leaf


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that hold a post, or several parts of one thread, and what the headings above say of it."""

    blocks: Sequence[Sequence[Line]]  # labelled parts of one text stand apart
    platforms: tuple[str, ...] = ()
    kind: str | None = None
    part: int = 0  # of a thread, from 0
    threaded: bool = False
    social: bool = False  # a title above, or the file's name, speaks of posts
    labelled: bool = False  # it stands behind a label such as "Caption:"
    whole: bool = False  # all of the file, and not what stands under a heading
    values: Sequence[tuple[Field, Leaf]] = ()


def wrap(piece: Piece) -> list[Piece]:
    """A list of the piece, or none where it holds no words."""
    blocks = [block for block in piece.blocks if any(line.sort in (sorts.TEXT, sorts.CODE) for line in block)]
    return [replace(piece, blocks=blocks)] if blocks else []


def one(lines: Sequence[Line]) -> list[Piece]:
    """All lines of a file as one piece, if they hold words."""
    return wrap(Piece([lines], whole=True))
