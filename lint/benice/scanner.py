"""All patterns of a run, looked for in one pass over the normalised view of a text."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from benice.patterns import Pattern, options
from benice.view import Normaliser, View

FEW = 300  # texts that are searched without a filter: about as many take as long as it takes to build one


@dataclass(frozen=True)
class Clauses:
    """What patterns need: each a few sets of letters, of each of which one must be in a text."""

    letters: Collection[str]
    sets: Sequence[frozenset[str]]
    needs: Sequence[tuple[Pattern, Sequence[int]]]  # the numbers of the sets

    @classmethod
    def of(cls, patterns: Sequence[Pattern]) -> "Clauses":
        """The clauses of patterns, each set once."""
        numbers: dict[frozenset[str], int] = {}
        needs = [(each, [numbers.setdefault(one, len(numbers)) for one in each.clauses or ()]) for each in patterns]
        return cls(frozenset().union(*numbers), tuple(numbers), needs)

    def candidates(self, text: str) -> list[Pattern]:
        """The patterns whose every clause has something in a text."""
        there = {each for each in self.letters if each in text}
        holds = [not there.isdisjoint(each) for each in self.sets]
        return [pattern for pattern, needs in self.needs if all(holds[number] for number in needs)]


class Scanner:
    """Finds out which patterns are in a text.

    Few texts are searched for the letters that patterns cannot do without, where an earlier run has worked those out;
    for many texts it pays to build a filter of RE2, which knows them too. One automaton of all patterns would be faster
    on texts that it has met, and is ten times slower on new ones: patterns with many optional words make more states
    than any memory holds.
    """

    def __init__(self, patterns: Sequence[Pattern], normaliser: Normaliser) -> None:
        self.patterns = tuple(dict.fromkeys(patterns))
        self.normaliser = normaliser
        self.left = FEW if all(pattern.clauses is not None for pattern in self.patterns) else 0

    def scan(self, text: str) -> "Scan":
        """The view of a text and the patterns that are in it."""
        view = self.normaliser.normalise(text)
        if self.left:
            self.left -= 1
            tried = self.clauses.candidates(view.text)
            found = [pattern for pattern in tried if pattern.compiled.search(view.text)]
        else:
            found = [self.patterns[number] for number in self.filter.Match(view.data) or ()] if self.patterns else []
        return Scan(view, frozenset(found))

    def prepare(self) -> None:
        """Build the filter ahead of many texts; until it is there, texts are searched without it."""
        if self.patterns and self.filter:
            self.left = 0

    @cached_property
    def clauses(self) -> Clauses:
        """What each pattern needs."""
        return Clauses.of(self.patterns)

    @cached_property
    def filter(self) -> Any:
        """The filter of RE2."""
        import re2

        made = re2.Filter()
        for pattern in self.patterns:
            made.Add(pattern.expression, options())
        made.Compile()
        return made


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
