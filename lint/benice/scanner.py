"""All patterns of a run, looked for in one pass over the normalised view of a text."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import Self

from benice.index import Index, plan_index
from benice.light import dataclass
from benice.patterns import Form, Pattern
from benice.view import Normaliser, View


class Scanner:
    """Finds out which patterns are in a text.

    A text is asked for the words that patterns cannot do without; those for which it has all are then looked for, few
    of more than a thousand. One automaton of all patterns would be faster on texts that it has met, and is ten times
    slower on new ones: patterns with many optional words make more states than any memory holds.
    """

    def __init__(self, index: Index, normaliser: Normaliser) -> None:
        self.index = index
        self.normaliser = normaliser

    @classmethod
    def of(cls, patterns: Sequence[Pattern], normaliser: Normaliser) -> Self:
        """A scanner for some patterns."""
        known = {pattern.written: pattern for pattern in patterns}
        return cls(Index(plan_index(list(known.values())), known.__getitem__), normaliser)

    def scan(self, text: str) -> "Scan":
        """The view of a text and the patterns that are in it."""
        view = self.normaliser.normalise(text)
        forms: dict[Pattern, list[Form]] = {}
        for pattern, form in self.index.candidates(view):
            if form.search(view):
                forms.setdefault(pattern, []).append(form)
        return Scan(view, forms)


@dataclass(frozen=True, slots=True)
class Scan:
    """What one pass over a text found."""

    view: View
    forms: Mapping[Pattern, Sequence[Form]]  # that are in the text, of the patterns that are

    @property
    def found(self) -> Set[Pattern]:
        """The patterns that are in the text."""
        return self.forms.keys()

    def find(self, pattern: Pattern) -> list[tuple[int, int]]:
        """The pieces of the view that a pattern reports, in order, of those that begin together the longest first."""
        spans = (span for form in self.forms.get(pattern, ()) for span in form.spans(self.view))
        return sorted(spans, key=lambda span: (span[0], -span[1]))

    def spans(self, patterns: Collection[Pattern]) -> list[tuple[int, int]]:
        """Where these patterns stand in the view: sorted, and of those that overlap the longest."""
        pieces: list[tuple[int, int]] = []
        for pattern in patterns:
            pieces.extend(span for span in self.find(pattern) if span[1] > span[0])
        return without_overlaps(pieces)


def without_overlaps(pieces: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Of pieces that overlap the longest (the first of equals), in order."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(set(pieces), key=lambda piece: (piece[0] - piece[1], piece)):
        if all(end <= other_start or start >= other_end for other_start, other_end in kept):
            kept.append((start, end))
    return sorted(kept)
