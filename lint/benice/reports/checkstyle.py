"""`checkstyle`: the XML that many CI servers read."""

from itertools import groupby

from benice.reports.places import from_root, place
from benice.reports.xml_text import attributes
from benice.run import Outcome


def render_checkstyle(outcome: Outcome) -> str:
    """A file element for each file with findings."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<checkstyle version="10.0">']
    for path, found in groupby(outcome.diagnostics, key=lambda each: each.span.source.path):
        lines.append(f"  <file{attributes(name=from_root(path))}>")
        for each in found:
            at = place(each.span)
            said = attributes(
                line=at["line"],
                column=at["column"],
                severity=each.severity.word,
                message=each.message,
                source=f"benice.{each.theme}.{each.rule}",
            )
            lines.append(f"    <error{said}/>")
        lines.append("  </file>")
    return "\n".join([*lines, "</checkstyle>"]) + "\n"
