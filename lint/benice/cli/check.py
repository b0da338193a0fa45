"""`benice check`: read drafts and calendars, and say where they are not nice."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from benice.model import Severity
from benice.run import Outcome, Settings, lint
from benice.tables import UsageError


def check(
    paths: Annotated[list[str] | None, typer.Argument(help="Files or folders; - for standard input.")] = None,
    output_format: Annotated[str, typer.Option(help="full, concise, json or jsonl.")] = "jsonl",
    select: Annotated[list[str] | None, typer.Option(help="Rules, themes or globs to run.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Rules, themes or globs to leave out.")] = None,
    config: Annotated[Path | None, typer.Option(help="The config file to use.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Use no config file.")] = False,
) -> None:
    """Read drafts and calendars, and say where they are not nice."""
    from benice.reports import REPORTS

    settings = Settings(datetime.now(UTC), config, isolated, select or (), ignore or ())
    outcome = lint(paths or ["."], settings)
    sys.stdout.write(REPORTS[output_format](outcome))
    raise SystemExit(exit_code(outcome, outcome.fail_on))


def exit_code(outcome: Outcome, fail_on: str) -> int:
    """0 clean, 1 findings at or above `fail_on`, 2 something could not be read, 3 nothing to lint."""
    if any(each.fatal for each in outcome.diagnostics):
        return 2
    if not outcome.posts:
        return 3
    if fail_on == "never":
        return 0
    least = Severity[fail_on.upper()]
    return 1 if any(each.severity >= least for each in outcome.diagnostics) else 0


__all__ = ["UsageError", "check"]
