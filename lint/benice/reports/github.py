"""`github`: workflow commands, which GitHub's runner turns into annotations."""

from collections.abc import Iterator, Sequence

from benice.model import Diagnostic, Severity
from benice.reports.lines import closing, safe
from benice.reports.places import from_root, place
from benice.run import Outcome

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MOST = 10  # annotations of a kind that are shown for a step: docs.github.com, "Workflow commands"
DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
PROPERTY = {**DATA, ":": "%3A", ",": "%2C"}


def render_github(outcome: Outcome) -> str:
    """Errors first, at most ten of a kind, and how many more there are."""
    lines = []
    for severity in sorted(Severity, reverse=True):
        found = [each for each in outcome.diagnostics if each.severity is severity]
        lines += [command(each) for each in found[:MOST]]
        lines += more(found, severity)
    return "\n".join([*lines, closing(outcome)]) + "\n"


def more(found: Sequence[Diagnostic], severity: Severity) -> Iterator[str]:
    """The line that says how many are not shown; it begins like no command."""
    if len(found) > MOST:
        yield f"{len(found) - MOST} more of level {severity.word}: the job's summary has them all"


def command(each: Diagnostic) -> str:
    """One finding as a command."""
    at = place(each.span)
    properties = {"file": from_root(each.span.source.path), "line": at["line"], "endLine": at["end_line"]}
    if at["line"] == at["end_line"]:  # columns of different lines are taken for a mistake
        properties |= {"col": at["column"], "endColumn": at["end_column"]}
    properties["title"] = each.rule
    written = ",".join(f"{name}={escape(str(value), PROPERTY)}" for name, value in properties.items())
    return f"::{COMMANDS[each.severity]} {written}::{escape(each.message, DATA)}"


def escape(text: str, table: dict[str, str]) -> str:
    """A text whose characters cannot end a command or begin another."""
    return safe("".join(table.get(char, char) for char in text))
