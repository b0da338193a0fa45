"""Judging: single posts file by file, timelines and plans over all files of a config, then what people let be.

A run does each once; an editor keeps what was said of the files that have not changed.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Self

from benice.checks import KINDS
from benice.desk import Desk
from benice.diagnose import Diagnoser
from benice.gather import Settings
from benice.language import speaks
from benice.light import dataclass, replace
from benice.model import Diagnostic, Hit, Post, Reading
from benice.roster import Roster, heard, rosters
from benice.rulebook import Rule
from benice.suppress.apply import suppress
from benice.suppress.baseline import Baseline, Judged
from benice.suppress.inline import Choice, choices
from benice.tables import UsageError

SCOPES = {
    "all": ("post", "reading", "timeline", "plan"),
    "posts": ("post", "reading"),
    "timelines": ("timeline", "plan"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One reading, and what there is to say of it without a look at any other."""

    reading: Reading
    found: Sequence[Diagnostic] = ()
    choices: Sequence[Choice] = ()  # of people, to let findings be
    left_alone: AbstractSet[str] = frozenset()  # ids of posts that rules for another language did not judge


@dataclass(frozen=True, slots=True)
class Alone:
    """What the rules for single posts find in some posts of a reading."""

    found: Sequence[Diagnostic]
    left_alone: AbstractSet[str]  # ids of posts that rules for another language did not judge


class RuleFailure(Exception):  # noqa: N818 -- it is the rule that fails
    """A mistake of ours in a check: which rule failed, and where."""

    @classmethod
    def of(cls, rule: Rule, posts: Sequence[Post], error: Exception) -> Self:
        """The failure of a rule over some posts."""
        where = posts[0].source.path if posts else "no post at all"
        line = f":{posts[0].source.position(posts[0].body.start)[0]}" if len(posts) == 1 else ""
        return cls(f"the rule '{rule.id}' failed at {where}{line}: {type(error).__name__}: {error}")


Ask = Callable[[Rule, Sequence[Post], Desk], Iterable[Hit]]


