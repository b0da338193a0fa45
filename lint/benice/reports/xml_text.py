"""Text in XML: escaped, and without the characters that XML has no way to write."""

import re
from xml.sax.saxutils import escape

from benice.reports.json_text import HARMFUL

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def text(value: object) -> str:
    """A value between tags."""
    return harmless(escape(ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", str(value))))


def attributes(**values: object) -> str:
    """Attributes with their quotes, each behind a space."""
    written = ((name, ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", str(value))) for name, value in values.items())
    return "".join(f' {name}="{harmless(escape(value, IN_ATTRIBUTES))}"' for name, value in written)


def harmless(written: str) -> str:
    """What steers terminals or turns lines around as references, which mean the same."""
    return HARMFUL.sub(lambda match: f"&#{ord(match[0])};", written)
