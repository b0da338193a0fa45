"""What moves together: the posts of one cell, their copies in other files, and the parts of a thread behind them."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from typing import Protocol

from benice.light import dataclass, field
from benice.model import Post
from benice.reschedule.opening import Opening
from benice.reschedule.spot import Spot, is_plain, shifted, spot_at

Place = tuple[str, str]  # platform and account


class Staying(Protocol):
    """What may stay as it is."""

    stays: bool


@dataclass(frozen=True, slots=True)
class Partner:
    """Another unit that says the same, and from which one must keep away; `side` is -1 before it, 1 after, 0 either."""

    unit: "Unit"
    within: int  # seconds
    rule: str
    group: "Staying | None" = None  # that both are of; where it stays, they may be as near as they are
    side: int = 0


@dataclass(eq=False)
class Unit:
    """One time to choose. `places` has an entry for each post that the rules about pace judge."""

    posts: Sequence[Post]
    home: Spot
    places: Sequence[Place]
    zones: Sequence[tzinfo | None]
    fixed: str = ""  # why it stays where it is
    tail: Sequence[Post] = ()
    asked: Sequence[Opening] = ()  # what config says, for the time that it has
    used: Sequence[Opening] = ()  # the same and more, for a new time
    partners: list[Partner] = field(default_factory=list)
    earliest: int = 0  # seconds; before it nothing moves
    latest: int | None = None
    number: int = 0  # its place among all units, so that every run decides alike
    looked_at: dict[int, tuple[Spot, str]] = field(default_factory=dict)

    def spot(self, stamp: int) -> Spot:
        """The spot at a moment."""
        return self.known(stamp)[0]

    def refusal(self, spot: Spot) -> str:
        """Why it may not go out then, whatever else is posted; empty where it may."""
        return self.known(spot.stamp)[1]

    def known(self, stamp: int) -> tuple[Spot, str]:
        """The spot at a moment, and why it may not go out then: worked out once, as long as its bounds are the same."""
        found = self.looked_at.get(stamp)
        if found is None:
            spot = self.home if stamp == self.home.stamp else spot_at(stamp, self.home, self.zones)
            found = self.looked_at[stamp] = spot, self.look(spot)
        return found

    def bind(self, earliest: int | None = None, latest: int | None = None) -> None:
        """Let it go out no earlier and no later than some moments."""
        self.earliest = self.earliest if earliest is None else earliest
        self.latest = self.latest if latest is None else latest
        self.looked_at.clear()

    def times(self, spot: Spot) -> Iterator[datetime]:
        """The time of the unit at a spot, and those of the later parts of its threads."""
        yield spot.at
        for post in self.tail:
            if post.at and post.at.tzinfo:
                yield shifted(post.at, spot.stamp - self.home.stamp)

    def look(self, spot: Spot) -> str:
        """Why it may not go out at a spot."""
        if spot is self.home:
            return self.refusal_at_home()
        if spot.stamp < self.earliest:
            return "earliest"
        if self.latest is not None and spot.stamp > self.latest:
            return "latest"
        if not all(map(is_plain, self.times(spot))):
            return "clocks"
        for opening in self.used:
            refused = opening.refusal_of_day(spot.days[0]) if spot.all_day else opening.refusal(spot.stamp)
            if refused:
                return refused
        return ""

    def refusal_at_home(self) -> str:
        """Why config does not want it where it is."""
        home = self.home
        if self.fixed:
            return ""
        if home.stamp < self.earliest:
            return "earliest"
        if self.latest is not None and home.stamp > self.latest:
            return "latest"
        for opening in self.asked:
            refused = opening.refusal_of_day(home.at.toordinal()) if home.all_day else opening.refusal(home.stamp)
            if refused and refused != "clocks":  # a rule of its own tells of these
                return refused
        return ""

    def cost(self, spot: Spot) -> int:
        """How far from home a spot is, in seconds."""
        return abs(spot.stamp - self.home.stamp)
