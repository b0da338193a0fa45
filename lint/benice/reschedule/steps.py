"""Ways through the posts of an account: for each post and each of its times the cheapest way there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benice.reschedule.limits import Limits
from benice.reschedule.spot import Spot


@dataclass(frozen=True, slots=True)
class Step:
    """A post at a spot: its day, how many posts that has by then, what the way there costs, and whence it comes."""

    spot: Spot
    day: int
    count: int
    cost: int
    back: "Step | None"
    held: bool  # whether the post stays where it is anyhow


@dataclass(frozen=True, slots=True)
class Choice:
    """The spots of one post, in order of time, each with its day and its cost."""

    spots: Sequence[tuple[Spot, int, int]]
    held: bool


def forward(limits: Limits, choice: Choice, before: Sequence[Step] | None, days: Mapping[int, int]) -> list[Step]:
    """The steps of a post after those of the one before it (None: there is none); `days` count what is not on the way.

    A post that stays anyhow keeps no limit towards another one that does: nobody can help that.
    """
    if before is None:
        return [Step(spot, day, days.get(day, 0) + 1, cost, None, choice.held) for spot, day, cost in choice.spots
                if choice.held or fits_day(limits, days.get(day, 0) + 1)]  # fmt: skip
    found: list[Step] = []
    backs = slowly if limits.windows else quickly
    for (spot, day, cost), each in backs(limits, choice, before):
        for back in each:
            count = (back.count if back.day == day else days.get(day, 0)) + 1
            if choice.held or fits_day(limits, count):
                found.append(Step(spot, day, count, back.cost + cost, back, choice.held))
    return found


def fits_day(limits: Limits, count: int) -> bool:
    """Whether a day may have so many posts."""
    return limits.most is None or count <= limits.most


Backs = Iterator[tuple[tuple[Spot, int, int], Iterable[Step]]]


def quickly(limits: Limits, choice: Choice, before: Sequence[Step]) -> Backs:
    """For each spot the best steps before it: of the days before, and for each number of posts on the same day."""
    gap = 0 if choice.held and before[0].held else limits.gap
    done, today = 0, 0
    earlier: Step | None = None
    same: dict[int, Step] = {}
    for option in choice.spots:
        spot, day, _ = option
        if day != today:
            earlier, same, today = cheapest(earlier, same.values()), {}, day
        while done < len(before) and before[done].spot.stamp <= spot.stamp - gap:
            step = before[done]
            done += 1
            if step.day != day:
                earlier = cheapest(earlier, [step])
            elif step.count not in same or step.cost < same[step.count].cost:
                same[step.count] = step
        yield option, [*([earlier] if earlier else []), *same.values()]


def slowly(limits: Limits, choice: Choice, before: Sequence[Step]) -> Backs:
    """The same where windows count too, so that each way has to be looked at."""
    gap = 0 if choice.held and before[0].held else limits.gap
    for option in choice.spots:
        spot, day, _ = option
        best: dict[int, Step] = {}
        for step in before:
            if step.spot.stamp > spot.stamp - gap:
                break
            key = step.count if step.day == day else 0
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
