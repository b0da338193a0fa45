"""`benice check --watch`: judge anew whenever something changes that a run reads.

It looks at the times and sizes of files: that needs no library and no limits of the system to be raised, works on
network disks and in containers, and takes a tenth of a second for three thousand files.
"""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from benice.config import Config, load_config, nearest
from benice.gather import Settings, config_file, history_of
from benice.judge import RuleFailure
from benice.layers import config_files
from benice.paths import is_folder
from benice.readers.find import find
from benice.reports.widths import safe
from benice.run import rule_folders
from benice.strategy import NAMES
from benice.suppress.baseline import baseline_path
from benice.tables import UsageError

PAUSE = 0.5  # seconds between two looks
SHARE = 10  # looks take at most one in so many seconds
CLEAR = "\x1b[2J\x1b[3J\x1b[H"  # ECMA-48: the screen and what was scrolled away, and the cursor to its corner
BESIDE = ("benice.toml", "pyproject.toml", *NAMES)  # what may come to apply to a folder


def watch(paths: Sequence[str], settings: Settings, judge: Callable[[], object]) -> None:
    """Judge, and again after every change, until somebody presses Ctrl-C."""
    watched = Watched(paths, settings)
    while True:
        began = time.monotonic()
        changed = watched.changed()
        lasted = time.monotonic() - began
        if changed:
            judge_again(judge)
        time.sleep(max(PAUSE, SHARE * lasted))


def judge_again(judge: Callable[[], object]) -> None:
    """One judgement on a fresh screen; a mistake in a config or a rule is told, and may be mended while we wait."""
    if sys.stdout.isatty():
        sys.stdout.write(CLEAR)
    try:
        judge()
    except (UsageError, RuleFailure) as error:
        sys.stderr.write(f"benice: {safe(str(error))}\n")
    sys.stdout.flush()
    sys.stderr.write(f"{time.strftime('%H:%M:%S')} waiting for changes; Ctrl-C ends\n")


class Watched:
    """The files that a run over some paths reads, and what they looked like at the last look."""

    def __init__(self, paths: Sequence[str], settings: Settings) -> None:
        self.paths = paths
        self.settings = settings
        self.seen: Mapping[Path, object] | None = None

    def changed(self) -> bool:
        """Whether anything is other than at the last look, or this is the first one."""
        nearest.cache_clear()
        before, self.seen = self.seen, {path: stamp(path) for path in self.files()}
        return self.seen != before

    def files(self) -> Iterator[Path]:
        """Whatever can change a finding: what is read, and what may come to be read."""
        found = [Path(each.path) for each in find(self.paths)]
        yield from found
        folders = {path.parent for path in found} | {Path(path) for path in self.paths if is_folder(Path(path))}
        for folder in {up for each in folders for up in (each, *each.absolute().parents)}:
            yield from (folder / name for name in BESIDE)
        try:
            owners = {config_file(folder / "any", self.settings) for folder in folders}
        except UsageError:  # --config names no file yet; whoever judges tells that
            return
        for file in owners:
            yield from self.named_in(file)

    def named_in(self, file: Path | None) -> Iterator[Path]:
        """What a config reads besides the posts; as much of it as can be told while something is wrong with it."""
        try:
            if file:
                yield from config_files(file)
            config = load_config(file) if file else Config()
            yield baseline_path(config, self.settings.baseline)
            if config.strategy:
                yield config.root / config.strategy
            yield from (Path(each.path) for each in history_of(config))
            for folder in rule_folders(config):
                yield from folder.rglob("*.toml")
        except UsageError:
            return


def stamp(path: Path) -> object:
    """What changes with a file; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
