"""Whether a post sells (pitch), gives (value) or talks with people (conversation)."""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

from benice.checks.phrase import compile_all
from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.linear import Model
from benice.model import Post
from benice.patterns import Pattern, Vocabulary
from benice.rulebook import POST_KINDS


@dataclass(frozen=True)
class Purposes:
    """By what a purpose is told: a pitch first, then a conversation; what is neither gives."""

    model: Model | None = None
    threshold: float = 0.5  # from this score on, from 0 to 1, the words of a post sell
    selling: frozenset[str] = frozenset({"ad"})  # the kinds of post that are pitches, whatever they say
    talking: frozenset[str] = frozenset({"reply", "comment", "dm"})  # those that talk with people, unless they sell
    questions: Sequence[Pattern] = ()  # what talks with people in a post of any kind

    @classmethod
    def load(cls, path: Path, vocabulary: Vocabulary) -> Self:
        """Read a file such as rules/purpose.toml and its model; UsageError with file and line where they are wrong."""
        table = vocabulary.kept.read(path)
        pitch, conversation = table.table("pitch"), table.table("conversation")
        purposes = cls(
            Model.load(path.parent / "models" / f"{pitch.required('model')}.toml", vocabulary),
            pitch.number("threshold", cls.threshold),
            frozenset(pitch.list("kinds", cls.selling, among=POST_KINDS)),
            frozenset(conversation.list("kinds", cls.talking, among=POST_KINDS)),
            compile_all(conversation, "patterns", vocabulary),
        )
        for each in (pitch, conversation, table):
            each.finish()
        return purposes

    @property
    def patterns(self) -> Sequence[Pattern]:
        """What the scanner must look for, for a purpose to be told."""
        return (*self.model.patterns, *self.questions) if self.model else self.questions

    def infer(self, post: Post, desk: Desk) -> str:
        """pitch, value or conversation."""
        if post.kind in self.selling or (self.model and self.model.score(desk.scan(post)) >= self.threshold):
            return "pitch"
        if post.kind in self.talking or (self.questions and not desk.scan(post).found.isdisjoint(self.questions)):
            return "conversation"
        return "value"
