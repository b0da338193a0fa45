"""The posts of a folder as an editor sees them: unsaved buffers in the place of files."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from contextlib import chdir
from pathlib import Path
from time import monotonic

from benice import config as configs
from benice.desk import Desk
from benice.gather import Batch, Progress, Settings, gather
from benice.judge import Judge, RuleFailure, ask
from benice.light import replace
from benice.model import Diagnostic, Hit, Post, Reading
from benice.rulebook import Rule
from benice.run import open_desk
from benice.server.bench import Bench, stamp_of
from benice.server.library import Library
from benice.tables import UsageError

LOOK = 1.0  # seconds between two looks at the files that say how to judge

log = logging.getLogger(__name__)


class Workspace:
    """One folder that is open in an editor. Paths are relative to it, as the command run there has them."""

    def __init__(self, root: Path, settings: Settings, whole: bool = True) -> None:
        self.root = root
        self.settings = settings
        self.library = Library(whole)
        self.benches: dict[Path | None, Bench] = {}  # by the file of the config
        self.stale = True  # whether the disk must be looked at before anything is said
        self.looked = 0.0  # when, by the monotonic clock, the files that say how to judge were looked at
        self.problem: UsageError | None = None  # of a config or a rule; what was known before it is still judged

    def put(self, path: str, text: str) -> None:
        """The text of an open buffer, in the place of what lies on the disk."""
        self.library.buffers[path] = text
        bench = None if self.stale else self.bench_of(path)
        if bench is None or bench.is_plan(path):
            self.stale = True
            return
        with chdir(self.root):
            bench.renew(path, self.library)

    def drop(self, path: str) -> None:
        """A buffer was closed: what lies on the disk counts again."""
        self.library.buffers.pop(path, None)
        self.stale = True

    def reload(self) -> None:
        """Something may have changed on the disk; what has not is neither read nor judged again."""
        self.stale = True

    def reset(self, settings: Settings) -> None:
        """Judge everything anew, under other settings."""
        self.settings = settings
        self.benches = {}
        self.stale = True

    def load(self, progress: Progress | None = None) -> None:
        """Read everything now, and tell how far that is."""
        quiet, self.settings = self.settings, replace(self.settings, progress=progress)
        self.opened()
        self.settings = quiet

    def opened(self) -> Sequence[Bench]:
        """The benches as the disk and the buffers want them; none where the folder is gone."""
        if not self.root.is_dir():
            self.benches, self.stale = {}, True
        elif self.stale or self.outdated():
            self.stale = False
            configs.nearest.cache_clear()
            with chdir(self.root):
                try:
                    batches = gather(["."], self.settings, self.library)
                    self.benches = {batch.config.path: self.bench(batch) for batch in batches}
                    self.problem = None
                except UsageError as error:
                    self.problem = error
                    log.warning("%s", error)
                    self.renew_buffers()
        return list(self.benches.values())

    def outdated(self) -> bool:
        """Whether config, rules or the like have changed on the disk, which not every client tells; once in a while."""
        if monotonic() - self.looked < LOOK:
            return False
        self.looked = monotonic()
        with chdir(self.root):
            return any(bench.stamp != stamp_of(bench.batch, bench.judge) for bench in self.benches.values())

    def renew_buffers(self) -> None:
        """Go on with what was known, and with what is typed meanwhile."""
        for bench in self.benches.values():
            for path in self.library.buffers:
                if bench.reading(path) and not bench.is_plan(path):
                    bench.renew(path, self.library)

    def bench(self, batch: Batch) -> Bench:
        """The bench of a batch: the one that there was, where nothing changed that says how to judge."""
        known = self.benches.get(batch.config.path)
        if known and known.stamp == stamp_of(batch, known.judge):
            known.take(batch)
            return known
        judge = Judge(open_desk(batch.config, self.settings, batch.strategy), self.settings, ask_safely)
        return Bench(batch, judge, stamp_of(batch, judge))

    def bench_of(self, path: str) -> Bench | None:
        """The bench that judges a file."""
        return next((bench for bench in self.opened() if bench.reading(path)), None)

    def reading(self, path: str) -> Reading | None:
        """What was read in a file; None where it is no file for benice."""
        bench = self.bench_of(path)
        return bench.reading(path) if bench else None

    def rule(self, name: str) -> Rule | None:
        """The rule of an id; None where no config here has it."""
        books = (bench.judge.desk.rulebook.rules for bench in self.opened())
        return next((book[name] for book in books if name in book), None)

    def diagnostics(self) -> Mapping[str, Sequence[Diagnostic]]:
        """The findings of every file that was read, by its path."""
        found: dict[str, list[Diagnostic]] = {}
        for bench in self.opened():
            found.update((reading.source.path, []) for reading in bench.batch.readings)
            with chdir(self.root):
                for each in bench.diagnostics():
                    if each.counts:
                        found.setdefault(each.span.source.path, []).append(each)
        return found


def ask_safely(rule: Rule, posts: Sequence[Post], desk: Desk) -> Iterable[Hit]:
    """The hits of a rule; none from one that fails, which must not take the other findings away."""
    try:
        return list(ask(rule, posts, desk))
    except RuleFailure:
        log.exception("a rule failed")
        return []
