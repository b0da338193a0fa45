"""`gitlab`: a Code Quality report."""

from typing import Any

from benice.model import Diagnostic, Severity
from benice.reports.json_text import as_json
from benice.reports.places import from_root, place
from benice.run import Outcome

SEVERITIES = {Severity.INFO: "info", Severity.WARNING: "minor", Severity.ERROR: "major"}


def render_gitlab(outcome: Outcome) -> str:
    """A list of findings; GitLab shows no rule, so that the description begins with it."""
    return as_json([finding(each) for each in outcome.diagnostics]) + "\n"


def finding(each: Diagnostic) -> dict[str, Any]:
    """One finding; its fingerprint has no line in it, so that it stays itself when lines move."""
    at = place(each.span)
    return {
        "description": f"{each.rule}: {each.message}",
        "check_name": each.rule,
        "fingerprint": each.fingerprint,
        "severity": "blocker" if each.fatal else SEVERITIES[each.severity],
        "location": {
            "path": from_root(each.span.source.path),
            "lines": {"begin": at["line"], "end": at["end_line"]},
        },
    }
