"""How a choice to let findings be is written: `like-begging, tag-baiting until 2027-01-01: we quote a reader`."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from benice.light import dataclass

ENTRY = re.compile(r"(?P<names>[^:]*?)(?:\buntil\s+(?P<until>[^:]*?))?\s*(?::\s*(?P<reason>.*))?", re.DOTALL)
NAME = re.compile(r"[\w*?\[\]!-]+")
PROMISED = re.compile(r"\(?\buntil\s+(\d{4}-\d\d-\d\d)\b\)?")  # at the end of a reason
BREAK = re.compile(r"\n|;")
EVERYTHING = ("*",)


@dataclass(frozen=True, slots=True)
class Directive:
    """One entry: the ids, themes or globs of rules, why, and the last day on which it holds.

    `start` and `end` say where it stands in the text; `problem` is a clause where it cannot be understood.
    """

    names: tuple[str, ...]
    reason: str = ""
    until: date | None = None
    problem: str = ""
    start: int = 0
    end: int = 0

    def over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and today > self.until


def read_directives(text: str, is_rule: Callable[[str], bool]) -> list[Directive]:
    """The entries of a text, one a line or with `;` between them; a `;` before anything else belongs to the reason."""
    return [read_directive(text, start, end) for start, end in cut(text, is_rule)]


def cut(text: str, is_rule: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where each entry begins and ends, white space left out."""
    ends = []
    for match in BREAK.finditer(text):
        following = NAME.match(text, len(text) - len(text[match.end() :].lstrip()))
        if match[0] == "\n" or following is None or is_rule(following[0]):
            ends.append(match.span())
    start = 0
    for stop, following_start in [*ends, (len(text), len(text))]:
        piece = text[start:stop]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        start = following_start


def read_directive(text: str, start: int = 0, end: int | None = None) -> Directive:
    """The entry in a piece of a text; without a name it means all rules."""
    end = len(text) if end is None else end
    match = ENTRY.fullmatch(text, start, end)
    names = tuple(NAME.findall(match["names"])) if match else ()
    reason = " ".join((match["reason"] or "").split()) if match else ""
    given = match["until"] if match else None
    if given is None and (promised := PROMISED.search(reason)):
        given = promised[1]
        reason = " ".join((reason[: promised.start()] + reason[promised.end() :]).split()).rstrip(" ,;")
    try:
        until = date.fromisoformat(given.strip()) if given is not None else None
    except ValueError:
        problem = f"'until {(given or '').strip()}' is no date such as 2027-01-01"
        return Directive(names or EVERYTHING, reason, None, problem, start, end)
    return Directive(names or EVERYTHING, reason, until, "", start, end)
