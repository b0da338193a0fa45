"""The whole chain, top to bottom: paths -> readings -> hits -> diagnostics -> outcome."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benice import rulebook
from benice.config import Config, find_config, load_config
from benice.desk import Desk
from benice.diagnose import numbered
from benice.gather import Batch, Settings, gather
from benice.judge import Judge
from benice.model import Diagnostic, Reading, Severity
from benice.rulebook import Rulebook
from benice.strategy import FORMAT, Strategy

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
    fixed: int = 0  # findings that were there before this run put them right

    @property
    def posts(self) -> int:
        """How many posts were judged."""
        return sum(len(reading.posts) for reading in self.readings)

    @property
    def has_strategy(self) -> bool:
        """Whether the strategy itself was judged."""
        return any(reading.source.format == FORMAT for reading in self.readings)

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


def open_desk(config: Config, settings: Settings, strategy: Strategy | None = None) -> Desk:
    """The rules of a config, and what they share."""
    return Desk(config, load_rules(config), settings.as_of, strategy)


def load_rules(config: Config) -> Rulebook:
    """The rules that a config asks for."""
    return rulebook.load([config.root / folder for folder in config.rules], config.parameters)


def rulebook_for(config: Path | None, isolated: bool) -> Rulebook:
    """The rules of a config file, or of the one that applies to this folder."""
    file = None if isolated else config or find_config(Path.cwd())
    return load_rules(load_config(file) if file else Config())


def judge(batch: Batch, settings: Settings) -> Outcome:
    """The diagnostics of the posts of one config."""
    judge = Judge(open_desk(batch.config, settings, batch.strategy), settings)
    verdicts = [judge.judge_alone(reading) for reading in batch.readings]
    together = judge.judge_together([*(post for each in verdicts for post in each.reading.posts), *batch.history])
    left_alone = frozenset[str]().union(*(each.left_alone for each in verdicts))
    found = judge.settle(verdicts, together)
    return Outcome(found, batch.readings, batch.config.fail_on, other_language=len(left_alone))
