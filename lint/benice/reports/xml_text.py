"""Text in XML: escaped, and without the characters that XML has no way to write."""

import re
from xml.sax.saxutils import escape

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def text(value: object) -> str:
    """A value between tags."""
    return escape(ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", str(value)))


def attributes(**values: object) -> str:
    """Attributes with their quotes, each behind a space."""
    written = ((name, ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", str(value))) for name, value in values.items())
    return "".join(f' {name}="{escape(value, IN_ATTRIBUTES)}"' for name, value in written)
