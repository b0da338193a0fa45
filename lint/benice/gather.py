"""Paths -> batches: find the files, find the config of each, read them."""

import sys
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Protocol

from benice.config import Config, find_config, load_config
from benice.light import dataclass, field, replace
from benice.model import Post, Reading
from benice.paths import resolved
from benice.readers import Options, read
from benice.readers.find import Found, find, from_bytes, identity
from benice.readers.formats import is_published
from benice.strategy import Strategy, find_strategy, read_strategy
from benice.tables import UsageError

ARCHIVE = "an archive of what was published; name it to judge it, or list it under history in benice.toml"


class Progress(Protocol):
    """Told how many of all steps are done."""

    def __call__(self, done: int, total: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Settings:
    """What the command line or the editor asks for, over and above config."""

    as_of: datetime
    config: Path | None = None
    isolated: bool = False
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    stdin_filename: str | None = None
    progress: Progress | None = None
    baseline: Path | None = None  # instead of the one beside the config
    without_baseline: bool = False
    write_baseline: bool = False
    scope: str = "all"  # of rules: "posts" for those that look at one post, "timelines" for those that need all
    about: AbstractSet[str] | None = None  # the paths whose findings are asked for; None: all
    jobs: int = 1  # processes that judge; 0: as many as there are cores
    whole: bool = True  # False where single files were asked for, which hold only a part of the timelines


@dataclass(frozen=True, slots=True)
class Batch:
    """The readings that share one config, and what was published before: one set of timelines."""

    config: Config
    readings: Sequence[Reading]
    history: Sequence[Post] = ()
    strategy: Strategy | None = None


class Files:
    """Where files come from: the disk; an editor has its own over it."""

    def find(self, paths: Sequence[str]) -> list[Found]:
        """The files that the paths mean."""
        return find(paths)

    def overlay(self, found: Found) -> Found:
        """A file as it is to be read."""
        return found

    def read(self, found: Found, options: Options) -> Reading:
        """The posts of a file."""
        return found.reading or read(found.source(), options)


@dataclass
class Pile:
    """What is read under one config, while it is being read."""

    config: Config
    history: Sequence[Found] = ()
    plan: Found | None = None  # the strategy; `named` where it is to be judged
    files: Files = field(default_factory=Files)
    readings: list[Reading] = field(default_factory=list)

    @cached_property
    def published(self) -> frozenset[object]:
        """What tells the files of the history from all others."""
        return frozenset(identity(each.path) for each in self.history)

    @cached_property
    def plan_itself(self) -> object:
        """What tells the strategy from all other files."""
        return identity(self.plan.path) if self.plan else None

    def add(self, found: Found) -> None:
        """Read a file, unless config leaves it out or it holds what was published: that must be asked for by name."""
        if self.plan and identity(found.path) == self.plan_itself:
            return
        if self.config.excludes(found.path) or (
            self.history and not found.named and identity(found.path) in self.published
        ):
            return
        reading = self.files.read(found, options_for(self.config, found.path))
        if not found.named and reading.posts and is_published(reading.source.format):
            reading = replace(reading, posts=(), notes=(), passed_over=ARCHIVE)
        self.readings.append(reading)

    def batch(self) -> Batch:
        """The readings, and the posts of the history that was not asked for by name."""
        read_already = {identity(each.source.path) for each in self.readings} if self.history else ()
        posts: list[Post] = []
        for each in self.history:
            if identity(each.path) in read_already:
                continue
            reading = self.files.read(each, options_for(self.config, each.path))
            posts.extend(replace(post, history=True) for post in reading.posts)
            if lost := [note for note in reading.notes if note.rule == "unreadable"]:
                self.readings.append(replace(reading, posts=(), notes=lost))
        strategy = self.read_plan()
        return Batch(self.config, self.readings, posts, strategy)

    def read_plan(self) -> Strategy | None:
        """The strategy; it becomes one of the readings where it is to be judged, or cannot be read."""
        if self.plan is None:
            return None
        found = None if self.plan.reading else read_strategy(self.plan.source())
        reading = found.reading if found else self.plan.reading
        if reading and (self.plan.named or any(note.fatal for note in reading.notes)):
            self.readings = sorted([*self.readings, reading], key=lambda each: each.source.path)
        return found


def gather(paths: Sequence[str], settings: Settings, files: Files | None = None) -> list[Batch]:
    """Read what lies at the paths, grouped by the config that applies; the same for any order of the paths."""
    files = files or Files()
    found = files.find([path for path in paths if path != "-"])
    unique = {each.path: each for each in [*found, *([from_stdin(settings)] if "-" in paths else [])]}
    piles: dict[Path | None, Pile] = {}
    owners = {path: config_file(Path(path), settings) for path in sorted(unique)}
    for file in dict.fromkeys(owners.values()):
        config = load_config(file) if file else Config()
        own = [unique[path] for path, owner in owners.items() if owner == file]
        plan = plan_among(config, own, paths)
        piles[file] = Pile(config, history_of(config), files.overlay(plan) if plan else None, files)
    for done, (path, owner) in enumerate(owners.items(), 1):
        piles[owner].add(unique.pop(path))
        if settings.progress:
            settings.progress(done, done + len(unique))
    return [pile.batch() for pile in piles.values()]


def plan_among(config: Config, found: Sequence[Found], paths: Sequence[str]) -> Found | None:
    """The strategy file that applies to some files; `named` where one of the paths that were given covers it."""
    tops = [config.root] if config.path else [Path.cwd(), *map(Path, paths)]
    path = find_strategy(config, folders_up(found, [resolved(top) for top in tops]))
    if path is None:
        return None
    known = next((each for each in found if identity(each.path) == identity(str(path))), None)
    if known:
        return replace(known, named=True)
    whole = resolved(path)
    over = [each for each in map(Path, paths) if whole.is_relative_to(resolved(each))]
    relative = not any(each.is_absolute() for each in over) and whole.is_relative_to(Path.cwd())
    shown = whole.relative_to(Path.cwd()) if relative else whole
    return Found(shown.as_posix(), named=bool(over) and not config.excludes(shown.as_posix()))


def folders_up(found: Sequence[Found], tops: Sequence[Path]) -> frozenset[Path]:
    """The folders of some files, and those above them up to the tops that they lie in."""
    seen: set[Path] = set()
    for folder in {resolved(Path(each.path)).parent for each in found}:
        inside = [top for top in tops if folder.is_relative_to(top)]
        climbed = [each for each in folder.parents if any(each.is_relative_to(top) for top in inside)]
        seen.update([folder, *climbed])
    return frozenset(seen)


def history_of(config: Config) -> Sequence[Found]:
    """The files that `history` names."""
    paths: set[str] = set()
    for glob in config.history:
        try:
            paths.update(str(path) for path in config.root.glob(glob))
        except (ValueError, NotImplementedError) as error:
            raise UsageError(
                f"{config.path}: history: '{glob}' is no path from this file's folder on ({error})"
            ) from None
    return find(sorted(paths)) if paths else ()


def from_stdin(settings: Settings) -> Found:
    """Standard input as a file of the name that --stdin-filename gives."""
    return from_bytes(stdin_path(settings), sys.stdin.buffer.read())


def stdin_path(settings: Settings) -> str:
    """The path that standard input goes by."""
    return settings.stdin_filename or "<stdin>.md"


def config_file(path: Path, settings: Settings) -> Path | None:
    """The config file that applies to a file."""
    if settings.isolated:
        return None
    if settings.config and not settings.config.is_file():
        raise UsageError(f"{settings.config}: there is no such config file")
    return settings.config or find_config(resolved(path))


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
        timezones={name: each.timezone for name, each in config.accounts.items() if each.timezone},
        platforms={name: each.platform for name, each in config.accounts.items() if each.platform},
    )
