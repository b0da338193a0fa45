"""The kinds of check: one file, one TOML table and one class each, listed here."""

from benice.checks.phrase import Phrase
from benice.checks.protocol import Check, Desk
from benice.checks.ratio import Ratio
from benice.checks.reading import Reading
from benice.checks.score import Score

__all__ = ["KINDS", "Check", "Desk"]

KINDS: dict[str, type[Check]] = {
    "phrase": Phrase,
    "ratio": Ratio,
    "reading": Reading,
    "score": Score,
}
