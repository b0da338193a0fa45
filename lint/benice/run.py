"""The whole chain, top to bottom: paths -> readings -> hits -> diagnostics -> outcome."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benice import rulebook
from benice.config import Config, find_config, load_config
from benice.desk import Desk
from benice.diagnose import Diagnoser, numbered
from benice.gather import Batch, Settings, gather
from benice.language import speaks
from benice.model import Diagnostic, Hit, Post, Reading, Severity
from benice.roster import heard, rosters
from benice.rulebook import Rule, Rulebook
from benice.suppress.apply import suppress
from benice.suppress.baseline import Baseline, Judged

__all__ = ["Batch", "Desk", "Outcome", "Settings", "gather", "lint", "open_desk", "rulebook_for"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: diagnostics in order, and what they were found in."""

    diagnostics: Sequence[Diagnostic]
    readings: Sequence[Reading]
    fail_on: str = "warning"
    aside: Sequence[Diagnostic] = ()  # what does not count: suppressed, or in the baseline
    other_language: int = 0  # posts that rules for another language left alone
    show_suppressed: bool = False

    @property
    def posts(self) -> int:
        """How many posts were judged."""
        return sum(len(reading.posts) for reading in self.readings)

    @property
    def suppressed(self) -> int:
        """How many findings somebody chose to let be."""
        return sum(each.suppression is not None for each in self.aside)

    @property
    def baselined(self) -> int:
        """How many findings are known already."""
        return sum(each.baselined for each in self.aside)

    def listed(self, *, known: bool = False) -> list[Diagnostic]:
        """What a report lists: what counts, the `known` findings of the baseline, and what is let be if asked for."""
        more = [each for each in self.aside if (known if each.baselined else self.show_suppressed)]
        return sorted([*self.diagnostics, *more], key=lambda each: each.order) if more else list(self.diagnostics)

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(each.severity is severity for each in self.diagnostics)


def lint(paths: Sequence[str], settings: Settings) -> Outcome:
    """Read what lies at the paths and judge it; the outcome is the same for any order of the paths."""
    return judge_all(gather(paths, settings), settings)


def judge_all(batches: Sequence[Batch], settings: Settings) -> Outcome:
    """All diagnostics of all batches, in order."""
    outcomes = [judge(batch, settings) for batch in batches]
    diagnostics = numbered([each for outcome in outcomes for each in outcome.diagnostics])
    levels = [outcome.fail_on for outcome in outcomes]
    return Outcome(
        [each for each in diagnostics if each.counts],
        sorted((reading for batch in batches for reading in batch.readings), key=lambda one: one.source.path),
        fail_on=min(levels, key=("info", "warning", "error", "never").index) if levels else "warning",
        aside=[each for each in diagnostics if not each.counts],
        other_language=sum(outcome.other_language for outcome in outcomes),
    )


def open_desk(config: Config, settings: Settings) -> Desk:
    """The rules of a config, and what they share."""
    return Desk(config, load_rules(config), settings.as_of)


def load_rules(config: Config) -> Rulebook:
    """The rules that a config asks for."""
    return rulebook.load([config.root / folder for folder in config.rules], config.parameters)


def rulebook_for(config: Path | None, isolated: bool) -> Rulebook:
    """The rules of a config file, or of the one that applies to this folder."""
    file = None if isolated else config or find_config(Path.cwd())
    return load_rules(load_config(file) if file else Config())


def judge(batch: Batch, settings: Settings) -> Outcome:
    """The diagnostics of the posts of one config."""
    desk = open_desk(batch.config, settings)
    diagnoser = Diagnoser(desk.config, desk.rulebook, settings.as_of.date(), settings.select, settings.ignore)
    rules = [rule for rule in desk.rulebook.rules.values() if diagnoser.wants(rule)]
    posts = [post for reading in batch.readings for post in reading.posts]
    posts = sorted([*posts, *batch.history], key=lambda post: post.order)
    left_alone: set[str] = set()
    found: list[Diagnostic] = []
    for reading in batch.readings:
        owners = owners_of(reading) if reading.notes else {}
        for note in reading.notes:
            hit = Hit(owners.get(note.number), note.where.whole(), note.facts)
            found.extend(diagnoser.diagnose(desk.rulebook.named(note.rule), hit, fatal=note.fatal))
    for rule, hit in hits(rules, posts, desk, left_alone):
        found.extend(diagnoser.diagnose(rule, hit))
    found = suppress(merge(found), batch.readings, diagnoser, settings.whole)
    known = compare(found, Judged(batch.readings, diagnoser, settings.whole), settings)
    return Outcome(list(known), batch.readings, batch.config.fail_on, other_language=len(left_alone))


def compare(found: list[Diagnostic], judged: Judged, settings: Settings) -> Iterator[Diagnostic]:
    """The findings, those that the project's baseline knows already marked; or write them down as its new baseline."""
    known = Baseline.beside(judged.diagnoser.config, settings.baseline)
    if settings.write_baseline:
        known = known.rewritten(found, judged)
    return iter(found) if settings.without_baseline else known.mark(found, judged)


def owners_of(reading: Reading) -> Mapping[int, Post]:
    """The post of each record, by the record's number; it names no platform where the record goes to several."""
    found: dict[int, Post] = {}
    for post in reading.posts:
        first = found.setdefault(post.number, post)
        if first.platform != post.platform:
            found[post.number] = replace(first, platform=None)
    return found


def hits(rules: Sequence[Rule], posts: Sequence[Post], desk: Desk, left_alone: set[str]) -> Iterator[tuple[Rule, Hit]]:
    """Every hit of every rule: rules for single posts go post by post, so that a text is scanned once."""
    single = rosters([rule for rule in rules if rule.check.scope == "post"])
    for post in posts:
        if post.history:
            continue
        found: list[tuple[Rule, Hit]] = []
        for roster in single:
            if roster.language and not speaks(post, roster.language):
                left_alone.add(post.id)
                continue
            for rule in roster.woken(desk.scan(post)):
                if rule.judges(post.kind, post.platform):
                    found.extend((rule, hit) for hit in rule.check.find((post,), desk))
        yield from heard(found)
    wanted: dict[tuple[frozenset[str], frozenset[str]], Sequence[Post]] = {}
    for rule in rules:
        if rule.check.scope in ("timeline", "plan"):
            sort = rule.posts, rule.platforms
            if sort not in wanted:
                wanted[sort] = tuple(post for post in posts if rule.judges(post.kind, post.platform))
            yield from ((rule, hit) for hit in rule.check.find(wanted[sort], desk))


def hits_of_rule(rule: Rule, posts: Sequence[Post], desk: Desk) -> Iterator[Hit]:
    """The hits of one rule in the posts that it judges, whatever their language."""
    wanted = tuple(post for post in posts if rule.judges(post.kind, post.platform))
    for group in [(post,) for post in wanted] if rule.check.scope == "post" else [wanted]:
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
