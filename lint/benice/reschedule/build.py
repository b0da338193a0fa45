"""Posts -> units: what shares a cell, a text in two files or a thread moves together, and some of it not at all."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, tzinfo

from benice.config import Config
from benice.model import Post
from benice.readers.keys import meaning
from benice.reschedule.cells import key_of_time
from benice.reschedule.limits import Rules
from benice.reschedule.opening import Opening, asked, used
from benice.reschedule.spot import spot_of, stamp_of
from benice.reschedule.unit import Place, Unit
from benice.timeline import Timelines, is_live, place_of

PUBLISHED = "it was published already"
NOT_ASKED = "another post was to move"
NO_ZONE = "its time has no zone"
Cell = tuple[object, ...]


def units_of(posts: Sequence[Post], rules: Rules, config: Config, now: int, let_be: AbstractSet[Post]) -> list[Unit]:
    """The units of all posts that have a time, in order; `now` is a second, before which nothing moves or goes."""
    heads, tails = cells_of(posts)
    zones = Timelines(posts, config)
    here: dict[Place, list[Post]] = {}
    for post in posts:
        here.setdefault(place_of(post), []).append(post)
    openings: dict[tuple[Place, str], tuple[Opening, Opening]] = {}
    units: list[Unit] = []
    for group in joined(heads.values()):
        judged = [post for post in group if rules.judging(post) and not is_live(post)]
        first = group[0]
        at, day = first.at, first.all_day
        assert at is not None
        home_zones = [zone_of(post, zones) for post in judged]
        home = spot_of(at, day, home_zones)
        tail = [post for head in group for post in tails.get(key_of_time(head), ())]
        unit = Unit(group, home, tuple(place_of(post) for post in judged), home_zones, fixed(group, tail, now, let_be))
        unit.tail, unit.earliest, unit.number = tail, now, len(units)
        for post in group:
            zone = zone_of(post, zones) or at.tzinfo or UTC
            key = (place_of(post), str(zone))
            if key not in openings:
                given = asked(config, post.account, zone)
                openings[key] = given, used(given, here[place_of(post)])
            unit.asked = [*unit.asked, openings[key][0]]
            unit.used = [*unit.used, openings[key][1]]
        units.append(unit)
    return units


def zone_of(post: Post, zones: Timelines) -> tzinfo | None:
    """The zone in which an account's days begin."""
    return zones.zone_of(post.account) if post.at and post.at.tzinfo and not post.all_day else None


def cells_of(posts: Iterable[Post]) -> tuple[dict[Cell, list[Post]], dict[Cell, list[Post]]]:
    """The posts of each cell, and the later parts of threads with cells of their own, by the cell of the head."""
    heads: dict[Cell, list[Post]] = {}
    tails: dict[Cell, list[Post]] = {}
    last: dict[tuple[str, Place], Post] = {}
    for post in posts:
        if not post.at:
            continue
        cell, place = key_of_time(post), (post.source.path, place_of(post))
        head = last.get(place)
        if post.kind == "thread" and head and key_of_time(head) != cell:
            tails.setdefault(key_of_time(head), []).append(post)
            continue
        if post.kind != "thread":
            last[place] = post
        heads.setdefault(cell, []).append(post)
    return heads, tails


def joined(groups: Iterable[Sequence[Post]]) -> list[list[Post]]:
    """The groups, those of two files with a copy of the same post as one."""
    found: list[list[Post]] = []
    known: dict[tuple[object, ...], list[Post]] = {}
    for group in groups:
        keys = [(place_of(post), post.at, post.all_day, post.body.text) for post in group]
        other = next((known[key] for key in keys if key in known and known[key][0].source is not group[0].source), None)
        if other is None:
            other = []
            found.append(other)
        other += group
        known.update(dict.fromkeys(keys, other))
    return found


def fixed(group: Sequence[Post], tail: Sequence[Post], now: int, let_be: AbstractSet[Post]) -> str:
    """Why posts stay where they are; empty where they may move."""
    at = group[0].at
    if any(post.history or published(post) for post in group):
        return PUBLISHED
    if at is None or (not at.tzinfo and not group[0].all_day):
        return NO_ZONE
    if stamp_of(at, group[0].all_day) < now:
        return "it lies before the moment that counts as now"
    if len({post.at for post in group}) > 1:
        return "its cell gives the times of other posts too, as an entry that repeats does"
    if any(is_pinned(post) for post in (*group, *tail)):
        return "it is pinned"
    if any(is_live(post) for post in group):
        return "it is declared as live coverage"
    if any(post in let_be for post in group):
        return "somebody chose to let it be"
    return ""


def published(post: Post) -> bool:
    """Whether its record says that it is out."""
    return bool(post.status) and meaning("statuses", post.status or "") == "published"


def is_pinned(post: Post) -> bool:
    """Whether its record says that its time stays."""
    field = post.fields.get("pinned")
    return field is not None and meaning("answers", field.text.strip() or "no") != "no"


Owners = Mapping[Post, Unit]


def owners_of(units: Iterable[Unit]) -> Owners:
    """The unit of each post."""
    return {post: unit for unit in units for post in (*unit.posts, *unit.tail)}
