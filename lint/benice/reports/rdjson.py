"""`rdjson`: the Reviewdog Diagnostic Format; its columns count bytes of UTF-8."""

from typing import Any

from benice.model import Diagnostic, Related
from benice.reports.json_text import as_json
from benice.reports.places import INFORMATION, byte_range, from_root, url_of
from benice.run import Outcome


def render_rdjson(outcome: Outcome) -> str:
    """One object with the source and all findings."""
    whole = {
        "source": {"name": "benice", "url": INFORMATION},
        "diagnostics": [finding(each) for each in outcome.diagnostics],
    }
    return as_json(whole) + "\n"


def finding(each: Diagnostic) -> dict[str, Any]:
    """One finding; several edits belong together, and a suggestion can hold but one."""
    said: dict[str, Any] = {
        "message": each.message,
        "location": {"path": from_root(each.span.source.path), "range": byte_range(each.span)},
        "severity": each.severity.name,
        "code": {"value": each.rule, "url": url_of(each.rule)},
    }
    if each.related:
        said["related_locations"] = [related(other) for other in each.related]
    if each.fix and len(each.fix.edits) == 1:
        edit = each.fix.edits[0]
        said["suggestions"] = [{"range": byte_range(edit.span), "text": edit.content}]
    return said


def related(other: Related) -> dict[str, Any]:
    """Another post that a finding speaks of."""
    span = other.post.body.whole()
    where = {"path": from_root(span.source.path), "range": byte_range(span)}
    return {"message": other.message or other.post.id, "location": where}
