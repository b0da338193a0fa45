"""JSON whose text is as it is, but for the few characters that would harm whoever prints it."""

import json
import re
from typing import Any

HARMFUL = re.compile(r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")  # json escapes C0 itself


def as_json(value: Any, indent: int | None = 2) -> str:
    """A value as JSON; what steers terminals or turns lines around is escaped, which means the same."""
    written = json.dumps(value, ensure_ascii=False, indent=indent)
    return HARMFUL.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
