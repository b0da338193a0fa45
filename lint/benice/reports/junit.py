"""`junit`: a suite for each file, a case for each finding; one that passes where there is none."""

from collections import defaultdict
from collections.abc import Iterator

from benice.model import Diagnostic
from benice.reports.places import from_root, place
from benice.reports.xml_text import attributes, text
from benice.run import Outcome


def render_junit(outcome: Outcome) -> str:
    """What is at or above the level that fails a run fails; the rest is said and passes."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for reading in outcome.readings:
        if reading.posts:
            by_file[reading.source.path] = []
    for each in outcome.diagnostics:
        by_file[each.span.source.path].append(each)
    failures = sum(outcome.fails(each) for each in outcome.diagnostics)
    tests = sum(max(1, len(found)) for found in by_file.values())
    lines = ['<?xml version="1.0" encoding="UTF-8"?>']
    lines.append(f"<testsuites{attributes(name='benice', tests=tests, failures=failures)}>")
    for path in sorted(by_file):
        lines += suite(from_root(path), by_file[path], outcome)
    return "\n".join([*lines, "</testsuites>"]) + "\n"


def suite(path: str, found: list[Diagnostic], outcome: Outcome) -> Iterator[str]:
    """The findings in one file."""
    failures = sum(outcome.fails(each) for each in found)
    yield f"  <testsuite{attributes(name=path, tests=max(1, len(found)), failures=failures)}>"
    if not found:
        yield f"    <testcase{attributes(name='benice', classname=path)}/>"
    for each in found:
        at = place(each.span)
        where = f"{path}:{at['line']}:{at['column']}"
        yield f"    <testcase{attributes(name=f'{each.rule} at {where}', classname=path, line=at['line'])}>"
        said = text(f"{where}: {each.severity.word}: {each.message}\n{each.why}")
        if outcome.fails(each):
            yield f"      <failure{attributes(message=each.message, type=each.rule)}>{said}</failure>"
        else:
            yield f"      <system-out>{said}</system-out>"
        yield "    </testcase>"
    yield "  </testsuite>"
