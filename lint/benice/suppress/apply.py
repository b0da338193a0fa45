"""Choices meet findings: what is let be is marked, and choices that do nothing any more are findings themselves."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benice.diagnose import Diagnoser
from benice.light import dataclass, replace
from benice.model import Diagnostic, Edit, Fix, Hit, Source, Span, Suppression
from benice.paths import read_text
from benice.suppress.directive import Directive
from benice.suppress.inline import Choice
from benice.tables import UsageError


@dataclass(frozen=True, slots=True, eq=False)
class Meant:
    """A choice and the rules that it means."""

    choice: Choice
    rules: frozenset[str]


class Holding:
    """The choices that hold in one source, by the records that they are about."""

    def __init__(self) -> None:
        self.every: list[Meant] = []
        self.for_file: list[Meant] = []
        self.by_record: dict[int, list[Meant]] = defaultdict(list)

    def add(self, meant: Meant) -> None:
        """One more."""
        self.every.append(meant)
        records = meant.choice.records
        for group in [self.for_file] if records is None else [self.by_record[number] for number in records]:
            group.append(meant)

    def covering(self, each: Diagnostic) -> Iterator[Meant]:
        """Those that let a finding be."""
        own = self.by_record.get(each.post.number, []) if each.post else self.every
        for meant in (*self.for_file, *own):
            if each.rule in meant.rules and meant.choice.covers(each):
                yield meant


def suppress(
    found: Sequence[Diagnostic], choices: Iterable[Choice], diagnoser: Diagnoser, whole: bool
) -> list[Diagnostic]:
    """The findings, marked where somebody chose to let them be, and what is wrong with the choices.

    `whole` is False for a run over single files: whether a choice about timelines is of use cannot be told from those.
    """
    notes = list(expired_in_config(diagnoser))
    holding: dict[str, Holding] = {}
    for choice in choices:
        meant, problem = understand(choice, diagnoser)
        notes += problem
        if meant:
            holding.setdefault(choice.span.source.path, Holding()).add(meant)
    used: set[Meant] = set()
    marked = [mark(each, holding.get(each.span.source.path), used) for each in found]
    for meant in (meant for each in holding.values() for meant in each.every):
        if meant not in used and diagnoser.ran(meant.rules, whole):
            notes += note(diagnoser, "unused-suppression", meant.choice)
        if not meant.choice.directive.reason:
            notes += note(diagnoser, "unexplained-suppression", meant.choice)
    return [*marked, *notes]


def understand(choice: Choice, diagnoser: Diagnoser) -> tuple[Meant | None, list[Diagnostic]]:
    """The rules of a choice, if it holds; else the finding about it."""
    directive = choice.directive
    if directive.problem:
        return None, note(diagnoser, "mistaken-suppression", choice, problem=directive.problem)
    try:
        rules = diagnoser.book.choose(directive.names, "")
    except UsageError as error:
        problem = str(error).removeprefix(": ")
        return None, note(diagnoser, "mistaken-suppression", choice, problem=problem)
    if directive.over(diagnoser.today):
        return None, note(diagnoser, "expired-suppression", choice)
    return Meant(choice, rules), []


def mark(each: Diagnostic, holding: Holding | None, used: set[Meant]) -> Diagnostic:
    """A finding with the first choice that lets it be; what could not be read is never let be."""
    if holding is None or each.fatal or each.suppression:
        return each
    for meant in holding.covering(each):
        used.add(meant)
        directive = meant.choice.directive
        return replace(each, suppression=Suppression(meant.choice.origin, directive.reason, directive.until))
    return each


def note(diagnoser: Diagnoser, rule: str, choice: Choice, problem: str = "") -> list[Diagnostic]:
    """The finding about a choice."""
    fix = None
    if rule == "unused-suppression" and choice.whole:
        fix = Fix("take the comment away", [Edit(choice.whole, "")])
    return about(diagnoser, rule, choice.directive, choice.span, problem, fix)


def about(
    diagnoser: Diagnoser, rule: str, directive: Directive, span: Span, problem: str = "", fix: Fix | None = None
) -> list[Diagnostic]:
    """The finding about a directive at its place."""
    names = ", ".join(directive.names)
    facts = {"names": names, "until": str(directive.until or ""), "problem": problem}
    return list(diagnoser.diagnose(diagnoser.book.named(rule), Hit(None, span, facts, fix=fix)))


def expired_in_config(diagnoser: Diagnoser) -> Iterator[Diagnostic]:
    """The findings about choices in config whose last day has passed."""
    path = diagnoser.config.path
    for written, (directive, _) in diagnoser.choices.items():
        if path and directive.over(diagnoser.today):
            text = read_text(path)
            start = max(text.find(written), 0)
            span = Span(Source(shown(path), text), start, start + len(written))
            yield from about(diagnoser, "expired-suppression", directive, span)


def shown(path: Path) -> str:
    """A path as people write it: from this folder on where it lies in it."""
    here = Path.cwd()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()
