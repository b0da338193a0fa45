"""One config at work in an editor: what it judged last is kept, and only what changed is judged again."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from benice.diagnose import numbered
from benice.gather import Batch, Pile, history_of
from benice.judge import Judge, Verdict
from benice.light import dataclass, field, replace
from benice.model import Diagnostic, Reading
from benice.readers.find import Found
from benice.server.library import Library


@dataclass
class Bench:
    """The files of one config, their judge, and what it said last."""

    batch: Batch
    judge: Judge
    stamp: object  # what changes with the files that say how to judge
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    settled: Sequence[Diagnostic] | None = None  # None where something changed since

    @cached_property
    def history(self) -> Sequence[Found]:
        """The files of what was published before."""
        return history_of(self.batch.config)

    def take(self, batch: Batch) -> None:
        """Go on with what was read anew."""
        if list(map(id, batch.readings)) != list(map(id, self.batch.readings)) or batch.history or self.batch.history:
            self.settled = None
        self.batch = batch
        self.__dict__.pop("history", None)

    def renew(self, path: str, library: Library) -> None:
        """Read one file again."""
        pile = Pile(self.batch.config, self.history, files=library)
        pile.add(library.overlay(Found(path)))
        others = [each for each in self.batch.readings if each.source.path != path]
        readings = sorted([*others, *pile.readings], key=lambda one: one.source.path)
        self.batch = replace(self.batch, readings=readings)
        self.settled = None

    def is_plan(self, path: str) -> bool:
        """Whether a file is the strategy, which changes how all others are judged."""
        return self.batch.strategy is not None and self.batch.strategy.source.path == path

    def reading(self, path: str) -> Reading | None:
        """What was read in a file; None where it is none of these."""
        return next((each for each in self.batch.readings if each.source.path == path), None)

    def diagnostics(self) -> Sequence[Diagnostic]:
        """All findings, in order."""
        if self.settled is None:
            verdicts = [self.verdict(reading) for reading in self.batch.readings]
            self.verdicts = {each.reading.source.path: each for each in verdicts}
            posts = [post for each in verdicts for post in each.reading.posts]
            together = self.judge.judge_together([*posts, *self.batch.history])
            self.settled = numbered(self.judge.settle(verdicts, together))
        return self.settled

    def verdict(self, reading: Reading) -> Verdict:
        """What is said of one file; the same as last time, where it is the same reading."""
        known = self.verdicts.get(reading.source.path)
        return known if known and known.reading is reading else self.judge.judge_alone(reading)


def stamp_of(batch: Batch, judge: Judge) -> object:
    """What changes with the files that say how to judge: config, rules of one's own, the baseline, the strategy."""
    config = batch.config
    folders = [config.root / folder for folder in config.rules]
    rules = [path for folder in folders for path in sorted(folder.rglob("*.toml"))]
    plan = [Path(batch.strategy.source.path)] if batch.strategy else []
    said = batch.strategy.source.text if batch.strategy else ""  # a buffer has no time
    return said, *(file_stamp(path) for path in (*filter(None, [config.path]), judge.baseline.path, *rules, *plan))


def file_stamp(path: Path) -> tuple[str, int, int]:
    """Name, time and size of a file; zeros where there is none."""
    try:
        status = path.stat()
    except OSError:
        return str(path), 0, 0
    return str(path), status.st_mtime_ns, status.st_size
