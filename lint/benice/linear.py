"""Linear models: words, pairs of words, patterns and signs of a text, each with its weight, added up."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from math import exp
from pathlib import Path
from typing import Self

from benice.light import dataclass
from benice.patterns import Pattern, Vocabulary
from benice.scanner import Scan
from benice.signs import SIGNS
from benice.tables import Table, UsageError
from benice.view import WORD

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that spoke for the label: what, how much (in log odds), and where it stands first in the view."""

    feature: str
    weight: float
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class Model:
    """A logistic regression: the sum of the weights of what a text holds, as a probability.

    Each feature counts once, however often it stands there. A text in which no word, pair or pattern weighs as much as
    `strongest` scores 0: many small hints are no evidence that could be shown.
    """

    bias: float
    strongest: float
    words: Mapping[str, float]
    pairs: Mapping[Pair, float]
    weighed: Mapping[Pattern, float]
    signs: Mapping[str, float]

    @classmethod
    def load(cls, path: Path, vocabulary: Vocabulary) -> Self:
        """Read a model file; UsageError with file and line where it is wrong."""
        table = vocabulary.kept.read(path)
        for told in ("training", "figures"):  # how the weights came about: for readers and for the trainer
            table.table(told)
        signs = weights(table.table("signs"))
        for sign in signs.keys() - SIGNS.keys():
            table.table("signs").fail(sign, f"there is no sign '{sign}'; known are {', '.join(SIGNS)}")
        model = cls(
            float(table.get("bias", (int, float), "a number", 0.0)),
            float(table.number("strongest", 0.0)),
            weights(table.table("words")),
            {as_pair(key, table): each for key, each in weights(table.table("pairs")).items()},
            {compile_pattern(key, table, vocabulary): each for key, each in weights(table.table("patterns")).items()},
            signs,
        )
        table.finish()
        return model

    @property
    def patterns(self) -> Sequence[Pattern]:
        """What the scanner must look for, for this model to see it."""
        return tuple(self.weighed)

    @cached_property
    def telling(self) -> frozenset[Pattern] | None:
        """The patterns that weigh enough to be shown, if nothing but patterns does; else None."""
        least = max(self.strongest, 1e-9)
        if any(weight >= least for weight in chain(self.words.values(), self.pairs.values())):
            return None
        return frozenset(pattern for pattern, weight in self.weighed.items() if weight >= least)

    def score(self, scan: Scan) -> float:
        """How likely the label is, from 0 to 1."""
        if self.telling is not None and self.telling.isdisjoint(scan.found):
            return 0.0
        words = scan.view.words
        found = [
            *(self.words[word] for word in dict.fromkeys(words) if word in self.words),
            *(self.pairs[pair] for pair in dict.fromkeys(beside(words)) if pair in self.pairs),
            *(weight for pattern, weight in self.weighed.items() if pattern in scan.found),
        ]
        if not found or max(found) < self.strongest or max(found) <= 0:
            return 0.0
        signs = sum(weight * SIGNS[sign](scan.view) for sign, weight in self.signs.items())
        return 1 / (1 + exp(-min(max(self.bias + sum(found) + signs, -30.0), 30.0)))

    def evidence(self, scan: Scan) -> list[Evidence]:
        """What speaks for the label, the strongest first; of words that stand in something stronger only that."""
        found = sorted(self.speaking(scan), key=lambda each: (-each.weight, each.start, each.end))
        kept: list[Evidence] = []
        for each in found:
            if all(each.end <= other.start or each.start >= other.end for other in kept):
                kept.append(each)
        return kept

    def speaking(self, scan: Scan) -> Iterator[Evidence]:
        """Every feature of positive weight that has a place in the view, where it stands first."""
        words = scan.view.words
        places = [match.span() for match in WORD.finditer(scan.view.text)]
        for word in dict.fromkeys(words):
            if (weight := self.words.get(word, 0.0)) > 0:
                yield Evidence(word, weight, *places[words.index(word)])
        steps = list(beside(words))
        for pair in dict.fromkeys(steps):
            if (weight := self.pairs.get(pair, 0.0)) > 0:
                at = steps.index(pair)
                first, last = max(at - 1, 0), min(at, len(words) - 1)
                first += words[first] == "." and first < last
                last -= words[last] == "." and last > first
                yield Evidence(" ".join(pair), weight, places[first][0], places[last][1])
        for pattern, weight in self.weighed.items():
            if weight > 0 and pattern in scan.found:
                for span in scan.find(pattern):
                    yield Evidence(pattern.written, weight, *span)
                    break


def beside(words: Sequence[str]) -> Iterator[Pair]:
    """Each word with the next one; a text begins and ends with a stop."""
    return pairwise(chain((".",), words, (".",)))


def weights(table: Table) -> Mapping[str, float]:
    """A table of weights, which may be negative."""
    return {key: float(table.get(key, (int, float), "a number")) for key in table.data}


def as_pair(key: str, table: Table) -> Pair:
    """The two words of a key such as "great post"."""
    first, _, second = key.partition(" ")
    if not second or " " in second:
        table.table("pairs").fail(key, f"'{key}' must be two words with a space between them")
    return first, second


def compile_pattern(key: str, table: Table, vocabulary: Vocabulary) -> Pattern:
    """The pattern of a key."""
    try:
        return vocabulary.compile(key)
    except UsageError as error:
        table.table("patterns").fail(key, str(error))
