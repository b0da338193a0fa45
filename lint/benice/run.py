"""The whole chain, top to bottom: paths -> readings -> hits -> diagnostics -> outcome."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

from benice import rulebook
from benice.config import Config, find_config, load_config
from benice.diagnose import Diagnoser
from benice.language import speaks
from benice.model import Diagnostic, Hit, Post, Reading, Severity
from benice.patterns import Pattern, Scan, Scanner
from benice.purpose import Purposes
from benice.readers import Options, read
from benice.readers.find import Found, find
from benice.rulebook import Rule, Rulebook
from benice.strategy import Strategy


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line or the editor asks for, over and above config."""

    as_of: datetime
    config: Path | None = None
    isolated: bool = False
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: diagnostics in order, and what they were found in."""

    diagnostics: Sequence[Diagnostic]
    readings: Sequence[Reading]
    fail_on: str = "warning"
    suppressed: int = 0
    baselined: int = 0
    other_language: int = 0  # posts that rules for another language left alone

    @property
    def posts(self) -> int:
        """How many posts were judged."""
        return sum(len(reading.posts) for reading in self.readings)

    def count(self, severity: Severity) -> int:
        """How many diagnostics have a severity."""
        return sum(each.severity is severity for each in self.diagnostics)


@dataclass(frozen=True)
class Desk:
    """The answers that checks share within one run over the posts of one config."""

    config: Config
    rulebook: Rulebook
    as_of: datetime
    strategy: Strategy | None = None
    last: dict[str, tuple[str, Scan]] = field(default_factory=dict)

    @cached_property
    def purposes(self) -> Purposes:
        """What tells a pitch from the rest."""
        return Purposes.load(self.rulebook.vocabulary)

    @cached_property
    def scanner(self) -> Scanner:
        """All patterns of all rules, found in one pass."""
        patterns: list[Pattern] = list(self.purposes.patterns)
        for rule in self.rulebook.rules.values():
            patterns.extend(rule.check.patterns)
        return Scanner(patterns, self.rulebook.vocabulary.normaliser(patterns))

    def scan(self, post: Post) -> Scan:
        """The view of a post's body and what is in it; rules ask one post after the other, so the last is kept."""
        text, scan = self.last.get("scan", ("", None))
        if scan is None or text != post.body.text:
            scan = self.scanner.scan(post.body.text)
            self.last["scan"] = post.body.text, scan
        return scan

    def purpose(self, post: Post) -> tuple[str, str]:
        """pitch, value or conversation; given or inferred."""
        if post.purpose:
            return post.purpose, "given"
        return self.purposes.infer(post, self), "inferred"


def lint(paths: Sequence[str], settings: Settings) -> Outcome:
    """Read what lies at the paths and judge it; the outcome is the same for any order of the paths."""
    return judge_all(gather(find(paths), settings), settings)


@dataclass(frozen=True, slots=True)
class Batch:
    """The readings that share one config: one set of timelines."""

    config: Config
    readings: Sequence[Reading]


def gather(found: Iterable[Found], settings: Settings) -> list[Batch]:
    """Read files, grouped by the config that applies to them."""
    batches: dict[Path | None, tuple[Config, list[Reading]]] = {}
    for each in found:
        path = config_path(Path(each.path), settings)
        if path not in batches:
            batches[path] = (load_config(path) if path else Config()), []
        config, readings = batches[path]
        readings.append(each.reading or read(each.source(), options_for(config, each.path)))
    return [Batch(config, sorted(readings, key=lambda one: one.source.path)) for config, readings in batches.values()]


def config_path(path: Path, settings: Settings) -> Path | None:
    """The config file that applies to a file."""
    if settings.isolated:
        return None
    return settings.config or find_config(path.resolve())


def options_for(config: Config, path: str) -> Options:
    """What config says about how a file is to be read."""
    per_file = config.for_file(path)
    return Options(
        platform=per_file.platform,
        account=per_file.account,
        timezone=per_file.timezone or config.timezone,
        dates=per_file.dates,
        kind=per_file.kind,
        language=per_file.language or config.language,
        keys=config.keys,
    )


def judge_all(batches: Sequence[Batch], settings: Settings) -> Outcome:
    """All diagnostics of all batches, in order."""
    outcomes = [judge(batch, settings) for batch in batches]
    diagnostics = [each for outcome in outcomes for each in outcome.diagnostics]
    levels = [outcome.fail_on for outcome in outcomes]
    return Outcome(
        sorted(diagnostics, key=lambda each: each.order),
        sorted((reading for batch in batches for reading in batch.readings), key=lambda one: one.source.path),
        fail_on=min(levels, key=("info", "warning", "error", "never").index) if levels else "warning",
        other_language=sum(outcome.other_language for outcome in outcomes),
    )


def open_desk(config: Config, settings: Settings) -> Desk:
    """The rules of a config, and what they share."""
    folders = [config.root / folder for folder in config.rules]
    return Desk(config, rulebook.load(folders, config.parameters), settings.as_of)


def judge(batch: Batch, settings: Settings) -> Outcome:
    """The diagnostics of the posts of one config."""
    desk = open_desk(batch.config, settings)
    diagnoser = Diagnoser(desk.config, desk.rulebook, settings.select, settings.ignore)
    rules = [rule for rule in desk.rulebook.rules.values() if diagnoser.wants(rule)]
    posts = sorted((post for reading in batch.readings for post in reading.posts), key=lambda post: post.order)
    left_alone: set[str] = set()
    found: list[Diagnostic] = []
    for reading in batch.readings:
        for note in reading.notes:
            hit = Hit(None, note.where.whole(), note.facts)
            found.extend(diagnoser.diagnose(desk.rulebook.named(note.rule), hit, fatal=note.fatal))
    for rule, hit in hits(rules, posts, desk, left_alone):
        found.extend(diagnoser.diagnose(rule, hit))
    return Outcome(
        merge(found),
        batch.readings,
        fail_on=batch.config.fail_on,
        other_language=len(left_alone),
    )


def hits(rules: Sequence[Rule], posts: Sequence[Post], desk: Desk, left_alone: set[str]) -> Iterator[tuple[Rule, Hit]]:
    """Every hit of every rule: rules for single posts go post by post, so that a text is scanned once."""
    single = [rule for rule in rules if rule.check.scope == "post"]
    for post in posts:
        if post.history:
            continue
        for rule in single:
            if not rule.judges(post.kind, post.platform):
                continue
            if rule.language and not speaks(post, rule.language):
                left_alone.add(post.id)
                continue
            yield from ((rule, hit) for hit in rule.check.find((post,), desk))
    for rule in rules:
        if rule.check.scope in ("timeline", "plan"):
            wanted = [post for post in posts if rule.judges(post.kind, post.platform)]
            yield from ((rule, hit) for hit in rule.check.find(wanted, desk))


def merge(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """One diagnostic where the same words fail alike on several platforms: then it names none of them."""
    kept: dict[tuple[object, ...], Diagnostic] = {}
    for each in found:
        key = (each.rule, each.span.source.path, each.span.start, each.span.end, each.message)
        if key not in kept:
            kept[key] = each
        elif kept[key].platform != each.platform:
            worst = max(kept[key].severity, each.severity)
            kept[key] = replace(kept[key], platform=None, severity=worst)
    return list(kept.values())
