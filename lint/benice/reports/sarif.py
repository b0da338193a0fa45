"""`sarif`: SARIF 2.1.0, with what GitHub's code scanning asks for."""

from collections.abc import Sequence
from typing import Any

from benice import __version__
from benice.explain import page
from benice.model import Diagnostic, Fix, Severity, Span, Suppression
from benice.reports.json_text import as_json
from benice.reports.places import INFORMATION, place, uri, url_of
from benice.rulebook import Rule
from benice.run import Outcome

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
PROBLEMS = {Severity.INFO: "recommendation", Severity.WARNING: "warning", Severity.ERROR: "error"}
LONGEST = 1024  # characters of a description: docs.github.com, "SARIF support for code scanning"
LONGEST_SNIPPET = 200


def render_sarif(outcome: Outcome) -> str:
    """One run; what is let be and what is known is marked, not dropped, so that alerts are not closed and reopened."""
    found = sorted([*outcome.diagnostics, *outcome.aside], key=lambda each: each.order)
    ids = sorted({each.rule for each in found})
    compared = any(each.baselined for each in found)
    run = {
        "tool": {"driver": driver([outcome.rules[name] for name in ids])},
        "automationDetails": {"id": "benice/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [invocation(found)],
        "results": [result(each, ids.index(each.rule), compared) for each in found],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def driver(rules: Sequence[Rule]) -> dict[str, Any]:
    """The tool and the rules that found something."""
    return {
        "name": "benice",
        "informationUri": INFORMATION,
        "semanticVersion": __version__,
        "rules": [rule_as_sarif(rule) for rule in rules],
    }


def rule_as_sarif(rule: Rule) -> dict[str, Any]:
    """A rule with its page as help."""
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.id.split("-")),
        "shortDescription": {"text": clip(rule.title)},
        "fullDescription": {"text": clip(rule.why)},
        "help": {"text": rule.why, "markdown": page(rule)},
        "helpUri": url_of(rule.id),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {
            "tags": [rule.theme],
            "precision": rule.confidence,
            "problem.severity": PROBLEMS[rule.severity],
        },
    }


def clip(text: str) -> str:
    """A text that is short enough to be a description."""
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."


def invocation(found: Sequence[Diagnostic]) -> dict[str, Any]:
    """Whether all could be read, and what could not."""
    lost = [each for each in found if each.fatal]
    notifications = [
        {
            "level": "error",
            "descriptor": {"id": each.rule},
            "message": {"text": each.message},
            "locations": [location(each.span)],
        }
        for each in lost
    ]
    return {"executionSuccessful": not lost, "toolExecutionNotifications": notifications}


def result(each: Diagnostic, index: int, compared: bool) -> dict[str, Any]:
    """One finding."""
    said: dict[str, Any] = {
        "ruleId": each.rule,
        "ruleIndex": index,
        "level": LEVELS[each.severity],
        "message": {"text": each.message},
        "locations": [location(each.span)],
        "partialFingerprints": {"primaryLocationLineHash": each.fingerprint, "benice/v1": each.fingerprint},
        "properties": {"theme": each.theme, "confidence": each.confidence, "platform": each.platform},
    }
    if each.related:
        said["relatedLocations"] = [
            {"id": number, **location(other.post.body.whole()), "message": {"text": other.message or other.post.id}}
            for number, other in enumerate(each.related, 1)
        ]
    if each.fix:
        said["fixes"] = [fix_as_sarif(each.fix)]
    if compared:
        said["baselineState"] = "unchanged" if each.baselined else "new"
    if not each.counts:
        said["suppressions"] = [suppression_as_sarif(each.suppression)]
    return said


def suppression_as_sarif(given: Suppression | None) -> dict[str, Any]:
    """Why a finding does not count: somebody let it be, or it is in the baseline."""
    if given is None:
        return {"kind": "external", "justification": "it is in the baseline"}
    kind = "external" if given.origin == "config" else "inSource"
    return {"kind": kind, "justification": given.reason} if given.reason else {"kind": kind}


def location(span: Span) -> dict[str, Any]:
    """A piece of a file."""
    said: dict[str, Any] = region(span)
    if 0 < len(span.text) <= LONGEST_SNIPPET:
        said["snippet"] = {"text": span.text}
    return {"physicalLocation": {"artifactLocation": artifact(span), "region": said}}


def artifact(span: Span) -> dict[str, str]:
    """The file that a span is in."""
    return {"uri": uri(span.source.path), "uriBaseId": "%SRCROOT%"}


def region(span: Span) -> dict[str, Any]:
    """Lines and columns from 1, end exclusive."""
    at = place(span)
    return {
        "startLine": at["line"],
        "startColumn": at["column"],
        "endLine": at["end_line"],
        "endColumn": at["end_column"],
    }


def fix_as_sarif(fix: Fix) -> dict[str, Any]:
    """The edits of a fix, by file."""
    changes: dict[str, dict[str, Any]] = {}
    for edit in fix.edits:
        change = changes.setdefault(
            edit.span.source.path, {"artifactLocation": artifact(edit.span), "replacements": []}
        )
        change["replacements"].append({"deletedRegion": region(edit.span), "insertedContent": {"text": edit.content}})
    return {"description": {"text": fix.message}, "artifactChanges": list(changes.values())}
