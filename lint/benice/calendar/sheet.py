"""What a calendar shows: posts on the clocks of their accounts, with the findings that speak of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property

from benice.calendar.marks import MARKS, Mark, is_wide, mark_of, mark_of_kind
from benice.config import Config
from benice.count import Length, measure
from benice.light import dataclass, field
from benice.model import Diagnostic, Post
from benice.run import Batch, Desk, Outcome, Settings, join, judge, open_desk
from benice.timeline import handle_of, local, place_of

Place = tuple[str, str]  # platform and account
UNDECIDED = ("ambiguous-date", "unreadable-row", "wrong-type")  # notes of readers that say why a time is missing


@dataclass(frozen=True, eq=False)
class Entry:
    """A post of a calendar; `at` is on the clock of its account, None for a queue or a date that is not `decided`.

    What was published is not asked for its purpose.
    """

    post: Post
    at: datetime | None
    purpose: str
    config: Config = field(default_factory=Config)
    decided: bool = True
    findings: list[Diagnostic] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @cached_property
    def length(self) -> Length:
        """How long it is and may be, where it goes."""
        return measure(self.post, self.config)

    @property
    def day(self) -> date | None:
        """The day on which it goes out, where its account is."""
        return self.at.date() if self.at else None

    @property
    def clock(self) -> str:
        """The time of day, for people."""
        if self.at is None:
            return ""
        return "all day" if self.post.all_day else self.at.strftime("%H:%M")

    @property
    def place(self) -> str:
        """Where it goes: "@acme on x"."""
        return name_place(self.post)

    @property
    def line(self) -> int:
        """The line on which its text begins."""
        return self.post.source.position(self.post.body.start)[0]

    def add(self, finding: Diagnostic, mark: Mark) -> None:
        """Take in a finding that speaks of the post."""
        self.findings.append(finding)
        self.mark(mark)

    def mark(self, mark: Mark | None) -> None:
        """Put a mark at the post, once."""
        if mark and mark not in self.marks:
            self.marks.append(mark)
            self.marks.sort(key=MARKS.index)


@dataclass(frozen=True, eq=False)
class Sheet:
    """All posts of a calendar in order, and what was found; `elsewhere` are findings that are at none of them."""

    entries: Sequence[Entry]
    outcome: Outcome
    zones: Sequence[str] = ()  # of the configs, by name; times without one are shown as they are written
    elsewhere: Sequence[Diagnostic] = ()
    desks: Sequence[Desk] = ()  # at which each of the batches was judged

    @cached_property
    def dated(self) -> Sequence[Entry]:
        """The posts that have a day."""
        return [each for each in self.entries if each.at]

    @cached_property
    def queue(self) -> Sequence[Entry]:
        """The posts without a time: a scheduler sends them when it comes to them."""
        return [each for each in self.entries if not each.at and each.decided]

    @cached_property
    def undecided(self) -> Sequence[Entry]:
        """The posts whose time could not be read, or can be read in two ways."""
        return [each for each in self.entries if not each.decided]

    @cached_property
    def places(self) -> Mapping[Place, str]:
        """The accounts in a fixed order, and what they are called."""
        named = {place_of(each.post): each.place for each in self.entries}
        return dict(sorted(named.items(), key=lambda item: (item[0][1], item[0][0])))

    def mark(self, finding: Diagnostic) -> Mark:
        """The mark of a finding."""
        return mark_of(self.outcome.rules[finding.rule])


def make_sheet(batches: Sequence[Batch], settings: Settings) -> Sheet:
    """Judge what was read, and lay it out; the same for any order of the paths."""
    outcomes: list[Outcome] = []
    entries: list[Entry] = []
    zones: set[str] = set()
    desks = [open_desk(batch.config, settings, batch.strategy) for batch in batches]
    for batch, desk in zip(batches, desks, strict=True):
        outcomes.append(judge(batch, settings, desk))
        entries += make_entries(batch, desk)
        accounts = (each.timezone for each in batch.config.accounts.values())
        zones.update(name for name in (batch.config.timezone, *accounts) if name)
    outcome = join(outcomes, batches)
    sheet = Sheet(sorted(entries, key=in_order), outcome, sorted(zones), list(attach(entries, outcome)), desks)
    for entry in sheet.entries:
        entry.mark(mark_of_kind(entry.post))
    return sheet


def make_entries(batch: Batch, desk: Desk) -> Iterator[Entry]:
    """The posts of one config, those that were published before included; copies in a second file are left out."""
    posts = [*(post for reading in batch.readings for post in reading.posts), *batch.history]
    doubts = {
        (reading.source.path, note.number)
        for reading in batch.readings
        for note in reading.notes
        if note.rule in UNDECIDED
    }
    timelines = desk.timelines(posts)
    for post in [*timelines.posts, *(post for post in posts if not post.at and not post.history)]:
        at = local(post.at, timelines.zone_of(post.account), post.all_day) if post.at else None
        decided = bool(at) or post.record not in doubts
        purpose = "" if post.history else desk.purpose(post)[0]
        yield Entry(post, at, purpose, batch.config, decided)


def attach(entries: Iterable[Entry], outcome: Outcome) -> Iterator[Diagnostic]:
    """Put each finding at the posts that it speaks of; those that are left over speak of none."""
    own = {each.post: each for each in entries}
    records: dict[tuple[str, int], list[Entry]] = {}
    for each in own.values():
        records.setdefault(each.post.record, []).append(each)
    for finding in outcome.diagnostics:
        rule = outcome.rules[finding.rule]
        if is_wide(rule):
            yield finding
            continue
        meant = [finding.post, *(each.post for each in finding.related)]
        found = [own[post] for post in meant if post in own]
        if rule.scope not in ("timeline", "plan") and finding.post:
            siblings = records.get(finding.post.record, ())
            found = [each for each in siblings if finding.platform in (None, each.post.platform)]
        for entry in found:
            entry.add(finding, mark_of(rule))
        if not found:
            yield finding


def in_order(entry: Entry) -> tuple[bool, datetime, Place, tuple[str, int, int, str, str]]:
    """By what the clock of the account shows; those without a time come last, as they are written."""
    shown = entry.at.replace(tzinfo=None) if entry.at else None
    place = place_of(entry.post) if shown else ("", "")
    return shown is None, shown or datetime.min, place, entry.post.order


def name_place(post: Post) -> str:
    """An account on a platform, for people."""
    names = [name for name in (handle_of(post.account), post.platform) if name]
    return " on ".join(names) or "no platform"
