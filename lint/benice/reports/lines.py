"""What `full` and `concise` say, as lines of styled pieces: whoever prints them decides about colours."""

from collections.abc import Iterator

from benice.model import Diagnostic, Post, Severity, Span, Suppression
from benice.reports.widths import cells as cells
from benice.reports.widths import cut, window, wrapped
from benice.reports.widths import safe as safe
from benice.run import Outcome

Line = list[tuple[str, str]]  # pieces of text, each with the name of a style or ""

STYLE = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "info"}


def full(outcome: Outcome, width: int) -> Iterator[Line]:
    """Each finding in its line with the words underlined, why it matters, and what to do."""
    explained: set[str] = set()
    for each in outcome.listed():
        yield from finding(each, width, explain=each.rule not in explained)
        yield []
        if not each.suppression:
            explained.add(each.rule)
    yield [(closing(outcome), "strong" if outcome.diagnostics else "")]


def concise(outcome: Outcome) -> Iterator[Line]:
    """One line for each finding: path:line:column: severity rule message."""
    for each in outcome.listed():
        line, column = each.span.source.position(each.span.start)
        where = f"{safe(each.span.source.path)}:{line}:{column}: "
        said = f" {safe(each.message)}"
        aside = f"  [{let_be(each.suppression)}]" if each.suppression else ""
        head = [(where, "path"), (f"{each.severity.word} ", STYLE[each.severity]), (each.rule, "rule")]
        yield [*head, (said, ""), (aside, "dim")]
    yield [(closing(outcome), "strong")]


def finding(each: Diagnostic, width: int, explain: bool) -> Iterator[Line]:
    """One finding."""

    line, column = each.span.source.position(each.span.start)
    place = f"{safe(each.span.source.path)}:{line}" + ("" if each.related else f":{column}")
    platform = f"  ({each.platform})" if each.platform and not each.related else ""
    yield [
        (place, "path"),
        ("  ", ""),
        (each.rule, "rule"),
        ("  ", ""),
        (each.severity.word, STYLE[each.severity]),
        (platform, "dim"),
    ]
    if not each.related:
        yield from excerpt(each.span, width)
    for part in wrapped(safe(each.message), max(20, width - 2)):
        yield [("  " + part, "")]
    if each.related:
        yield from timetable(each, width)
    if each.suppression:
        yield [("  " + let_be(each.suppression), "dim")]
        return
    if each.advice:
        yield [("  " + safe(each.advice), "advice")]
    if explain:
        for number, part in enumerate(wrapped(safe(each.why), max(20, width - 7))):
            yield [("  why: " if number == 0 else "       ", "dim"), (part, "dim")]


def let_be(given: Suppression) -> str:
    """Who lets a finding be, and why."""
    where = {"comment": "in a comment", "record": "beside the post", "config": "in the config"}[given.origin]
    until = f" until {given.until}" if given.until else ""
    return safe(f"suppressed {where}{until}: {given.reason or 'no reason given'}")


def excerpt(span: Span, width: int) -> Iterator[Line]:
    """The line of a finding behind a gutter, with the words underlined."""
    number, column = span.source.position(span.start)
    end_line, end_column = span.source.position(span.end)
    text = safe(span.source.line(number))
    end = end_column - 1 if end_line == number else len(text)
    room = max(20, width - len(str(number)) - 6)
    before, marked, behind = window(text, column - 1, end, room)
    yield [(f"  {number} | ", "dim"), (before, ""), (marked, "match"), (behind, "")]
    indent = cells(before)
    marks = "^" * max(1, cells(before + marked) - indent)
    yield [(f"  {' ' * len(str(number))} | ", "dim"), (" " * indent + marks, "mark")]


def timetable(each: Diagnostic, width: int) -> Iterator[Line]:
    """The posts that a finding speaks of, in time order."""
    shown = [each.post] if each.post else []
    shown += [other.post for other in each.related]
    shown.sort(key=lambda post: (moment(post), post.order))
    home = each.span.source.path
    for post in shown[:12]:
        line, _ = post.source.position(post.body.start)
        where = f"line {line}" if post.source.path == home else f"{safe(post.source.path)}:{line}"
        label = f"    {moment(post) or '-':16}  {post.platform or '':9}  {where}  "
        words = " ".join(post.body.text.split())
        yield [(label, "dim"), (cut(safe(words), max(20, width - cells(label))), "")]
    if len(shown) > 12:
        yield [(f"    and {len(shown) - 12} more", "dim")]


def moment(post: Post) -> str:
    """When a post goes out, for people."""
    if post.at is None:
        return ""
    return post.at.strftime("%Y-%m-%d" if post.all_day else "%Y-%m-%d %H:%M")


def closing(outcome: Outcome) -> str:
    """The last line: what was found, in how much."""
    counted = [(outcome.count(severity), severity.word) for severity in sorted(Severity, reverse=True)]
    found = ", ".join(f"{number} {plural(word, number)}" for number, word in counted if number) or "no findings"
    asides = [f"{outcome.fixed} fixed"] if outcome.fixed else []
    if outcome.suppressed:
        asides.append(f"{outcome.suppressed} suppressed")
    if outcome.baselined:
        asides.append(f"{outcome.baselined} in the baseline")
    if outcome.other_language:
        number = outcome.other_language
        asides.append(f"{number} {plural('post', number)} in other languages not judged by rules for English")
    tail = f" ({'; '.join(asides)})" if asides else ""
    return f"{found} in {outcome.posts} {plural('post', outcome.posts)}{tail}"


def fixable(outcome: Outcome) -> str:
    """How many findings need no person, and how to have them fixed; empty where there is none."""
    safe = sum(each.fix is not None and each.fix.safe for each in outcome.diagnostics)
    unsafe = sum(each.fix is not None and not each.fix.safe for each in outcome.diagnostics)
    if not safe:
        return f"{unsafe} fixable with --fix --unsafe-fixes" if unsafe else ""
    return f"{safe} fixable with --fix" + (f" ({unsafe} more with --unsafe-fixes)" if unsafe else "")


def plural(word: str, number: int) -> str:
    """The word for one or for many."""
    return word if number == 1 else f"{word}s"


def statistics(outcome: Outcome) -> Iterator[Line]:
    """How often each rule fired, most often first."""
    counts: dict[tuple[str, Severity], int] = {}
    for each in outcome.diagnostics:
        key = each.rule, each.severity
        counts[key] = counts.get(key, 0) + 1
    for (rule, severity), number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield [(f"{number:6}  ", ""), (f"{severity.word:8}", STYLE[severity]), (rule, "rule")]
    yield [(closing(outcome), "strong")]
