"""Which rules a text wakes: most rules have nothing to say of most posts, and are not even asked."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from benice.light import dataclass
from benice.model import Hit
from benice.rulebook import Rule
from benice.scanner import Scan


@dataclass(frozen=True)
class Roster:
    """Rules for single posts that share a language, by what wakes them."""

    language: str
    always: list[tuple[int, Rule]]
    by_trigger: dict[str, list[tuple[int, Rule]]]  # by a pattern as written

    def woken(self, scan: Scan) -> list[Rule]:
        """The rules that could fire in a text, in the order in which they were given."""
        found = dict(self.always)
        for pattern in scan.found:
            found.update(self.by_trigger.get(pattern.written, ()))
        return [found[number] for number in sorted(found)]


def rosters(rules: Sequence[Rule]) -> list[Roster]:
    """The rules as one roster for each language, the rules for any language first."""
    made: dict[str, Roster] = {}
    for numbered in enumerate(rules):
        _, rule = numbered
        roster = made.setdefault(rule.language, Roster(rule.language, [], defaultdict(list)))
        if rule.triggers is None:
            roster.always.append(numbered)
            continue
        for written in rule.triggers:
            roster.by_trigger[written].append(numbered)
    return [made[language] for language in sorted(made)]


def heard(found: Sequence[tuple[Rule, Hit]]) -> Iterator[tuple[Rule, Hit]]:
    """The hits in one post without those of rules that are quiet beside another that speaks of the same words."""
    for rule, hit in found:
        louder = [other for told, other in found if told.id in rule.quiet_beside] if rule.quiet_beside else ()
        if not any(hit.whole or overlap(hit, other) for other in louder):
            yield rule, hit


def overlap(one: Hit, other: Hit) -> bool:
    """Whether two hits speak of some of the same characters."""
    return one.span.start < other.span.end and other.span.start < one.span.end
