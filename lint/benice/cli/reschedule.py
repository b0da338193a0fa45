"""`benice reschedule`: propose new times for posts that come too thick, too often or everywhere at once."""

import json
import sys
from typing import Annotated

import typer

from benice.cli.options import AsOf, ConfigFile, Isolated, Paths, StdinName, among, read_as_of
from benice.run import Settings, gather


def reschedule(
    paths: Paths = None,
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
    as_of: AsOf = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    stdin_filename: StdinName = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")] = "auto",
) -> None:
    """Propose new times that keep every rule about time, with the least movement.

    Exit code: 0 nothing has to move; 1 something would move, or cannot be helped; 2 bad usage or config, or something
    that could not be read; 3 no posts were found.
    """
    from benice.reschedule import propose
    from benice.reschedule.show import Shown, as_json, as_lines

    among("--output-format", output_format, ("text", "json"))
    among("--color", color, ("auto", "always", "never"))
    settings = Settings(read_as_of(as_of), config, isolated, stdin_filename=stdin_filename)
    batches = gather(paths or ["."], settings)
    shown = Shown(batches, [propose(batch, settings) for batch in batches])
    if output_format == "json":
        sys.stdout.write(json.dumps(as_json(shown), ensure_ascii=False, indent=2) + "\n")
    else:
        from benice.reports.terminal import show, width

        show(as_lines(shown, width()), color)
    raise SystemExit(shown.exit_code)