def ask(rule: Rule, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
    """The hits of a rule; RuleFailure where its check breaks."""
    try:
        yield from rule.check.find(posts, desk)
    except UsageError:
        raise
    except Exception as error:
        raise RuleFailure.of(rule, posts, error) from error


class Judge:
    """The rules of one config at work; `ask` is how each of them is asked."""

    def __init__(self, desk: Desk, settings: Settings, ask: Ask = ask) -> None:
        self.desk = desk
        self.ask = ask
        self.settings = settings
        today = settings.as_of.date()
        self.diagnoser = Diagnoser(
            desk.config, desk.rulebook, today, settings.select, settings.ignore, SCOPES[settings.scope]
        )
        self.rules = [rule for rule in desk.rulebook.rules.values() if self.diagnoser.wants(rule)]

    @cached_property
    def rosters(self) -> Sequence[Roster]:
        """The rules for single posts."""
        return rosters([rule for rule in self.rules if rule.scope == "post"])

    @cached_property
    def asks_purposes(self) -> bool:
        """Whether a rule asks what the posts of a timeline are for."""
        return any(rule.kind in ("mix", "order") for rule in self.rules)

    def judge_alone(self, reading: Reading) -> Verdict:
        """What the reader noticed, and what the rules for single posts find."""
        return self.verdict(reading, [self.judge_posts(in_order(reading))])

    def judge_posts(self, posts: Iterable[Post]) -> Alone:
        """What the rules for single posts find."""
        found: list[Diagnostic] = []
        left_alone: set[str] = set()
        for post in posts:
            for rule, hit in hits_of_post(self.rosters, post, self.desk, left_alone, self.ask):
                found.extend(self.diagnoser.diagnose(rule, hit))
            if post.at and self.asks_purposes:  # now, while its text is scanned: rules for timelines ask later
                self.desk.purpose(post)
        return Alone(found, left_alone)

    def verdict(self, reading: Reading, alone: Iterable[Alone]) -> Verdict:
        """What the reader noticed, and what was found in the posts, all or piece by piece."""
        found: list[Diagnostic] = []
        left_alone: set[str] = set()
        owners = owners_of(reading) if reading.notes else {}
        for note in reading.notes:
            hit = Hit(owners.get(note.number), note.where.whole(), note.facts)
            found.extend(self.diagnoser.diagnose(self.desk.rulebook.named(note.rule), hit, fatal=note.fatal))
        for piece in alone:
            found += piece.found
            left_alone |= piece.left_alone
        return Verdict(reading, merge(found), tuple(choices(reading, self.diagnoser.book.knows)), left_alone)

    def listen(self, reading: Reading) -> Verdict:
        """Only what people let be in a reading that nobody asks about."""
        return Verdict(reading, choices=tuple(choices(reading, self.diagnoser.book.knows)))

    def judge_together(self, posts: Iterable[Post]) -> Sequence[Diagnostic]:
        """What the rules for timelines and plans find in all posts, those that were published before included."""
        found: list[Diagnostic] = []
        for rule, hit in hits_of_all(self.rules, sorted(posts, key=lambda post: post.order), self.desk, self.ask):
            found.extend(self.diagnoser.diagnose(rule, hit))
        return merge(found)

    def settle(self, verdicts: Sequence[Verdict], together: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        """All findings: what people let be and what is known already is marked, and what is wrong with such choices."""
        paths = {each.reading.source.path for each in verdicts}  # a strategy that nobody asked about is only read
        told = (each for each in together if each.span.source.path in paths)
        found = [*(one for each in verdicts for one in each.found), *told]
        held = [choice for each in verdicts for choice in each.choices]
        found = suppress(found, held, self.diagnoser, self.settings.whole)
        judged = Judged([each.reading for each in verdicts], self.diagnoser, self.settings.whole)
        known = self.baseline
        if self.settings.write_baseline:
            known = known.rewritten(found, judged)
        return found if self.settings.without_baseline else list(known.mark(found, judged))

    @cached_property
    def baseline(self) -> Baseline:
        """What the project knows already."""
        return Baseline.beside(self.desk.config, self.settings.baseline)


def in_order(reading: Reading) -> Sequence[Post]:
    """The posts of a reading in the order of judging."""
    return sorted(reading.posts, key=lambda post: post.order)


def owners_of(reading: Reading) -> Mapping[int, Post]:
    """The post of each record, by the record's number; it names no platform where the record goes to several."""
    found: dict[int, Post] = {}
    for post in reading.posts:
        first = found.setdefault(post.number, post)
        if first.platform != post.platform:
            found[post.number] = replace(first, platform=None)
    return found


def hits_of_post(
    rosters: Sequence[Roster], post: Post, desk: Desk, left_alone: set[str], ask: Ask = ask
) -> Iterator[tuple[Rule, Hit]]:
    """Every hit of the rules for single posts in one, which is scanned once."""
    found: list[tuple[Rule, Hit]] = []
    heard_by: set[bool] = set()  # whether rules for a language could judge it, for each language that has rules
    for roster in rosters:
        if roster.language:
            heard_by.add(spoken := speaks(post, roster.language))
            if not spoken:
                continue
        for rule in roster.woken(desk.scan(post)):
            if rule.judges(post.kind, post.platform):
                found.extend((rule, hit) for hit in ask(rule, (post,), desk))
    if heard_by == {False}:
        left_alone.add(post.id)
    yield from heard(found)


def hits_of_all(rules: Sequence[Rule], posts: Sequence[Post], desk: Desk, ask: Ask = ask) -> Iterator[tuple[Rule, Hit]]:
    """Every hit of the rules for timelines and plans."""
    wanted: dict[tuple[frozenset[str], frozenset[str]], Sequence[Post]] = {}
    for rule in rules:
        if rule.scope in ("timeline", "plan"):
            sort = rule.posts, rule.platforms
            if sort not in wanted:
                wanted[sort] = tuple(post for post in posts if rule.judges(post.kind, post.platform))
            if len(wanted[sort]) < KINDS[rule.kind].least or (KINDS[rule.kind].of_plan and desk.strategy is None):
                continue
            yield from ((rule, hit) for hit in ask(rule, wanted[sort], desk))


def hits_of_rule(rule: Rule, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
    """The hits of one rule in the posts that it judges, whatever their language."""
    wanted = tuple(post for post in posts if rule.judges(post.kind, post.platform))
    for group in [(post,) for post in wanted] if rule.scope == "post" else [wanted]:
        yield from rule.check.find(group, desk)


def merge(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """One diagnostic where the same words fail alike on several platforms: then it names none of them."""
    kept: dict[tuple[object, ...], Diagnostic] = {}
    for each in found:
        key = (each.rule, each.span.source.path, each.span.start, each.span.end, each.message, each.counts)
        if key not in kept:
            kept[key] = each
        elif kept[key].platform != each.platform:
            worst = max(kept[key].severity, each.severity)
            kept[key] = replace(kept[key], platform=None, severity=worst)
    return list(kept.values())
