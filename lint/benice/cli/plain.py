"""`benice check FILE...` without options."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benice.cli.report import Wanted, report
from benice.gather import Settings
from benice.paths import is_file
from benice.run import lint


def only_files(paths: Sequence[str]) -> bool:
    """Whether all paths are files: folders take long enough for a bar that shows how far a run is."""
    return all(is_file(Path(path)) for path in paths)


def check_files(paths: Sequence[str]) -> int:
    """Judge some files and list what is found for people; the exit code."""
    outcome = lint(paths, Settings(as_of=datetime.now(UTC), whole=False))
    report(outcome, Wanted("full"))
    return outcome.exit_code
