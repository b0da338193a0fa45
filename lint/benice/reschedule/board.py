"""Where every post stands at the moment, and whether another one fits in between."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from benice.light import dataclass, field
from benice.reschedule.limits import Limits
from benice.reschedule.spot import Spot, distance
from benice.reschedule.unit import Partner, Place, Unit


@dataclass(eq=False)
class Row:
    """The posts of one account, in order, and how many there are on each day."""

    place: Place
    limits: Limits
    stamps: list[int] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    days: Counter[int] = field(default_factory=Counter)

    def day(self, unit: Unit, spot: Spot) -> int:
        """The day that it is at a spot where this account is."""
        return spot.days[unit.places.index(self.place)]

    def refusal(self, stamp: int) -> str:
        """Why a post would follow another one too closely at a moment; empty where it would not."""
        at = bisect_left(self.stamps, stamp)
        gap = self.limits.gap
        if (at < len(self.stamps) and self.stamps[at] - stamp < gap) or (at and stamp - self.stamps[at - 1] < gap):
            return "gap"
        for most, window in self.limits.windows:
            first, last = bisect_right(self.stamps, stamp - window), bisect_left(self.stamps, stamp + window)
            near = [*self.stamps[first:at], stamp, *self.stamps[at:last]]
            if any(near[each + most] - near[each] < window for each in range(len(near) - most)):
                return "window"
        return ""


@dataclass(eq=False)
class Board:
    """All rows, and where each unit is now; what is not put anywhere is in nobody's way."""

    rows: Mapping[Place, Row]
    spots: dict[Unit, Spot] = field(default_factory=dict)
    looks: int = 0  # times looked at so far

    def put(self, unit: Unit, spot: Spot) -> None:
        """Put a unit somewhere; it is taken from where it was."""
        if unit in self.spots:
            self.take(unit)
        self.spots[unit] = spot
        timed = not spot.all_day and spot.at.tzinfo is not None
        for place, day in zip(unit.places, spot.days, strict=True):
            row = self.rows[place]
            row.days[day] += 1
            if timed:
                at = bisect_right(row.stamps, spot.stamp)
                row.stamps.insert(at, spot.stamp)
                row.units.insert(at, unit)

    def take(self, unit: Unit) -> Spot:
        """Take a unit away; where it was."""
        spot = self.spots.pop(unit)
        timed = not spot.all_day and spot.at.tzinfo is not None
        for place, day in zip(unit.places, spot.days, strict=True):
            row = self.rows[place]
            row.days[day] -= 1
            if timed:
                at = row.units.index(unit, bisect_left(row.stamps, spot.stamp))
                del row.stamps[at], row.units[at]
        return spot

    def refusal(self, unit: Unit, spot: Spot) -> str:
        """Why a unit that is not on the board does not fit at a spot; empty where it does."""
        if refused := unit.refusal(spot):
            return refused
        timed = not spot.all_day and spot.at.tzinfo is not None
        for place, day in zip(unit.places, spot.days, strict=True):
            row = self.rows[place]
            if row.limits.most is not None and row.days[day] + unit.places.count(place) > row.limits.most:
                return "day"
            if timed and (refused := row.refusal(spot.stamp)):
                return refused
        return self.refusal_of_partners(unit, spot)

    def refusal_of_partners(self, unit: Unit, spot: Spot, aside: Sequence[Unit] = ()) -> str:
        """The rule that finds the same text too near, and "order" where it would come too early or too late."""
        for partner in unit.partners:
            other = self.spots.get(partner.unit)
            if other and partner.unit not in aside and (refused := keeps_off(partner, spot, other)):
                return refused
        return ""

    def cost(self) -> int:
        """How far everything is from home, in seconds."""
        return sum(unit.cost(spot) for unit, spot in self.spots.items())

    def displaced(self) -> Iterator[Unit]:
        """The units that are not where they were."""
        return (unit for unit, spot in self.spots.items() if spot.stamp != unit.home.stamp)


def keeps_off(partner: Partner, spot: Spot, other: Spot) -> str:
    """What is wrong with a spot beside the one of a partner."""
    if partner.group and partner.group.stays:
        return ""
    far = distance(spot, other)
    if far is not None and far < partner.within:
        return partner.rule
    return "order" if partner.side * (spot.stamp - other.stamp) < 0 else ""
