"""`benice check --fix` and `--diff`: what is written, and what is shown of it."""

import sys
from collections.abc import Sequence
from typing import TextIO

from benice.fixing import Fixed, diff, fix, write_all
from benice.gather import Settings, gather, stdin_path
from benice.reports.lines import safe


def work_out(paths: Sequence[str], settings: Settings, unsafe: bool) -> Fixed:
    """What would be fixed, and what is left to say then; nothing is written."""
    return fix(gather(paths, settings), settings, unsafe)


def show(fixed: Fixed, quiet: bool) -> int:
    """Print what would change; the exit code: 1 where something would, 2 where something could not be read."""
    if not quiet:
        for line in diff(fixed.changes):
            sys.stdout.write(safe(line.rstrip("\r\n")) + "\n" if sys.stdout.isatty() else line)
    return 2 if any(each.fatal for each in fixed.outcome.diagnostics) else int(bool(fixed.changes))


def put_right(fixed: Fixed, paths: Sequence[str], settings: Settings) -> TextIO:
    """Write what was fixed, and say where the findings go.

    What came from standard input goes to standard output, changed or not, and the findings then to standard error.
    """
    stdin = stdin_path(settings) if "-" in paths else None
    write_all([change for change in fixed.changes if change.source.path != stdin])
    if stdin is None:
        return sys.stdout
    for reading in fixed.outcome.readings:
        if reading.source.path == stdin:
            sys.stdout.write(reading.source.text)
    return sys.stderr
