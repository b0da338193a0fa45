"""`benice check`: read drafts and calendars, and say where they are not nice."""

import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from benice.cli.options import AsOf, ConfigFile, Isolated, Paths, StdinName, among, read_as_of
from benice.cli.report import Wanted, report
from benice.paths import is_folder
from benice.run import Settings, lint
from benice.tables import UsageError

Formats = Annotated[
    str,
    typer.Option(
        "--output-format",
        metavar="FORMAT",
        help="full, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson or markdown.",
    ),
]
Words = list[str] | None


def check(
    paths: Paths = None,
    output_format: Formats = "full",
    output_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the format into a file, and print the findings for people."),
    ] = None,
    select: Annotated[Words, typer.Option(metavar="RULE", help="Run only these rules, themes or globs.")] = None,
    ignore: Annotated[Words, typer.Option(metavar="RULE", help="Leave out these rules, themes or globs.")] = None,
    fail_on: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="Exit 1 from this level on: error, warning (default), info or never."),
    ] = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
    stdin_filename: StdinName = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings per rule instead.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; the exit code tells.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False,
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Exit 0 even with nothing to lint.")] = False,
    show_suppressed: Annotated[
        bool, typer.Option("--show-suppressed", help="Show what somebody chose to let be, and why.")
    ] = False,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Known findings, instead of those in .benice-baseline.json.")
    ] = None,
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Let known findings count too.")] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write down what is found now as known, to be dealt with later.")
    ] = False,
    scope: Annotated[
        str,
        typer.Option(metavar="SCOPE", help="all, posts (what one post shows) or timelines (what takes all)."),
    ] = "all",
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out named files too that a run over their folder leaves out.")
    ] = False,
    staged: Annotated[
        bool, typer.Option("--staged", help="What git is about to commit, judged with all that is in its index.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Put right what needs no person, and list the rest.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: also what may change the tone of a post.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")] = False,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always or never.")] = "auto",
) -> None:
    """Read drafts and calendars, and say where they are not nice.

    Exit code: 0 nothing at or above --fail-on; 1 findings; 2 bad usage, config or rule, or something that could not
    be read; 3 nothing to lint. With --fix what is left decides; with --diff 1 says that something would change.
    """
    from benice.config import FAIL_ON
    from benice.judge import SCOPES
    from benice.readers.find import may_hold_posts
    from benice.reports import FORMATS

    among("--output-format", output_format, FORMATS)
    among("--scope", scope, tuple(SCOPES))
    among("--color", color, ("auto", "always", "never"))
    if fail_on:
        among("--fail-on", fail_on, FAIL_ON)
    paths = paths or ["."]
    if force_exclude:
        paths = [path for path in paths if path == "-" or is_folder(Path(path)) or may_hold_posts(path)]
    if staged:
        from benice.hook.judge import judge_staged

        never_with_staged(fix or diff, write_baseline, "-" in paths)
    from benice.cli.progress import Progress

    whole = any(is_folder(Path(path)) for path in paths)
    with Progress() as progress:
        settings = Settings(
            as_of=read_as_of(as_of),
            config=config,
            isolated=isolated,
            select=split(select),
            ignore=split(ignore),
            stdin_filename=stdin_filename,
            progress=progress.step,
            baseline=baseline,
            without_baseline=no_baseline,
            write_baseline=write_baseline,
            scope=scope,
            whole=whole,
        )
        if staged:
            outcome = judge_staged(paths, settings)
        elif fix or diff:
            from benice.cli import fixes

            fixed = fixes.work_out(paths, settings, unsafe_fixes)
            outcome = fixed.outcome
        else:
            outcome = lint(paths, settings)
    if diff:
        raise SystemExit(fixes.show(fixed, quiet))
    into = fixes.put_right(fixed, paths, settings) if fix else sys.stdout
    outcome = replace(outcome, show_suppressed=show_suppressed, fail_on=fail_on or outcome.fail_on)
    with redirect_stdout(into):
        report(outcome, Wanted(output_format, output_file, statistics, quiet, color))
    code = outcome.exit_code
    if (code == 3 and allow_empty) or (code == 1 and exit_zero):
        code = 0
    raise SystemExit(code)


def never_with_staged(fixes: bool, write_baseline: bool, stdin: bool) -> None:
    """UsageError for what --staged cannot go with."""
    for option, given in (("--fix or --diff", fixes), ("--write-baseline", write_baseline), ("standard input", stdin)):
        if given:
            raise UsageError(f"--staged only looks at what git is about to commit; it does not go with {option}")


def split(words: Words) -> Sequence[str]:
    """Values of an option that may be repeated, or joined by commas as with Ruff."""
    return [part.strip() for word in words or () for part in word.split(",") if part.strip()]
