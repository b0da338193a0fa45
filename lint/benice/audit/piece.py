"""A piece of an archive: what one process judges at a time."""

from benice.light import dataclass

ROWS = 8_192  # in a piece: some seconds of work, so that little is lost where a run ends early


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of an archive, or the `problem` why there are none."""

    path: str
    first: int = 1  # the number of its first row in the archive
    weight: int = 0  # bytes of the file that it stands for
    where: tuple[int, int, int] | bytes = b""  # a row group, its first row and how many there are; or lines
    line: int = 1  # the number of the first line
    problem: str = ""
