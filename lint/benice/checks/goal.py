"""`[goal]`: goals that want a number sooner than relationships grow."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import ClassVar, Self

from benice.checks.phrase import clip, compile_all
from benice.checks.protocol import Desk
from benice.light import dataclass
from benice.model import Field, Hit, Post
from benice.patterns import Pattern, Vocabulary
from benice.readers.tree import Leaf, Node
from benice.scanner import Scanner
from benice.strategy import Strategy, find_node, leaves, read_day
from benice.tables import Table


@dataclass(frozen=True, slots=True)
class Aim:
    """What a goal wants: how many more, in how many days, and from how many on; where the words stand.

    Where `base` is None and `share` set, `gain` is a share of what there is.
    """

    gain: float
    days: int
    where: Field
    base: float | None = None
    share: bool = False


@dataclass(frozen=True)
class Goal:
    """Fires at a goal of the strategy that counts what a pattern names, and wants more of it in a week than is likely.

    A start that is told allows `growth` (a share of it) a week; and `most` a week are always allowed.
    """

    scope: ClassVar[str] = "plan"
    sought: ClassVar[Sequence[Pattern]] = ()  # in posts; the strategy is scanned here
    triggers: ClassVar[Collection[Pattern] | None] = None
    counts: tuple[Pattern, ...]
    most: float
    growth: float
    vocabulary: Vocabulary

    @classmethod
    def parse(cls, table: Table, vocabulary: Vocabulary) -> Self:
        """Read `counts`, `most` and `growth`."""
        counts = compile_all(table, "counts", vocabulary)
        return cls(counts, table.number("most", 250), table.number("growth", 0.1), vocabulary)

    @property
    def patterns(self) -> Sequence[Pattern]:
        """What names the things that are counted."""
        return self.counts

    @cached_property
    def scanner(self) -> Scanner:
        """What looks for what is counted."""
        return Scanner.of(self.counts, self.vocabulary.normaliser(self.counts))

    def find(self, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
        """Facts: `match`, `gain`, `base`, `days`, `week`, `expected` and `weeks`."""
        if desk.strategy is None:
            return
        for entry in desk.strategy.entries("goals"):
            aim = self.aim(entry, desk.strategy, desk.as_of)
            if aim and aim.days > 0 and self.a_week(aim) > self.expected(aim):
                yield Hit(None, aim.where.span(0, len(aim.where.text)), self.facts(aim))

    def a_week(self, aim: Aim) -> float:
        """How much an aim wants in a week; never more than all of it."""
        return aim.gain * 7 / max(aim.days, 7)

    def expected(self, aim: Aim) -> float:
        """What a week may bring."""
        return self.growth if aim.share else max(self.most, self.growth * (aim.base or 0))

    def facts(self, aim: Aim) -> dict[str, object]:
        """The arithmetic, in words."""
        form = "{:.0%}" if aim.share else "{:,.0f}"
        expected = self.expected(aim)
        return {
            "match": clip(aim.where.text),
            "gain": form.format(aim.gain),
            "days": f"{aim.days} day" if aim.days == 1 else f"{aim.days} days",
            "week": form.format(self.a_week(aim)),
            "expected": form.format(expected),
            "weeks": f"{aim.gain / expected:,.0f}",
            "else": "aim at what these people do"
            if aim.base is not None or aim.share
            else "say from how many you start",
        }

    def aim(self, entry: Node, strategy: Strategy, now: datetime) -> Aim | None:
        """What an entry wants; None where it counts something else, or names no number or no time."""
        from benice.aims import read_amounts, read_days, read_from_to, read_growth

        fields = list(leaves(entry))
        counted = [(field, self.scanner.scan(field.text)) for field in fields]
        counted = [(field, scan) for field, scan in counted if not scan.found.isdisjoint(self.counts)]
        if not counted:
            return None
        field, scan = counted[0]
        start, by = strategy.day("start") or now.date(), read_day(find_node(entry, "by"))
        days = (by - start).days if by else read_days(field.text, start) or until_end(strategy)
        if not days:
            return None
        if pair := from_to(entry) or read_from_to(field.text):
            return Aim(pair[1] - pair[0], days, field, pair[0])
        if growth := read_growth(field.text):
            base = number_at(entry, "from")
            return Aim(growth * (base or 1), days, field, base, share=base is None)
        pieces = [field.text[slice(*scan.view.back(*place))] for place in scan.spans(self.counts)]
        amounts = [amount for piece in pieces for amount in read_amounts(piece)]
        aimed = number_at(entry, "to") or max(amounts, default=None)
        return Aim(aimed, days, field) if aimed else None


def until_end(strategy: Strategy) -> int | None:
    """The days of the whole campaign, where the plan says when it begins and ends."""
    start, end = strategy.day("start"), strategy.day("end")
    return (end - start).days if start and end else None


def from_to(entry: Node) -> tuple[float, float] | None:
    """The numbers that a table gives."""
    first, last = number_at(entry, "from"), number_at(entry, "to")
    return (first, last) if first is not None and last is not None else None


def number_at(entry: Node, key: str) -> float | None:
    """The number under a key of an entry."""
    from benice.shape import read_number

    node = find_node(entry, key)
    return read_number(node) if isinstance(node, Leaf) else None
