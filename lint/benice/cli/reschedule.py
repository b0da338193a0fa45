"""`benice reschedule`: propose new times for posts that come too thick, too often or everywhere at once."""

import json
import sys
from typing import Annotated

import typer

from benice.cli.options import AsOf, ConfigFile, Isolated, Paths, StdinName, among, read_as_of
from benice.reports.lines import safe
from benice.run import Settings, gather
from benice.tables import UsageError


def reschedule(
    paths: Paths = None,
    write: Annotated[
        bool, typer.Option("--write", help="Write the new times into the files, and nothing else.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --write would change in the files.")] = False,
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
    as_of: AsOf = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    stdin_filename: StdinName = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")] = "auto",
) -> None:
    """Propose new times that keep every rule about time, with the least movement.

    Exit code: 0 nothing has to move, or all was written; 1 something would move, or cannot be helped; 2 bad usage or
    config, or something that could not be read; 3 no posts were found.
    """
    from benice.fixing import diff as as_diff
    from benice.fixing import write_all
    from benice.reschedule import propose
    from benice.reschedule.show import Shown, as_json, as_lines
    from benice.reschedule.write import write_moves

    among("--output-format", output_format, ("text", "json"))
    among("--color", color, ("auto", "always", "never"))
    never_both(write, diff, "-" in (paths or ()))
    settings = Settings(read_as_of(as_of), config, isolated, stdin_filename=stdin_filename)
    batches = gather(paths or ["."], settings)
    proposals = [propose(batch, settings) for batch in batches]
    changes, unwritten = write_moves(batches, proposals) if write or diff else ((), ())
    if write:
        write_all(changes)
    shown = Shown(batches, proposals, unwritten, written=write)
    if diff:
        for line in as_diff(changes):
            sys.stdout.write(safe(line.rstrip("\r\n")) + "\n" if sys.stdout.isatty() else line)
        raise SystemExit(shown.exit_code)
    if output_format == "json":
        sys.stdout.write(json.dumps(as_json(shown), ensure_ascii=False, indent=2) + "\n")
    else:
        from benice.reports.terminal import show, width

        show(as_lines(shown, width()), color)
    raise SystemExit(shown.exit_code)


def never_both(write: bool, diff: bool, stdin: bool) -> None:
    """UsageError for what does not go together."""
    if write and diff:
        raise UsageError("--diff only shows what --write would change; leave one of them out")
    if write and stdin:
        raise UsageError("--write writes files; for standard input take --diff")
