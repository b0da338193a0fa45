"""The same text in several places: which groups are staggered, which may stay, and who keeps away from whom."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta
from itertools import combinations

from benice.alike import wording
from benice.checks.duplicate import Duplicate, platform_of
from benice.light import dataclass, replace
from benice.model import Post
from benice.reschedule.build import Owners
from benice.reschedule.limits import seconds
from benice.reschedule.unit import Partner, Unit
from benice.rulebook import Rule
from benice.timeline import Timelines, place_of, wall

FOR_EVER = float("inf")
FAR = timedelta(days=30)  # posts that lie further apart than a rule asks by this much do not come to meet


@dataclass(eq=False)
class Group:
    """Units that say the same, too near to each other; `stays` says whether they may: once in a while that is fine."""

    units: Sequence[Unit]
    start: float  # on the wall, as the rule counts
    told: bool  # by the rule, and nobody lets it be
    weight: float  # what it costs to stagger them, in seconds, if nothing else is in their way; infinite: cannot be
    stays: bool = False


@dataclass(frozen=True, eq=False)
class Pool:
    """All groups that one rule sees, in order of time, and how many of them may stay."""

    groups: Sequence[Group]
    allow: int
    per: float  # seconds

    @property
    def loose(self) -> Sequence[Group]:
        """The groups that could be staggered, where some have to be."""
        return [each for each in self.groups if each.weight < FOR_EVER] if any(g.told for g in self.groups) else []

    def choose(self, lenient: bool) -> None:
        """Let as many stay as the rule allows, those that would have to move furthest; the least, if not `lenient`."""
        for group in self.groups:
            group.stays = not self.loose or group.weight == FOR_EVER
        if lenient and self.loose:
            for group in best_apart(self.loose, self.per):
                group.stays = self.room(group)
            for group in sorted(self.loose, key=lambda group: (-group.weight, group.start)):
                group.stays = group.stays or self.room(group)

    def room(self, group: Group) -> bool:
        """Whether one more may stay."""
        near = [each.start for each in self.groups if (each.stays or each is group) and self.close(each, group)]
        return max(sum(0 <= other - one < self.per for other in near) for one in near) <= self.allow

    def close(self, one: Group, other: Group) -> bool:
        """Whether two groups can lie in one window."""
        return abs(one.start - other.start) < self.per

    def let_stay(self, group: Group) -> list[Group]:
        """Let a group stay, and others go for it, the nearest first; all whose turn it was, none where that fails."""
        changed: list[Group] = []
        rivals = sorted(
            (each for each in self.loose if each.stays and self.close(each, group)),
            key=lambda each: abs(each.start - group.start),
        )
        while not self.room(group):
            if not rivals:
                for each in changed:
                    each.stays = True
                return []
            changed.append(rivals.pop(0))
            changed[-1].stays = False
        group.stays = True
        return [group, *changed]


def pool_of(
    check: Duplicate, timelines: Timelines, owners: Owners, told: AbstractSet[Post], given_up: AbstractSet[Post]
) -> Pool:
    """The groups that a rule sees, told or not; those with posts that were given up cannot be staggered."""
    found = []
    for posts in check.groups(timelines):
        units = list(dict.fromkeys(owners[post] for post in posts if post in owners))
        shared = any(len(set(unit.posts) & set(posts)) > 1 for unit in units)  # one cell for several of them
        free = not shared and given_up.isdisjoint(posts) and len(units) > 1 and not all(unit.fixed for unit in units)
        weight = effort(units, check.within.total_seconds()) if free else FOR_EVER
        found.append(Group(units, wall(posts[0]), any(post in told for post in posts), weight))
    found.sort(key=lambda group: group.start)
    return Pool(found, check.allow, check.per.total_seconds())


def effort(units: Sequence[Unit], within: float) -> float:
    """How far units have to move in all until they lie apart, if nothing else were in their way."""
    aims = sorted(unit.home.stamp - number * within for number, unit in enumerate(units))
    middle = aims[len(aims) // 2]
    return sum(abs(aim - middle) for aim in aims)


def best_apart(groups: Sequence[Group], per: float) -> list[Group]:
    """Of groups in order of time, those at least a time apart which weigh most together."""
    best: list[tuple[float, list[Group]]] = [(0.0, [])]
    for number, group in enumerate(groups):
        before = next((at for at in range(number, 0, -1) if groups[at - 1].start <= group.start - per), 0)
        taken = best[before][0] + group.weight
        best.append((taken, [*best[before][1], group]) if taken > best[-1][0] else best[-1])
    return best[-1][1]


def pair(rule: Rule, check: Duplicate, timelines: Timelines, owners: Owners, pool: Pool) -> None:
    """Tell all units that say the same to keep away from each other, unless they are of a group that stays."""
    own = {unit: group for group in pool.groups for unit in group.units}
    for cluster in timelines.clusters:
        if wording(cluster[0].body.text).count < check.least_words:
            continue
        for one, other in near_pairs(cluster, check.within + FAR):
            first, second = owners.get(one), owners.get(other)
            if first is None or second is None or first is second or (first.fixed and second.fixed):
                continue
            if meets(check, one, other) and check.same(one.body.text, other.body.text):
                group = own[first] if first in own and own[first] is own.get(second) else None
                for unit, partner in ((first, second), (second, first)):
                    unit.partners.append(Partner(partner, seconds(check.within), rule.id, group))


def near_pairs(cluster: Sequence[Post], reach: timedelta) -> Iterator[tuple[Post, Post]]:
    """The pairs of a cluster, in order of time, that could come too near to each other."""
    for one, other in combinations(cluster, 2):
        if abs(wall(other) - wall(one)) < reach.total_seconds():
            yield one, other


def meets(check: Duplicate, one: Post, other: Post) -> bool:
    """Whether a rule compares two posts at all."""
    if check.on == "platforms":
        return platform_of(one) != platform_of(other)
    return place_of(one) == place_of(other)


def put_in_order(group: Group, order: Sequence[str]) -> None:
    """Let the units of a group follow each other as config orders their platforms; others as they like."""
    ranks = {unit: rank_of(unit, order) for unit in group.units}
    for unit in group.units:
        for number, partner in enumerate(unit.partners):
            one, other = ranks.get(unit), ranks.get(partner.unit)
            if one is not None and other is not None and one != other:
                unit.partners[number] = replace(partner, side=1 if one > other else -1)


def forget_order(group: Group) -> None:
    """Let the units of a group follow each other as they like."""
    for unit in group.units:
        unit.partners = [replace(each, side=0) if each.unit in group.units else each for each in unit.partners]


def rank_of(unit: Unit, order: Sequence[str]) -> int | None:
    """Where config has the platform of a unit; None where it does not name it."""
    ranks = [order.index(post.platform) for post in unit.posts if post.platform in order]
    return min(ranks, default=None)
