"""Cases: the posts that share an approval, what it says, and who may give it."""

from collections.abc import Iterator, Sequence
from typing import Self

from benice.approvals import Approval, group, is_name, read_approval
from benice.config import Config
from benice.light import dataclass
from benice.model import Post
from benice.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Case:
    """Posts with one approval, what it says, and who may give it."""

    posts: Sequence[Post]
    approval: Approval
    approvers: Sequence[str]

    @property
    def post(self) -> Post:
        """The first of the posts."""
        return self.posts[0]


@dataclass(frozen=True, eq=False)
class Cases:
    """The cases among some posts; none where neither config nor the strategy names who may approve."""

    given: Sequence[Post]
    each: Sequence[Case]

    @classmethod
    def of(cls, posts: Sequence[Post], config: Config, strategy: Strategy | None) -> Self:
        """Those of posts that are not published yet."""
        if not config.approvers and not (strategy and strategy.names_approvers):
            return cls(posts, ())
        return cls(posts, list(find_cases([post for post in posts if not post.history], config, strategy)))


def find_cases(posts: Sequence[Post], config: Config, strategy: Strategy | None) -> Iterator[Case]:
    """The cases in which somebody may approve."""
    able: dict[str | None, Sequence[str]] = {}
    for together in group(posts):
        platform = together[0].platform
        if platform not in able:
            named = strategy.approvers(platform) if strategy else ()
            able[platform] = tuple(dict.fromkeys([*config.approvers, *named]))
        if able[platform]:
            yield Case(together, approval_of(together, config, able[platform]), able[platform])


def approval_of(posts: Sequence[Post], config: Config, approvers: Sequence[str]) -> Approval:
    """What the record says; where it says nothing, config may take the last hand in git for a signature."""
    approval = read_approval(posts[0], approvers)
    if approval.given or not config.approval_by_git:
        return approval
    from benice.git import last_hand

    hand = last_hand(posts, signed=config.approval_by_git == "signature")
    if hand is None or not is_name(hand.name, approvers):
        return approval
    return Approval("approved", [hand.name], at=hand.at)
