"""Values of iCalendar: escaped, and folded where a line grows too long."""

from benice.model import Field
from benice.writers.cells import newline_of

LONGEST = 75  # octets of a line, RFC 5545 section 3.1
ESCAPES = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}


def encode_value(field: Field, text: str) -> str:
    """A text as the value of a property."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    escaped = "".join(ESCAPES.get(letter, letter) for letter in text)
    line, _ = field.source.position(field.start)
    head = field.source.text[field.source.line_starts[line - 1] : field.start]
    return fold(escaped, len(head.encode()), newline_of(field.source))


def fold(text: str, used: int, newline: str) -> str:
    """A text cut into lines that are short enough; the first has `used` octets already."""
    pieces, room = [""], LONGEST - used
    for letter in text:
        octets = len(letter.encode())
        if octets > room:
            pieces.append(" ")
            room = LONGEST - 1
        pieces[-1] += letter
        room -= octets
    return newline.join(pieces)
