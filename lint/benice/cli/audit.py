"""`benice audit`: archives of posts, judged by the same rules as drafts."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import typer

from benice.cli.asked import Words, split
from benice.cli.options import AsOf, ConfigFile, Isolated, among, read_as_of, takes
from benice.tables import UsageError


@dataclass(frozen=True, kw_only=True)
class AuditAsked:
    """One field for each option, as typer reads them."""

    paths: Annotated[list[str], typer.Argument(help="Parquet and JSON Lines files (.gz too), or folders of them.")]
    column: Annotated[
        Words, typer.Option(metavar="NAME=COLUMN", help="What a column holds, such as text=body or brand=customer.")
    ] = None
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="PATH", help="Write the findings: a .parquet or .jsonl file, or a folder."
        ),
    ] = None
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where a run with the same --output was cut short.")
    ] = False
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Judge with N processes; 0: one for each core.")
    ] = 1
    select: Annotated[Words, typer.Option(metavar="RULE", help="Run only these rules, themes or globs.")] = None
    ignore: Annotated[Words, typer.Option(metavar="RULE", help="Leave out these rules, themes or globs.")] = None
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="Exit 1 from this level on: error, warning (default), info or never."),
    ] = None
    output_format: Annotated[
        str, typer.Option("--output-format", metavar="FORMAT", help="Of the summary: text or json.")
    ] = "text"
    as_of: AsOf = None
    config: ConfigFile = None
    isolated: Isolated = False
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Exit 0 even with nothing to judge.")] = False


@takes(AuditAsked)
def audit(asked: AuditAsked) -> None:
    """Judge archives of posts, write the findings as Parquet or JSON Lines, and sum them up.

    Exit code: as of check. Where a run is cut short, --resume goes on with what is left.
    """
    from benice.config import FAIL_ON

    among("--output-format", asked.output_format, ("text", "json"))
    if asked.fail_on:
        among("--fail-on", asked.fail_on, FAIL_ON)
    if asked.resume and not asked.output:
        raise UsageError("--resume needs the --output of the run that was cut short")
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise UsageError("archives need pyarrow: pip install 'benice[arrow]'") from None
    raise SystemExit(run(asked))


def run(asked: AuditAsked) -> int:
    """Judge and sum up; the exit code."""
    from benice.audit.bench import config_of
    from benice.audit.drive import Wish
    from benice.audit.drive import audit as judge
    from benice.audit.summary import as_json, as_text, exit_code
    from benice.cli.progress import Progress

    terms = terms_of(asked)
    try:
        with Progress() as progress:
            wish = Wish(terms, asked.output, asked.resume, asked.jobs, progress.step, dated=asked.as_of is not None)
            tally = judge(asked.paths, wish)
    except KeyboardInterrupt:
        hint = "; --resume goes on with what is left" if asked.output else ""
        sys.stderr.write(f"benice: the audit was cut short{hint}\n")
        return 130
    for path, problem in tally.problems:
        sys.stderr.write(f"benice: {path}: cannot be read: {problem}\n")
    sys.stdout.write((as_json if asked.output_format == "json" else as_text)(tally))
    code = exit_code(tally, asked.fail_on or config_of(terms.config).fail_on)
    return 0 if code == 3 and asked.allow_empty else code


def terms_of(asked: AuditAsked) -> Any:
    """What holds for all posts."""
    from benice.audit.bench import Terms

    return Terms(
        read_as_of(asked.as_of),
        config_for(asked),
        tuple(split(asked.select)),
        tuple(split(asked.ignore)),
        tuple(column_of(each) for each in split(asked.column)),
    )


def config_for(asked: AuditAsked) -> Path | None:
    """The one config of a run; UsageError where the archives lie under several."""
    from benice.gather import Settings, config_file

    settings = Settings(read_as_of(asked.as_of), asked.config, asked.isolated)
    found = {config_file(Path(path), settings) for path in asked.paths}
    if len(found) > 1:
        names = ", ".join(sorted(str(each or "none") for each in found))
        raise UsageError(f"these archives lie under several configs ({names}); name one with --config")
    return found.pop()


def column_of(given: str) -> tuple[str, str]:
    """The name and the column of --column NAME=COLUMN."""
    name, sign, column = given.partition("=")
    if not (name.strip() and sign and column.strip()):
        raise UsageError(f"--column: '{given}' should be NAME=COLUMN, such as text=body")
    return name.strip(), column.strip()
