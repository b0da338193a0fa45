"""The whole chain, top to bottom: paths -> readings -> hits -> diagnostics -> outcome."""

from collections.abc import Sequence
from pathlib import Path

from benice import rulebook
from benice.config import Config, find_config, load_config
from benice.desk import Desk
from benice.diagnose import numbered
from benice.gather import Batch, Settings, gather
from benice.judge import Judge, Verdict
from benice.model import Reading
from benice.outcome import Outcome
from benice.rulebook import Rulebook
from benice.strategy import Strategy

__all__ = ["Batch", "Desk", "Outcome", "Settings", "gather", "lint", "open_desk", "rulebook_for"]


def lint(paths: Sequence[str], settings: Settings) -> Outcome:
    """Read what lies at the paths and judge it; the outcome is the same for any order of the paths."""
    return judge_all(gather(paths, settings), settings)


def judge_all(batches: Sequence[Batch], settings: Settings) -> Outcome:
    """All diagnostics of all batches, in order."""
    return join([judge(batch, settings) for batch in batches], batches)


def join(outcomes: Sequence[Outcome], batches: Sequence[Batch]) -> Outcome:
    """The outcomes of all batches as one."""
    diagnostics = numbered([each for outcome in outcomes for each in outcome.diagnostics])
    levels = [outcome.fail_on for outcome in outcomes]
    return Outcome(
        [each for each in diagnostics if each.counts],
        sorted((reading for batch in batches for reading in batch.readings), key=lambda one: one.source.path),
        fail_on=min(levels, key=("info", "warning", "error", "never").index) if levels else "warning",
        aside=[each for each in diagnostics if not each.counts],
        rules={name: rule for outcome in outcomes for name, rule in outcome.rules.items()},
        other_language=sum(outcome.other_language for outcome in outcomes),
    )


def open_desk(config: Config, settings: Settings, strategy: Strategy | None = None) -> Desk:
    """The rules of a config, and what they share."""
    return Desk(config, load_rules(config), settings.as_of, strategy)


def load_rules(config: Config) -> Rulebook:
    """The rules that a config asks for."""
    return rulebook.load(rule_folders(config), config.parameters)


def rule_folders(config: Config) -> list[Path]:
    """The folders of rules that a config adds to benice's own: the project's, and those of installed packages."""
    folders = [config.root / folder for folder in config.rules]
    if config.packs:
        from benice.packs import find_pack

        folders += [find_pack(name, str(config.path)) for name in config.packs]
    return folders


def rulebook_for(config: Path | None, isolated: bool) -> Rulebook:
    """The rules of a config file, or of the one that applies to this folder."""
    file = None if isolated else config or find_config(Path.cwd())
    return load_rules(load_config(file) if file else Config())


def judge(batch: Batch, settings: Settings, desk: Desk | None = None) -> Outcome:
    """The diagnostics of the posts of one config; at a desk of its own, unless whoever asks has more to ask of it."""
    desk = desk or open_desk(batch.config, settings, batch.strategy)
    judge = Judge(desk, settings)
    about = settings.about
    asked = [each for each in batch.readings if about is None or each.source.path in about]
    others = [each for each in batch.readings if about is not None and each.source.path not in about]
    verdicts = [*judge_each(judge, asked), *map(judge.listen, others)]
    together = judge.judge_together([*(post for each in verdicts for post in each.reading.posts), *batch.history])
    left_alone = frozenset[str]().union(*(each.left_alone for each in verdicts))
    found = [each for each in judge.settle(verdicts, together) if about is None or each.speaks_of(about)]
    fail_on, rules = batch.config.fail_on, desk.rulebook.rules
    return Outcome(found, asked, fail_on, rules=rules, other_language=len(left_alone))


def judge_each(judge: Judge, readings: Sequence[Reading]) -> Sequence[Verdict]:
    """What there is to say of each reading alone; by several processes, where that is asked for."""
    if judge.settings.jobs == 1:
        return [judge.judge_alone(each) for each in readings]
    from benice.crew import judge_apart

    return judge_apart(judge, readings, judge.settings.jobs)
