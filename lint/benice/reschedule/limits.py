"""What the rules ask of a calendar, in numbers: taken from the checks that tell, so that both always agree."""

from collections.abc import Mapping, Sequence

from benice.checks.burst import Burst
from benice.checks.duplicate import Duplicate
from benice.checks.gap import Gap
from benice.checks.pace import Pace
from benice.light import dataclass
from benice.model import Post
from benice.rulebook import Rule

MENDABLE = (Burst, Gap, Duplicate, Pace)  # what time alone can put right


@dataclass(frozen=True, slots=True)
class Limits:
    """What holds on one account: seconds between two posts, posts in a window of seconds, posts on a day."""

    gap: int = 0
    windows: Sequence[tuple[int, int]] = ()  # how many are fine, and in how many seconds
    most: int | None = None  # on one day

    @property
    def reach(self) -> int:
        """Seconds within which two posts have to do with each other."""
        return max([self.gap, *(window for _, window in self.windows)])


@dataclass(frozen=True, eq=False)
class Rules:
    """The rules of a run that time alone can keep."""

    every: Sequence[Rule]

    def limits(self, post: Post) -> Limits:
        """What holds where a post goes out."""
        gap, windows, caps = 0, list[tuple[int, int]](), list[int]()
        for rule in self.judging(post):
            if isinstance(rule.check, Gap):
                gap = max(gap, seconds(rule.check.least))
            elif isinstance(rule.check, Burst) and rule.check.window:
                windows.append((rule.check.most_for(post.platform), seconds(rule.check.window)))
            elif isinstance(rule.check, Burst):
                caps.append(rule.check.most_for(post.platform))
        loose = sorted({(most, window) for most, window in windows if most * gap < window})
        return Limits(gap, loose, min(caps, default=None))

    def judging(self, post: Post) -> Sequence[Rule]:
        """The rules about how close posts follow each other that judge a post."""
        return [
            rule for rule in self.every if isinstance(rule.check, Burst | Gap) and rule.judges(post.kind, post.platform)
        ]

    @property
    def duplicates(self) -> Mapping[Rule, Duplicate]:
        """The rules about texts that are alike."""
        return {rule: rule.check for rule in self.every if isinstance(rule.check, Duplicate)}


def seconds(time: object) -> int:
    """A length of time in whole seconds."""
    from datetime import timedelta

    return -(-time // timedelta(seconds=1)) if isinstance(time, timedelta) else 0
