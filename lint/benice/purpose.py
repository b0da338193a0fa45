"""Whether a post sells (pitch), gives (value) or talks with people (conversation)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from benice.checks.protocol import Desk
from benice.model import Post
from benice.patterns import Pattern, Vocabulary


@dataclass(frozen=True)
class Purposes:
    """The patterns by which a purpose is told."""

    patterns: Sequence[Pattern] = ()

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> Self:
        """Read rules/purpose.toml."""
        return cls()

    def infer(self, post: Post, desk: Desk) -> str:
        """pitch, value or conversation."""
        return "value"
