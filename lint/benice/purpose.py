"""Whether a post sells (pitch), gives (value) or talks with people (conversation)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from benice.checks.phrase import compile_all
from benice.checks.protocol import Desk
from benice.linear import Model
from benice.model import Post
from benice.patterns import Pattern, Vocabulary
from benice.rulebook import POST_KINDS


@dataclass(frozen=True)
class Purposes:
    """By what a purpose is told: a pitch first, then a conversation; what is neither gives."""

    model: Model | None = None  # None: rules without a file on purposes tell none
    threshold: float = 0.5
    selling: frozenset[str] = frozenset()  # the kinds of post that are pitches, whatever they say
    selling_rules: Sequence[str] = ()  # what these rules find is for sale
    talking: frozenset[str] = frozenset()  # the kinds of post that are conversations unless they sell
    questions: Sequence[Pattern] = ()

    @classmethod
    def load(cls, vocabulary: Vocabulary) -> Self:
        """Read rules/purpose.toml and its model; UsageError with file and line where they are wrong."""
        path = next((path for path in vocabulary.kept.texts if path.name == "purpose.toml"), None)
        if path is None:
            return cls()
        table = vocabulary.kept.read(path)
        pitch, conversation = table.table("pitch"), table.table("conversation")
        purposes = cls(
            Model.load(path.parent / "models" / f"{pitch.required('model')}.toml", vocabulary),
            pitch.number("threshold", 0.5),
            frozenset(pitch.list("kinds", among=POST_KINDS)),
            pitch.list("rules"),
            frozenset(conversation.list("kinds", among=POST_KINDS)),
            compile_all(conversation, "patterns", vocabulary),
        )
        for each in (pitch, conversation, table):
            each.finish()
        return purposes

    @property
    def patterns(self) -> Sequence[Pattern]:
        """What the scanner must look for, for a purpose to be told."""
        return (*(self.model.patterns if self.model else ()), *self.questions)

    def infer(self, post: Post, desk: Desk) -> str:
        """pitch, value or conversation."""
        if post.kind in self.selling or self.sells(post, desk):
            return "pitch"
        if post.kind in self.talking or not desk.scan(post).found.isdisjoint(self.questions):
            return "conversation"
        return "value"

    def sells(self, post: Post, desk: Desk) -> bool:
        """Whether the words of a post sell something."""
        if self.model and self.model.score(desk.scan(post)) >= self.threshold:
            return True
        rules = desk.rulebook.rules
        found = (rules[name].check.find((post,), desk) for name in self.selling_rules if name in rules)
        return any(True for hits in found for _ in hits)
