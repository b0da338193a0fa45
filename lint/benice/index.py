"""Patterns by the words that they need: which few of more than a thousand are to be looked for in a text."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from benice.clauses import is_part
from benice.patterns import Form, Pattern
from benice.view import View

NUMBER = "I"  # the type of array for places


class Index:
    """Each word has a number with a bit for each way to match whose first clause it fulfils, then one for each whose
    second it does, and so on. A text fulfils what its words fulfil together.

    `plan` is what `plan_index` makes, and an earlier run may have kept; `find` gives the pattern that is written so.
    """

    def __init__(self, plan: Mapping[str, Any], find: Callable[[str], Pattern]) -> None:
        self.find = find
        self.written: Sequence[str] = plan["patterns"]
        self.forms: Sequence[tuple[int, int]] = plan["forms"]  # of each way: the numbers of a pattern and of its form
        self.rows: int = plan["rows"]
        self.free: int = plan["free"]
        self.places: Mapping[str, bytes] = plan["places"]
        self.parts: Sequence[str] = plan["parts"]
        self.fulfilled: dict[str, int] = {}

    def candidates(self, view: View) -> list[tuple[Pattern, Form]]:
        """The forms of patterns for which a text fulfils every clause."""
        bits = self.free
        for word in view.holds:
            if word in self.places:
                bits |= self.fulfilled.get(word) or self.fulfil(word)
        for part in self.parts:
            if part in view.text:
                bits |= self.fulfilled.get(f"*{part}") or self.fulfil(f"*{part}")
        all_rows = (1 << len(self.forms)) - 1
        for _ in range(self.rows):
            all_rows &= bits
            bits >>= len(self.forms)
        found: list[tuple[Pattern, Form]] = []
        for number, form in dict.fromkeys(self.forms[way] for way in ones(all_rows)):
            pattern = self.find(self.written[number])
            found.append((pattern, pattern.forms[form]))
        return found

    def fulfil(self, word: str) -> int:
        """What a word fulfils."""
        found = self.fulfilled[word] = sum(1 << place for place in array(NUMBER, self.places[word]))
        return found


def plan_index(patterns: Sequence[Pattern]) -> Mapping[str, Any]:
    """What an index is made from, in types that can be kept."""
    numbered = [(number, pattern.forms) for number, pattern in enumerate(patterns)]
    ways = [(number, at, way) for number, forms in numbered for at, form in enumerate(forms) for way in form.ways]
    rows = max((len(way) for _, _, way in ways), default=0)
    places: dict[str, array[int]] = defaultdict(lambda: array(NUMBER))
    free = 0  # what every text fulfils: clauses that are not there
    for at, (_, _, way) in enumerate(ways):
        for row in range(rows):
            place = row * len(ways) + at
            if row >= len(way):
                free |= 1 << place
                continue
            for word in way[row]:
                places[word].append(place)
    return {
        "patterns": [pattern.written for pattern in patterns],
        "forms": [(number, form) for number, form, _ in ways],
        "rows": rows,
        "free": free,
        "places": {word: found.tobytes() for word, found in places.items()},
        "parts": [word[1:] for word in places if is_part(word)],
    }


def ones(number: int) -> Iterator[int]:
    """The places of the bits of a number, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
