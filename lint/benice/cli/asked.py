"""What `benice check` is asked for: its arguments and options, and what they come to."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from benice.cli import completion
from benice.cli.options import AsOf, ConfigFile, Isolated, Paths, StdinName, among, read_as_of
from benice.cli.report import Wanted
from benice.config import FAIL_ON as LEVELS
from benice.gather import Progress, Settings
from benice.judge import SCOPES as EVERY_SCOPE
from benice.outcome import Outcome
from benice.paths import is_folder
from benice.reports import FORMATS
from benice.tables import UsageError

Words = list[str] | None
SCOPES = tuple(EVERY_SCOPE)
COLORS = ("auto", "always", "never")


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One field for each option, as typer reads them; the order is that of `benice check --help`."""

    paths: Paths = None
    output_format: Annotated[
        str,
        typer.Option(
            "--output-format",
            metavar="FORMAT",
            autocompletion=completion.among(*FORMATS),
            help="full, concise, json, jsonl, sarif, github, gitlab, junit, checkstyle, rdjson or markdown.",
        ),
    ] = "full"
    output_file: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            autocompletion=completion.files,
            help="Write the format into a file, and print the findings for people.",
        ),
    ] = None
    select: Annotated[
        Words,
        typer.Option(
            metavar="RULE",
            autocompletion=completion.rules,
            help="Run only these rules, themes or globs.",
        ),
    ] = None
    ignore: Annotated[
        Words,
        typer.Option(
            metavar="RULE",
            autocompletion=completion.rules,
            help="Leave out these rules, themes or globs.",
        ),
    ] = None
    fail_on: Annotated[
        str | None,
        typer.Option(
            metavar="LEVEL",
            autocompletion=completion.among(*LEVELS),
            help="Exit 1 from this level on: error, warning (default), info or never.",
        ),
    ] = None
    as_of: AsOf = None
    config: ConfigFile = None
    isolated: Isolated = False
    stdin_filename: StdinName = None
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings per rule instead.")] = False
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; the exit code tells.")] = False
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 even with findings.")] = False
    allow_empty: Annotated[bool, typer.Option("--allow-empty", help="Exit 0 even with nothing to lint.")] = False
    show_suppressed: Annotated[
        bool, typer.Option("--show-suppressed", help="Show what somebody chose to let be, and why.")
    ] = False
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            autocompletion=completion.files,
            help="Known findings, instead of those in .benice-baseline.json.",
        ),
    ] = None
    no_baseline: Annotated[bool, typer.Option("--no-baseline", help="Let known findings count too.")] = False
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write down what is found now as known, to be dealt with later.")
    ] = False
    scope: Annotated[
        str,
        typer.Option(
            metavar="SCOPE",
            autocompletion=completion.among(*SCOPES),
            help="all, posts (what one post shows) or timelines (what takes all).",
        ),
    ] = "all"
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out named files too that a run over their folder leaves out.")
    ] = False
    staged: Annotated[
        bool, typer.Option("--staged", help="What git is about to commit, judged with all that is in its index.")
    ] = False
    fix: Annotated[bool, typer.Option("--fix", help="Put right what needs no person, and list the rest.")] = False
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="With --fix or --diff: also what may change the tone of a post.")
    ] = False
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change, and write nothing.")] = False
    watch: Annotated[bool, typer.Option("--watch", "-w", help="Judge anew whenever a file changes.")] = False
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Judge with N processes; 0: one for each core.")
    ] = 1
    color: Annotated[
        str,
        typer.Option(
            metavar="WHEN",
            autocompletion=completion.among(*COLORS),
            help="auto, always or never.",
        ),
    ] = "auto"

    def examine(self) -> None:
        """UsageError for a value that means nothing, and for options that do not go together."""
        among("--output-format", self.output_format, FORMATS)
        among("--scope", self.scope, SCOPES)
        among("--color", self.color, COLORS)
        if self.fail_on:
            among("--fail-on", self.fail_on, LEVELS)
        self.examine_company()

    def examine_company(self) -> None:
        """UsageError for options that do not go together."""
        alone = {
            "--staged only looks at what git is about to commit": self.staged,
            "--watch looks again and again, and writes nothing": self.watch,
        }
        company = {
            "--fix or --diff": self.fix or self.diff,
            "--write-baseline": self.write_baseline,
            "standard input": "-" in self.places,
            "--watch": self.staged and self.watch,
        }
        for reason in (reason for reason, given in alone.items() if given):
            for option in (option for option, given in company.items() if given):
                raise UsageError(f"{reason}; it does not go with {option}")

    @property
    def places(self) -> Sequence[str]:
        """The paths; this folder where none are given."""
        from benice.readers.find import may_hold_posts

        paths = self.paths or ["."]
        if not self.force_exclude:
            return paths
        return [path for path in paths if path == "-" or is_folder(Path(path)) or may_hold_posts(path)]

    def settings(self, progress: Progress | None = None) -> Settings:
        """What the engine has to know; "now" is read from the clock here, and nowhere else."""
        return Settings(
            as_of=read_as_of(self.as_of),
            config=self.config,
            isolated=self.isolated,
            select=split(self.select),
            ignore=split(self.ignore),
            stdin_filename=self.stdin_filename,
            progress=progress,
            baseline=self.baseline,
            without_baseline=self.no_baseline,
            write_baseline=self.write_baseline,
            scope=self.scope,
            jobs=self.jobs,
            whole=any(is_folder(Path(path)) for path in self.places),
        )

    @property
    def wanted(self) -> Wanted:
        """What is to be printed or written."""
        return Wanted(self.output_format, self.output_file, self.statistics, self.quiet, self.color)

    def exit_code(self, outcome: Outcome) -> int:
        """The exit code of an outcome, softened where that is asked for."""
        code = outcome.exit_code
        return 0 if (code == 3 and self.allow_empty) or (code == 1 and self.exit_zero) else code


def split(words: Words) -> Sequence[str]:
    """Values of an option that may be repeated, or joined by commas as with Ruff."""
    return [part.strip() for word in words or () for part in word.split(",") if part.strip()]
