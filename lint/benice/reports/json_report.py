"""`json` and `jsonl`: the contract that scripts rely on."""

from typing import Any

from benice.model import Diagnostic, Fix, Related, Severity, Suppression
from benice.reports.json_text import as_json
from benice.reports.places import place, url_of
from benice.run import Outcome

VERSION = 1


def render_json(outcome: Outcome) -> str:
    """One object: version, summary, diagnostics."""
    whole = {
        "version": VERSION,
        "summary": summary(outcome),
        "diagnostics": [diagnostic_as_json(each) for each in outcome.listed(known=True)],
    }
    return as_json(whole) + "\n"


def render_jsonl(outcome: Outcome) -> str:
    """One diagnostic per line."""
    listed = outcome.listed(known=True)
    return "".join(as_json(diagnostic_as_json(each), indent=None) + "\n" for each in listed)


def summary(outcome: Outcome) -> dict[str, int]:
    """The numbers of a run."""
    return {
        "files": len(outcome.readings),
        "posts": outcome.posts,
        "errors": outcome.count(Severity.ERROR),
        "warnings": outcome.count(Severity.WARNING),
        "infos": outcome.count(Severity.INFO),
        "suppressed": outcome.suppressed,
        "baselined": outcome.baselined,
        "other_language": outcome.other_language,
        "fixed": outcome.fixed,
    }


def diagnostic_as_json(each: Diagnostic) -> dict[str, Any]:
    """One diagnostic."""
    return {
        "rule": each.rule,
        "theme": each.theme,
        "severity": each.severity.word,
        "confidence": each.confidence,
        "message": each.message,
        "path": each.span.source.path,
        "post": each.post.id if each.post else None,
        "platform": each.platform,
        **place(each.span),
        "related": [related_as_json(other) for other in each.related],
        "fix": fix_as_json(each.fix) if each.fix else None,
        "why": each.why,
        "source": list(each.source),
        "url": url_of(each.rule),
        "fingerprint": each.fingerprint,
        "suppressed": suppression_as_json(each.suppression) if each.suppression else None,
        "baselined": each.baselined,
    }


def suppression_as_json(given: Suppression) -> dict[str, Any]:
    """Why a finding is let be."""
    return {"origin": given.origin, "reason": given.reason, "until": given.until.isoformat() if given.until else None}


def related_as_json(other: Related) -> dict[str, Any]:
    """Another post that a finding speaks of."""
    span = other.post.body.whole()
    return {"path": span.source.path, "post": other.post.id, **place(span), "message": other.message}


def fix_as_json(fix: Fix) -> dict[str, Any]:
    """The edits of a fix."""
    return {
        "applicability": "safe" if fix.safe else "unsafe",
        "message": fix.message,
        "edits": [{"path": edit.span.source.path, **place(edit.span), "content": edit.content} for edit in fix.edits],
    }
