"""Offsets <-> positions of the language server protocol, in the unit that the client and we agreed on."""

from collections.abc import Callable

from lsprotocol.types import Position, PositionEncodingKind, Range

from benice.model import Source, Span

UTF_8, UTF_16, UTF_32 = PositionEncodingKind.Utf8, PositionEncodingKind.Utf16, PositionEncodingKind.Utf32


class Places:
    """Converts between a source's code points and a client's positions, lines and units both counted from 0."""

    def __init__(self, encoding: str = UTF_16, marked: Callable[[str], bool] = lambda path: False) -> None:
        self.encoding = encoding
        self.marked = marked  # whether a buffer holds a byte-order mark, which no source's text has

    def units(self, text: str) -> int:
        """The width of a text in the client's units."""
        if text.isascii() or self.encoding == UTF_32:
            return len(text)
        if self.encoding == UTF_8:
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2

    def position(self, source: Source, offset: int) -> Position:
        """Where a character stands."""
        line, column = source.position(offset)
        start = source.line_starts[line - 1]
        return Position(line - 1, self.units(source.text[start : start + column - 1]) + self.mark(source, line))

    def range(self, span: Span) -> Range:
        """Where a span stands."""
        return Range(self.position(span.source, span.start), self.position(span.source, span.end))

    def offset(self, source: Source, position: Position) -> int:
        """The character at a position; positions beyond a line or the text mean their ends."""
        if position.line >= len(source.line_starts):
            return len(source.text)
        start = source.line_starts[position.line]
        left = position.character - self.mark(source, position.line + 1)
        text = source.line(position.line + 1)
        if text.isascii():
            return start + max(0, min(left, len(text)))
        for number, letter in enumerate(text):
            if left <= 0:
                return start + number
            left -= self.units(letter)
        return start + len(text)

    def mark(self, source: Source, line: int) -> int:
        """What a byte-order mark takes at the head of a buffer; most editors keep that of a file to themselves."""
        return self.units("\ufeff") if line == 1 and source.bom and self.marked(source.path) else 0
