"""`markdown`: a comment under a pull request, or the summary of a job."""

import re
from collections.abc import Iterator
from itertools import groupby

from benice.model import Diagnostic
from benice.reports.lines import closing, safe
from benice.reports.places import from_root, place
from benice.run import Outcome

LONGEST = 60_000  # characters: GitHub takes 65,536 for a comment
SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#!|~&])")
CALL = re.compile(r"(?<=[@#])(?=\w)")  # where a mention or a reference to an issue would begin


def render_markdown(outcome: Outcome, longest: int = LONGEST) -> str:
    """A table for each file, as far as there is room for `longest` characters."""
    lines = [f"### benice: {closing(outcome)}", ""]
    size = len(lines[0])
    shown = 0
    for path, group in groupby(outcome.diagnostics, key=lambda each: each.span.source.path):
        found = list(group)
        table = [*head(path), *(row(each) for each in found), ""]
        size += sum(len(line) + 1 for line in table)
        if size > longest:
            break
        lines += table
        shown += len(found)
    if shown < len(outcome.diagnostics):
        lines.append(f"and {len(outcome.diagnostics) - shown} more")
    return "\n".join(lines).rstrip("\n") + "\n"


def head(path: str) -> Iterator[str]:
    """The head of a file's table."""
    yield from (f"**{plain(from_root(path))}**", "", "| line | level | rule | what |", "|---:|---|---|---|")


def row(each: Diagnostic) -> str:
    """One finding."""
    return f"| {place(each.span)['line']} | {each.severity.word} | `{each.rule}` | {plain(each.message)} |"


def plain(text: str) -> str:
    """A text that stays a text: no markup, and nobody is called by it."""
    return CALL.sub("\N{WORD JOINER}", SPECIAL.sub(r"\\\1", safe(text)))
