"""Where an outcome goes: to people, into a file, into a job's summary."""

import os
import sys
from pathlib import Path

from benice.light import dataclass
from benice.outcome import Outcome
from benice.reports import DOCUMENTS, LISTINGS, render, statistics
from benice.tables import UsageError

LONGEST_SUMMARY = 250_000  # characters of up to 4 bytes; docs.github.com, "Workflow commands": 1 MiB


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for."""

    output_format: str
    output_file: Path | None = None
    statistics: bool = False
    quiet: bool = False
    color: str = "auto"


def report(outcome: Outcome, wanted: Wanted) -> None:
    """Write an outcome to where it is wanted."""
    if wanted.output_file:
        save(wanted.output_file, as_text(outcome, wanted.output_format))
    if wanted.output_format == "github":
        summarise(outcome)
    if wanted.quiet:
        return
    if wanted.output_format in DOCUMENTS and not wanted.output_file:
        sys.stdout.write(render(outcome, wanted.output_format))
        return
    list_for_people(outcome, wanted)


def list_for_people(outcome: Outcome, wanted: Wanted) -> None:
    """Print the findings, or how often each rule fired."""
    from benice.reports.lines import fixable
    from benice.reports.terminal import show, width

    if not outcome.readings and not outcome.diagnostics:
        sys.stderr.write("benice: nothing to lint: no drafts or calendars lie here\n")
        return
    listing = LISTINGS.get(wanted.output_format, LISTINGS["full"])
    show(statistics(outcome) if wanted.statistics else listing(outcome, width()), wanted.color)
    if hint := fixable(outcome):
        show([[(hint, "advice")]], wanted.color)
    if not outcome.posts and not outcome.has_strategy and not outcome.diagnostics:
        sys.stderr.write("benice: nothing to lint: no posts were found; `benice posts` says why\n")


def as_text(outcome: Outcome, output_format: str) -> str:
    """An outcome in any format, without colours."""
    if output_format in DOCUMENTS:
        return render(outcome, output_format)
    from benice.reports.terminal import WIDTH

    lines = LISTINGS[output_format](outcome, WIDTH)
    return "".join("".join(text for text, _ in line) + "\n" for line in lines)


def save(path: Path, text: str, option: str = "--output-file") -> None:
    """Write the file of an option at once: whoever reads it sees the old one or the new one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UsageError(f"{option}: {path} cannot be written: {error.strerror}") from None


def summarise(outcome: Outcome) -> None:
    """Append all findings to the summary of the job that GitHub runs, if it runs one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    from benice.reports.markdown import render_markdown

    with Path(path).open("a", encoding="utf-8", errors="replace") as summary:
        summary.write(render_markdown(outcome, LONGEST_SUMMARY))
