"""Text for terminals: harmless, and measured in cells, of which a letter of Chinese or an emoji takes two."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

# What steers a terminal (C0 and C1 but for tabs), turns a line around (bidirectional marks) or ends it (U+2028, 2029).
UNSAFE = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
DOTS = "..."
AROUND = 10  # cells that stay for what stands around a long piece
FAR = 4  # characters for each cell that is wanted, at most: some take none


def safe(text: str) -> str:
    """A text without characters that could steer a terminal or turn a line around; each is another one in its place."""
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\t", " "))


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def cut(text: str, room: int) -> str:
    """The beginning of a text, with `...` where it is longer than some cells."""
    if cells(text) <= room:
        return text
    ends = boundaries(text[: FAR * room])
    most = bisect_right(reaches(text[: FAR * room], ends), room - len(DOTS)) - 1
    return text[: ends[most]].rstrip() + DOTS


def wrapped(text: str, room: int) -> Iterator[str]:
    """A text as lines of at most some cells, broken at white space; what is longer than a line stays whole."""
    line, width = "", 0
    for word in text.split():
        size = cells(word)
        if line and width + 1 + size > room:
            yield line
            line, width = word, size
        else:
            line, width = (f"{line} {word}", width + 1 + size) if line else (word, size)
    if line:
        yield line


def window(text: str, start: int, end: int, room: int) -> tuple[str, str, str]:
    """What stands before, in and behind a piece of a line, cut down to some cells, with `...` for what is left out.

    No cluster of characters that is drawn as one is torn, and however long the line is, only a part is measured.
    """
    end = min(end, start + FAR * room)
    low, high = max(0, start - FAR * room), min(len(text), end + FAR * room)
    piece = text[low:high]
    ends = boundaries(piece)
    widths = reaches(piece, ends)
    begin, stop = bisect_right(ends, start - low) - 1, bisect_left(ends, max(start, end) - low)
    first, last = 0, widths[-1]
    if last > room or len(piece) < len(text):
        stop = min(stop, bisect_right(widths, widths[begin] + room - AROUND) - 1)
        first = widths[begin] - (room - widths[stop] + widths[begin]) // 2
        first = max(int(low > 0), min(first, last - room))
        last = min(last - int(high < len(text)), first + room)
    head, tail = DOTS if first else "", DOTS if last < widths[-1] else ""
    left = min(begin, bisect_left(widths, first + len(head)))
    right = max(stop, bisect_right(widths, last - len(tail)) - 1)
    cuts = [ends[each] for each in (left, begin, stop, right)]
    return head + piece[cuts[0] : cuts[1]], piece[cuts[1] : cuts[2]], piece[cuts[2] : cuts[3]] + tail


def boundaries(text: str) -> Sequence[int]:
    """Where one drawn character ends and the next begins, both ends of the text included."""
    from benice.graphemes import split_graphemes

    return range(len(text) + 1) if text.isascii() else [0, *accumulate(map(len, split_graphemes(text)))]


def reaches(text: str, ends: Sequence[int]) -> Sequence[int]:
    """How many cells a text takes up to each of some places."""
    if text.isascii():
        return ends
    return [0, *accumulate(cells(text[one:other]) for one, other in pairwise(ends))]
