"""What the rules about time tell of posts, wherever these stand."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from benice.desk import Desk
from benice.gather import Batch, Settings
from benice.judge import Judge
from benice.light import dataclass, replace
from benice.model import Diagnostic, Post
from benice.reschedule.build import NOT_ASKED, units_of
from benice.reschedule.limits import MENDABLE, Rules
from benice.reschedule.spot import MINUTE
from benice.reschedule.unit import Unit
from benice.run import open_desk
from benice.timeline import Timelines, wall


@dataclass(frozen=True, eq=False)
class Asker:
    """Asks the rules that time alone can keep, as `check` asks them; what config turns off is not asked."""

    batch: Batch
    settings: Settings
    given: Desk | None = None

    @cached_property
    def judge(self) -> Judge:
        """Those rules at work; what is known already counts too."""
        quietly = replace(self.settings, without_baseline=True, write_baseline=False, scope="timelines", about=None)
        judge = Judge(self.given or open_desk(self.batch.config, quietly, self.batch.strategy), quietly)
        judge.rules = [rule for rule in judge.rules if isinstance(rule.check, MENDABLE)]
        return judge

    @cached_property
    def rules(self) -> Rules:
        """The rules themselves."""
        return Rules(self.judge.rules)

    @cached_property
    def posts(self) -> Sequence[Post]:
        """All posts as they are, those that were published before included, in a fixed order."""
        every = [*(post for reading in self.batch.readings for post in reading.posts), *self.batch.history]
        return tuple(sorted(every, key=lambda post: post.order))

    def units(self, let_be: AbstractSet[Post] = frozenset(), only: AbstractSet[Post] | None = None) -> list[Unit]:
        """What moves together; what somebody lets be stays, and with `only` all other posts do."""
        now = -(-int(self.settings.as_of.timestamp()) // MINUTE) * MINUTE
        units = units_of(self.posts, self.rules, self.batch.config, now, let_be)
        for unit in units:
            if only is not None and only.isdisjoint(unit.posts):
                unit.fixed = unit.fixed or NOT_ASKED
        return units

    def tell(self, posts: Sequence[Post]) -> Sequence[Diagnostic]:
        """The findings in posts, what somebody lets be marked."""
        verdicts = [self.judge.listen(reading) for reading in self.batch.readings]
        known = {rule.id for rule in self.judge.rules}
        found = self.judge.settle(verdicts, self.judge.judge_together(posts))
        return [each for each in found if each.rule in known and each.post and each.post.at]

    def timelines(self, posts: Sequence[Post], rule: str) -> Timelines:
        """The timelines that a rule sees."""
        own = self.judge.desk.rulebook.rules[rule]
        wanted = tuple(post for post in posts if own.judges(post.kind, post.platform))
        return self.judge.desk.timelines(wanted)


def posts_of(each: Diagnostic) -> tuple[Post, ...]:
    """The posts that a finding speaks of, in order of time."""
    own = [each.post] if each.post else []
    every = [*own, *(other.post for other in each.related)]
    return tuple(sorted(every, key=lambda post: (wall(post), post.order)))
