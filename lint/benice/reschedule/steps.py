"""Ways through the posts of an account: for each post and each of its times the cheapest way there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from benice.light import dataclass
from benice.reschedule.limits import Limits
from benice.reschedule.spot import Spot


@dataclass(slots=True)  # not frozen: there are very many of them
class Step:
    """A post at a spot: its day, how many posts that has by then, what the way there costs, and whence it comes.

    `chosen` says whether one of the day's posts could have gone elsewhere.
    """

    spot: Spot
    day: int
    count: int
    cost: int
    back: "Step | None"
    held: bool  # whether the post stays where it is anyhow
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """The spots of one post, in order of time, each with its day and its cost."""

    spots: Sequence[tuple[Spot, int, int]]
    held: bool


def forward(limits: Limits, choice: Choice, before: Sequence[Step] | None, days: Mapping[int, int]) -> list[Step]:
    """The steps of a post after those of the one before it (None: there is none); `days` count what is not on the way.

    A post that stays anyhow keeps no limit towards another one that does: nobody can help that.
    """
    found: list[Step] = []
    if before is None:
        backs: Backs = ((option, (None,)) for option in choice.spots)
    else:
        backs = (slowly if limits.windows else quickly)(limits, choice, before)
    for (spot, day, cost), each in backs:
        for back in each:
            same = back if back and back.day == day else None
            count = (same.count if same else days.get(day, 0)) + 1
            chosen = not choice.held or (same is not None and same.chosen)
            if not chosen or limits.most is None or count <= limits.most:
                spent = cost + (back.cost if back else 0)
                found.append(Step(spot, day, count, spent, back, choice.held, chosen))
    return found


Option = tuple[Spot, int, int]
Backs = Iterator[tuple[Option, Iterable[Step | None]]]


def quickly(limits: Limits, choice: Choice, before: Sequence[Step]) -> Backs:
    """For each spot the best steps before it: of the days before, and for each number of posts on the same day."""
    gap = 0 if choice.held and before[0].held else limits.gap
    done, today = 0, 0
    earlier: Step | None = None
    same: dict[tuple[int, bool], Step] = {}
    for option in choice.spots:
        spot, day, _ = option
        if day != today:
            earlier, same, today = cheapest(earlier, same.values()), {}, day
        while done < len(before) and before[done].spot.stamp <= spot.stamp - gap:
            step = before[done]
            done += 1
            if step.day != day:
                earlier = cheapest(earlier, [step])
            elif (key := (step.count, step.chosen)) not in same or step.cost < same[key].cost:
                same[key] = step
        yield option, [*([earlier] if earlier else []), *same.values()]


def slowly(limits: Limits, choice: Choice, before: Sequence[Step]) -> Backs:
    """The same where windows count too, so that each way has to be looked at."""
    gap = 0 if choice.held and before[0].held else limits.gap
    for option in choice.spots:
        spot, day, _ = option
        best: dict[tuple[int, bool], Step] = {}
        for step in before:
            if step.spot.stamp > spot.stamp - gap:
                break
            key = (step.count, step.chosen) if step.day == day else (0, False)
            if (key not in best or step.cost < best[key].cost) and keeps_windows(limits, step, spot, choice.held):
                best[key] = step
        yield option, best.values()


def keeps_windows(limits: Limits, back: Step, spot: Spot, held: bool) -> bool:
    """Whether no window that ends at a spot holds more posts than are fine, those that stay anyhow aside."""
    for most, window in limits.windows:
        step: Step | None = back
        moving = not held
        for _ in range(most - 1):
            moving = moving or (step is not None and not step.held)
            step = step.back if step else None
        if step and (moving or not step.held) and spot.stamp - step.spot.stamp < window:
            return False
    return True


def cheapest(one: Step | None, others: Iterable[Step]) -> Step | None:
    """The step that costs least; of several the first."""
    return min([*([one] if one else []), *others], key=lambda each: each.cost, default=None)
