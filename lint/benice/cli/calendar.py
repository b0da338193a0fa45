"""`benice calendar`: the weeks in the terminal, or months as a page."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from benice.cli.options import AsOf, ConfigFile, Isolated, Paths, StdinName, among, read_as_of
from benice.paths import is_folder
from benice.run import Settings, gather


def calendar(
    paths: Paths = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="The first day to show.", show_default=False)
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="DAY", help="The last day to show.", show_default=False)
    ] = None,
    weeks: Annotated[
        int | None,
        typer.Option(
            metavar="NUMBER", help="So many weeks, from --from or this week on, or up to --to.", show_default=False
        ),
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", help="Write months, posts, findings as a page.", show_default=False),
    ] = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    stdin_filename: StdinName = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")] = "auto",
) -> None:
    """Draw the weeks: when each account posts, and where the posts break the rules.

    Exit code: 0 drawn; 2 bad usage or config, or something that could not be read; 3 nothing to draw.
    """
    from benice.calendar.sheet import make_sheet
    from benice.calendar.weeks import read_period

    among("--color", color, ("auto", "always", "never"))
    period = read_period(first, last, weeks)
    paths = paths or ["."]
    whole = any(is_folder(Path(path)) for path in paths)
    settings = Settings(read_as_of(as_of), config, isolated, stdin_filename=stdin_filename, whole=whole)
    sheet = make_sheet(gather(paths, settings), settings)
    unread = 2 if any(each.fatal for each in sheet.outcome.diagnostics) else 0
    days = period.days(sheet, settings.as_of.date())
    if days is None and (sheet.dated or not sheet.entries):
        why = "no post is on these days" if sheet.dated else "no posts were found; `benice posts` says why"
        sys.stderr.write(f"benice: nothing to draw: {why}\n")
        raise SystemExit(unread or 3)
    if html:
        from benice.calendar.html import render_page
        from benice.cli.report import save

        save(html, render_page(sheet, days, settings.as_of, html.parent), "--html")
    else:
        from benice.calendar.terminal import show

        show(sheet, days, color)
    raise SystemExit(unread)
