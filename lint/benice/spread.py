"""Alternatives in an order that lets RE2 see the letters which a pattern cannot do without.

RE2 takes out the letters that neighbours begin with: `liars?|lies` becomes `li(?:ars?|es)`, and what is left is too
short for its filter, which then tries the pattern on every text. Neighbours that begin differently are left alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

FIRST = re.compile(r"[^(]")


def spread(words: Iterable[str]) -> list[str]:
    """The words so that neighbours begin with different letters, as far as that goes.

    Words that begin with the same letter keep their order: of alternatives that both match the first counts.
    """
    waiting: dict[str, list[str]] = defaultdict(list)
    for word in dict.fromkeys(words):
        first = FIRST.search(word)
        waiting[first[0] if first else ""].append(word)
    found: list[str] = []
    last = ""
    while waiting:
        letter = max(
            (each for each in waiting if each != last or len(waiting) == 1), key=lambda each: len(waiting[each])
        )
        found.append(waiting[letter].pop(0))
        if not waiting[letter]:
            del waiting[letter]
        last = letter
    return found
