"""The same text in several places: which groups are staggered, which may stay, and who keeps away from whom."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from benice.alike import wording
from benice.checks.duplicate import Duplicate, platform_of
from benice.model import Post
from benice.reschedule.build import Owners
from benice.reschedule.unit import Partner, Unit
from benice.rulebook import Rule
from benice.timeline import Timelines, place_of, wall

FAR = timedelta(days=30)  # posts that lie further apart than a rule asks by this much do not come to meet


@dataclass(frozen=True, eq=False)
class Group:
    """Units that say the same, too near to each other."""

    units: Sequence[Unit]
    start: float  # on the wall, as the rule counts
    told: bool  # by the rule, and nobody lets it be
    weight: float = 0  # what it would cost to stagger them, in seconds; infinite where they cannot be


def groups_of(check: Duplicate, timelines: Timelines, owners: Owners, told: AbstractSet[Post]) -> list[Group]:
    """The groups that a rule sees, told or not, in order of time."""
    found = []
    for posts in check.groups(timelines):
        units = list(dict.fromkeys(owners[post] for post in posts if post in owners))
        free = len(units) == len({post.record for post in posts}) and sum(not unit.fixed for unit in units)
        weight = effort(units, check.within.total_seconds()) if free else float("inf")
        found.append(Group(units, wall(posts[0]), any(post in told for post in posts), weight))
    return sorted(found, key=lambda group: group.start)


def effort(units: Sequence[Unit], within: float) -> float:
    """How far units have to move in all until they lie apart, if nothing else were in their way."""
    aims = sorted(unit.home.stamp - number * within for number, unit in enumerate(units))
    middle = aims[len(aims) // 2]
    return sum(abs(aim - middle) for aim in aims)


def kept(groups: Sequence[Group], check: Duplicate) -> set[Group]:
    """The groups that stay as they are: as often as the rule allows it, those that would have to move furthest."""
    if not any(group.told for group in groups):
        return set(groups)
    per = check.per.total_seconds()
    stay = [group for group in groups if group.weight == float("inf")]
    rest = sorted((group for group in groups if group not in stay), key=lambda group: (-group.weight, group.start))
    for group in best_apart(rest, stay, per) if check.allow == 1 else rest:
        near = [other.start for other in stay if abs(other.start - group.start) < per]
        if crowd([*near, group.start], per) <= check.allow:
            stay.append(group)
    return set(stay)


def best_apart(groups: Sequence[Group], stay: Sequence[Group], per: float) -> list[Group]:
    """Of groups, those at least a time apart from each other and from those that stay, which weigh most together."""
    free = [each for each in groups if all(abs(each.start - other.start) >= per for other in stay)]
    free.sort(key=lambda group: group.start)
    best: list[tuple[float, list[Group]]] = [(0.0, [])]
    for number, group in enumerate(free):
        before = next((at for at in range(number, 0, -1) if free[at - 1].start <= group.start - per), 0)
        taken = best[before][0] + group.weight
        best.append((taken, [*best[before][1], group]) if taken > best[-1][0] else best[-1])
    return best[-1][1]


def crowd(starts: Sequence[float], per: float) -> int:
    """The most moments in one window."""
    return max(sum(0 <= other - one < per for other in starts) for one in starts)


def pair(rule: Rule, check: Duplicate, timelines: Timelines, owners: Owners, stay: AbstractSet[Group]) -> None:
    """Tell all units that say the same to keep away from each other, those of groups that stay aside."""
    close = {unit: group for group in stay for unit in group.units}
    for cluster in timelines.clusters:
        if wording(cluster[0].body.text).count < check.least_words:
            continue
        for one, other in near_pairs(cluster, check.within + FAR):
            first, second = owners.get(one), owners.get(other)
            if first is None or second is None or first is second or (first.fixed and second.fixed):
                continue
            if (close.get(first) is not None and close.get(first) is close.get(second)) or not meets(check, one, other):
                continue
            if check.same(one.body.text, other.body.text):
                first.partners.append(Partner(second, check.within, rule.id))
                second.partners.append(Partner(first, check.within, rule.id))


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
                side = 1 if one > other else -1
                unit.partners[number] = Partner(partner.unit, partner.within, partner.rule, side)


def forget_order(group: Group) -> None:
    """Let the units of a group follow each other as they like."""
    for unit in group.units:
        unit.partners = [Partner(each.unit, each.within, each.rule) if each.unit in group.units else each
                         for each in unit.partners]  # fmt: skip


def rank_of(unit: Unit, order: Sequence[str]) -> int | None:
    """Where config has the platform of a unit; None where it does not name it."""
    ranks = [order.index(post.platform) for post in unit.posts if post.platform in order]
    return min(ranks, default=None)
