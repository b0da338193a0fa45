"""Readers: a source -> its posts, what was noticed on the way, and why the rest was not taken as a post.

Notes carry the id of the rule that tells them, and facts for its message:
`unreadable` (problem, line, column, byte where the bytes were wrong), `unreadable-row` (problem, number), `wrong-type`
(problem, key, expected, found), `unknown-platform` (platform, hint), and of a time `ambiguous-date`, `zoneless-time`
and `clock-change` with the facts of `benice.when`.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from pathlib import PurePath
from typing import cast

from benice.model import Reading, Source
from benice.readers.options import Options

Reader = Callable[[Source, Options], Reading]

READERS: Mapping[str, str] = {  # suffix -> the module and function that read it, imported when needed
    ".md": "markdown:read_markdown",
    ".markdown": "markdown:read_markdown",
    ".txt": "plain:read_plain",
    ".tweet": "tweet:read_tweet",
    ".csv": "table:read_csv",
    ".tsv": "table:read_csv",
    ".json": "json_posts:read_json",
    ".jsonl": "json_posts:read_json_lines",
    ".ndjson": "json_posts:read_json_lines",
    ".yaml": "yaml_posts:read_yaml",
    ".yml": "yaml_posts:read_yaml",
    ".ics": "ical:read_ical",
    ".xlsx": "workbook:read_workbook",
    ".js": "archives:read_script",
    ".car": "json_posts:read_json",
}


def read(source: Source, options: Options) -> Reading:
    """The posts of a source; a file without a suffix, such as standard input, is read as Markdown."""
    suffix = PurePath(source.path).suffix.lower()
    name = READERS.get(suffix or ".md")
    if name is None:
        return Reading(source, passed_over=f"no reader for {suffix} files")
    module, function = name.split(":")
    reader = cast(Reader, getattr(import_module(f"benice.readers.{module}"), function))
    with collector_at_rest():
        return reader(source, options)


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Without the cyclic garbage collector, which trebles the time of a large file and would find nothing."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


__all__ = ["READERS", "Options", "Reader", "read"]
