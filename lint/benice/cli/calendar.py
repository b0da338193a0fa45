"""`benice calendar`: the weeks in the terminal, or months as a page."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from benice.cli.options import AsOf, ConfigFile, Isolated, Paths, StdinName, among, read_as_of
from benice.paths import is_folder
from benice.run import Batch, Settings, gather

if TYPE_CHECKING:
    from benice.calendar.sheet import Sheet


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
        typer.Option("--html", metavar="FILE", help="Write months, findings and repair as a page.", show_default=False),
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
    batches = gather(paths, settings)
    sheet = make_sheet(batches, settings)
    unread = 2 if any(each.fatal for each in sheet.outcome.diagnostics) else 0
    days = period.days(sheet, settings.as_of.date())
    if days is None and (sheet.dated or not sheet.entries):
        why = "no post is on these days" if sheet.dated else "no posts were found; `benice posts` says why"
        sys.stderr.write(f"benice: nothing to draw: {why}\n")
        raise SystemExit(unread or 3)
    if html:
        write_page(html, sheet, days, batches, settings)
    else:
        from benice.calendar.terminal import show

        show(sheet, days, color)
    raise SystemExit(unread)


def write_page(
    path: Path, sheet: "Sheet", days: tuple[date, date] | None, batches: Sequence[Batch], settings: Settings
) -> None:
    """Write the page of a calendar with the repair that is proposed for it, and say what was found."""
    from benice.calendar.repair import Repair
    from benice.calendar.web import render_page
    from benice.cli.report import save
    from benice.reports.lines import closing
    from benice.reschedule import propose

    proposals = [propose(batch, settings, desk) for batch, desk in zip(batches, sheet.desks, strict=True)]
    repair = Repair(sheet, proposals)
    save(path, render_page(repair, days, settings.as_of, path.parent), "--html")
    sys.stdout.write(f"{path}: {closing(sheet.outcome)}\n")
