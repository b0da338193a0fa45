"""What the signs of a calendar mean, and what is in it: of all that occurs, and of nothing else."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap

from rich.text import Text

from benice.calendar.marks import ANSWER, MARKS, THREAD, Mark
from benice.calendar.sheet import Entry, Place, Sheet
from benice.reports.lines import cells, closing, plural, safe
from benice.timeline import place_of

KINDS = {ANSWER: "a reply, a comment or a message", THREAD: "a later part of a thread"}


def explain_marks(sheet: Sheet, shown: Sequence[Entry], width: int) -> Iterator[Text]:
    """A line for each sign that occurs, with the rules that put it there."""
    rules: dict[Mark, Counter[str]] = {}
    findings = {id(finding): finding for entry in shown for finding in entry.findings}
    for finding in findings.values():
        rules.setdefault(sheet.mark(finding), Counter())[finding.rule] += 1
    for mark in MARKS:
        if mark in rules:
            told = [f"{rule} {number}" for rule, number in sorted(rules[mark].items())]
        elif mark in KINDS and any(mark in entry.marks for entry in shown):
            told = [KINDS[mark]]
        else:
            continue
        for number, part in enumerate(wrap(", ".join(told), width - 5, break_on_hyphens=False)):
            yield Text.assemble((f"  {' ' if number else mark.sign}  ", mark.style), part)
    if any(entry.post.history for entry in shown):
        yield Text("  (09:00)  published already", "dim")


def count_purposes(sheet: Sheet, shown: Sequence[Entry], width: int) -> Iterator[Text]:
    """What the posts of each account are for."""
    counts: dict[Place, Counter[str]] = {}
    for entry in shown:
        if entry.post.kind == "post" and not entry.post.history:
            counts.setdefault(place_of(entry.post), Counter())[entry.purpose] += 1
    names = {place: safe(name) for place, name in sheet.places.items() if place in counts}
    room = max(map(cells, names.values()), default=0)
    for place, name in names.items():
        number = counts[place].total()
        parts = [f"{counts[place][purpose] / number:.0%} {purpose}" for purpose in ("value", "conversation", "pitch")
                 if counts[place][purpose]]  # fmt: skip
        line = f"{name}{' ' * (room - cells(name))}  {number} {plural('post', number)}: {', '.join(parts)}"
        yield from map(Text, wrap(line, width, initial_indent="  ", subsequent_indent=" " * 6, break_on_hyphens=False))


def conclude(sheet: Sheet) -> Iterator[Text]:
    """The last lines: the clocks, what was found, and who tells more."""
    if sheet.zones:
        yield Text(f"  times in {safe(', '.join(sheet.zones))}", "dim")
    yield Text(closing(sheet.outcome), "bold")
    if sheet.outcome.diagnostics:
        yield Text("`benice check` says where and why", "dim")
