"""The repair that is proposed for a calendar, as a page shows it: on the clocks of the accounts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cached_property

from benice.calendar.sheet import Entry, Sheet
from benice.calendar.weeks import DAYS, MONTHS
from benice.light import dataclass, field
from benice.model import Post
from benice.reschedule import Move, Proposal
from benice.telling import length


@dataclass(frozen=True, slots=True)
class Shift:
    """A post of a calendar, and the new time that is proposed for it."""

    entry: Entry
    move: Move

    @property
    def before(self) -> str:
        """When it goes out as things are."""
        return self.name(self.move.before)

    @property
    def after(self) -> str:
        """When it had better go out."""
        return self.name(self.move.after)

    @property
    def by(self) -> str:
        """How far it moves: "a day later"."""
        return f"{length(abs(self.move.by))} {'later' if self.move.after > self.move.before else 'earlier'}"

    def name(self, at: datetime) -> str:
        """A time in words, where the account is."""
        shown = self.entry.at
        if shown and shown.tzinfo and at.tzinfo and not self.entry.post.all_day:
            at = at.astimezone(shown.tzinfo)
        clock = "" if self.entry.post.all_day else f" {at:%H:%M}"
        return f"{DAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1][:3]}{clock}"


@dataclass(frozen=True, eq=False)
class Repair:
    """What is proposed for the posts of a sheet."""

    sheet: Sheet
    proposals: Sequence[Proposal] = field(default_factory=list)

    @cached_property
    def shifts(self) -> Mapping[Entry, Shift]:
        """The posts that move, in order of their old times."""
        moves = {move.post: move for proposal in self.proposals for move in proposal.moves}
        return {entry: Shift(entry, moves[entry.post]) for entry in self.sheet.entries if entry.post in moves}

    @cached_property
    def stuck(self) -> Mapping[tuple[str, str], Sequence[Entry]]:
        """The posts that no time can help, by the rule and the reason."""
        own = {each.post: each for each in self.sheet.entries}
        found: dict[tuple[str, str], list[Entry]] = {}
        for proposal in self.proposals:
            for each in proposal.stuck:
                posts = (own[post] for post in each.posts if post in own)
                found.setdefault((each.rule, each.why), []).extend(posts)
        return found

    @cached_property
    def aside(self) -> Mapping[str, Sequence[Post]]:
        """The posts whose times cannot be compared, by the reason."""
        found: dict[str, list[Post]] = {}
        for proposal in self.proposals:
            for each in proposal.aside:
                found.setdefault(each.why, []).append(each.post)
        return found
