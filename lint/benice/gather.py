"""Paths -> batches: find the files, find the config of each, read them."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from benice.config import Config, find_config, load_config
from benice.model import Post, Reading
from benice.readers import Options, read
from benice.readers.find import Found, find, from_bytes
from benice.tables import UsageError


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
    whole: bool = True  # False where single files were asked for, which hold only a part of the timelines


@dataclass(frozen=True, slots=True)
class Batch:
    """The readings that share one config, and what was published before: one set of timelines."""

    config: Config
    readings: Sequence[Reading]
    history: Sequence[Post] = ()


def gather(paths: Sequence[str], settings: Settings) -> list[Batch]:
    """Read what lies at the paths, grouped by the config that applies; the same for any order of the paths."""
    found = [each for path in paths for each in ([from_stdin(settings)] if path == "-" else find([path]))]
    unique = {each.path: each for each in found}
    batches: dict[Path | None, tuple[Config, list[Reading]]] = {}
    for done, path in enumerate(sorted(unique), 1):
        each = unique[path]
        file = config_file(Path(each.path), settings)
        if file not in batches:
            batches[file] = (load_config(file) if file else Config()), []
        config, readings = batches[file]
        if not config.excludes(path):
            readings.append(each.reading or read(each.source(), options_for(config, path)))
        if settings.progress:
            settings.progress(done, len(unique))
    return [Batch(config, readings, read_history(config)) for config, readings in batches.values()]


def from_stdin(settings: Settings) -> Found:
    """Standard input as a file of the name that --stdin-filename gives."""
    return from_bytes(settings.stdin_filename or "<stdin>.md", sys.stdin.buffer.read())


def config_file(path: Path, settings: Settings) -> Path | None:
    """The config file that applies to a file."""
    if settings.isolated:
        return None
    if settings.config and not settings.config.is_file():
        raise UsageError(f"{settings.config}: there is no such config file")
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
        timezones={name: each.timezone for name, each in config.accounts.items() if each.timezone},
        platforms={name: each.platform for name, each in config.accounts.items() if each.platform},
    )


def read_history(config: Config) -> list[Post]:
    """The posts of the files that `history` names: they count, and are never themselves reported."""
    paths = sorted({str(path) for glob in config.history for path in config.root.glob(glob)})
    posts: list[Post] = []
    for each in find(paths) if paths else ():
        reading = each.reading or read(each.source(), options_for(config, each.path))
        posts.extend(replace(post, history=True) for post in reading.posts)
    return posts
