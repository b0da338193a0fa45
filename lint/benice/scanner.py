"""All patterns of a run, looked for in one pass over the normalised view of a text."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from benice.clauses import is_part
from benice.patterns import Form, Pattern
from benice.view import Normaliser, View


class Scanner:
    """Finds out which patterns are in a text.

    A text is asked for the words that patterns cannot do without; those for which it has all are then looked for, few
    of more than a thousand. One automaton of all patterns would be faster on texts that it has met, and is ten times
    slower on new ones: patterns with many optional words make more states than any memory holds.
    """

    def __init__(self, patterns: Sequence[Pattern], normaliser: Normaliser) -> None:
        self.patterns = tuple(dict.fromkeys(patterns))
        self.normaliser = normaliser

    def scan(self, text: str) -> "Scan":
        """The view of a text and the patterns that are in it."""
        view = self.normaliser.normalise(text)
        found: set[Pattern] = set()
        for pattern, form in self.index.candidates(view):
            if pattern not in found and form.search(view):
                found.add(pattern)
        return Scan(view, frozenset(found))

    @cached_property
    def index(self) -> "Index":
        """The patterns by the words that they need."""
        return Index(self.patterns)


class Index:
    """Patterns by what they need: a number has a bit for each way to match whose first clause a word fulfils, then one
    for each whose second it does, and so on. A text fulfils what its words fulfil together.
    """

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        ways = [(pattern, form, way) for pattern in patterns for form in pattern.forms for way in form.ways]
        self.forms = [(pattern, form) for pattern, form, _ in ways]
        self.rows = max((len(way) for _, _, way in ways), default=0)
        self.places: dict[str, list[int]] = defaultdict(list)
        self.free = 0  # what every text fulfils: clauses that are not there
        for number, (_, _, way) in enumerate(ways):
            for row in range(self.rows):
                place = row * len(ways) + number
                if row >= len(way):
                    self.free |= 1 << place
                    continue
                for word in way[row]:
                    self.places[word].append(place)
        self.parts = [(word, word[1:]) for word in self.places if is_part(word)]
        self.fulfilled: dict[str, int] = {}

    def candidates(self, view: View) -> list[tuple[Pattern, Form]]:
        """The forms of patterns for which a text fulfils every clause."""
        bits = self.free
        for word in view.holds:
            if word in self.places:
                bits |= self.fulfilled.get(word) or self.fulfil(word)
        for word, part in self.parts:
            if part in view.text:
                bits |= self.fulfilled.get(word) or self.fulfil(word)
        all_rows = (1 << len(self.forms)) - 1
        for _ in range(self.rows):
            all_rows &= bits
            bits >>= len(self.forms)
        return list(dict.fromkeys(self.forms[number] for number in ones(all_rows)))

    def fulfil(self, word: str) -> int:
        """What a word fulfils."""
        found = self.fulfilled[word] = sum(1 << place for place in self.places[word])
        return found


def ones(number: int) -> Iterator[int]:
    """The places of the bits of a number, from the lowest."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a text found."""

    view: View
    found: frozenset[Pattern]

    def spans(self, patterns: Collection[Pattern]) -> list[tuple[int, int]]:
        """Where these patterns stand in the view: sorted, and of those that overlap the longest."""
        pieces: list[tuple[int, int]] = []
        for pattern in patterns:
            if pattern in self.found:
                pieces.extend(span for span in pattern.find(self.view) if span[1] > span[0])
        return without_overlaps(pieces)


def without_overlaps(pieces: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pieces that overlap the longest (the first of equals), in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(pieces), key=lambda piece: (piece[0] - piece[1], piece)):
        if all(end <= other_start or start >= other_end for other_start, other_end in kept):
            kept.append((start, end))
    return sorted(kept)
