"""What an audit counts: findings per rule, account and month, and the worst bursts."""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, Self

from benice.light import dataclass, field
from benice.model import Diagnostic

WORST = 10
COUNTS = ("levels", "rules", "accounts", "months")
BURSTS = frozenset({"burst"})  # kinds of check


@dataclass(slots=True)
class Tally:
    """Counts that add up over pieces in any order."""

    posts: int = 0
    unread: int = 0  # findings about what could not be read
    levels: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    accounts: Counter[str] = field(default_factory=Counter)
    months: Counter[str] = field(default_factory=Counter)
    bursts: list[tuple[int, str, str, str]] = field(
        default_factory=list
    )  # posts, rule, the first of them, what is said
    problems: list[tuple[str, str]] = field(default_factory=list)  # files that could not be read, and why

    @classmethod
    def of(cls, found: Iterable[Diagnostic], posts: int, kinds: Mapping[str, str]) -> Self:
        """The counts of some findings; `kinds` are those of the rules."""
        tally = cls(posts)
        for each in found:
            tally.unread += each.fatal
            tally.levels[each.severity.word] += 1
            tally.rules[each.rule] += 1
            post = each.post
            tally.accounts[(post.account if post else None) or ""] += 1
            tally.months[f"{post.at:%Y-%m}" if post and post.at else ""] += 1
            if kinds[each.rule] in BURSTS and post:
                tally.bursts.append((len(each.related) + 1, each.rule, post.id, each.message))
        tally.bursts = worst(tally.bursts)
        return tally

    def add(self, other: "Tally") -> None:
        """Count what another has counted."""
        self.posts += other.posts
        self.unread += other.unread
        for name in COUNTS:
            getattr(self, name).update(getattr(other, name))
        self.bursts = worst([*self.bursts, *other.bursts])
        self.problems += other.problems

    def as_json(self) -> dict[str, Any]:
        """All of it as plain values."""
        counts = {name: dict(getattr(self, name)) for name in COUNTS}
        return {"posts": self.posts, "unread": self.unread, **counts, "bursts": self.bursts, "problems": self.problems}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """What `as_json` gave."""
        tally = cls(data["posts"], data["unread"])
        for name in COUNTS:
            getattr(tally, name).update(data[name])
        tally.bursts = [(count, rule, post, message) for count, rule, post, message in data["bursts"]]
        tally.problems = [(path, problem) for path, problem in data["problems"]]
        return tally

    @property
    def findings(self) -> int:
        """How many findings there are."""
        return self.rules.total()


def worst(bursts: Iterable[tuple[int, str, str, str]]) -> list[tuple[int, str, str, str]]:
    """The longest bursts, in a fixed order."""
    return heapq.nsmallest(WORST, set(bursts), key=lambda each: (-each[0], each[1:]))
