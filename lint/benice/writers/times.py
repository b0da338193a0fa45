"""A new time in the words of an old one: the same order, the same separators, the same padding, the same names."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from benice.clocks import CLOCK
from benice.dates import DAY_NAME, NAME_DAY, NAME_DAY_AROUND, YEAR_FIRST, YEAR_LAST, load, words
from benice.light import dataclass, replace
from benice.when import COMPACT

COMPACT_CLOCK = re.compile(r"(?<=T)(\d\d)(\d\d)(\d\d)?()()(?!\d)")
SHORT_DAY = re.compile(r"(?<!\d)\d[-/.]\d|\d[-/.]\d(?!\d)")
SHORT_HOUR = re.compile(r"(?<!\d)\d(?=[:.h]\d\d(?!\d)|\s?[ap]\.?m)", re.IGNORECASE)
HOUR = re.compile(r"(?<!\d)\d\d(?=:\d\d)")
HALF = re.compile(r"\d\s?[ap]\.?m", re.IGNORECASE)
SIGNS = ("+", "-", "\u2212")
WORD = re.compile(r"[^\W\d_]+")
ORDINAL = re.compile(r"(?<=\d)(st|nd|rd|th)\b", re.IGNORECASE)

Spans = Sequence[tuple[int, int]]
Piece = tuple[int, int, str]  # from where to where, and what stands there now


@dataclass(frozen=True, slots=True)
class Style:
    """How a file writes its times: days and hours below ten with one digit or two, and which number comes first."""

    short_days: bool = False
    short_hours: bool = False
    month_first: bool = False

    @classmethod
    def of(cls, texts: Iterable[str]) -> "Style":
        """The style of some times."""
        every = "\n".join(texts)
        natural = HALF.search(every) is not None and not any(match[0][0] == "0" for match in HOUR.finditer(every))
        return cls(SHORT_DAY.search(every) is not None, natural or SHORT_HOUR.search(every) is not None)


def retimed(text: str, was: datetime, at: datetime, style: Style, *, clock: bool = True) -> str | None:
    """A text that said one time as it says another one; None where it does not say that time in words known here.

    The offset or zone behind a time stays: both times are in it. `clock` is False where the time of day stands
    elsewhere.
    """
    found = date_pieces(text, was, at, style)
    if found is None:
        return None
    pieces, spans = found
    pieces += weekday_pieces(text, spans, was, at)
    times = clock_pieces(text, spans, was, at, style) if clock else []
    if times is None and was.time() != at.time():
        return None
    return put(text, [*pieces, *(times or ())])


def reclocked(text: str, was: datetime, at: datetime, style: Style) -> str | None:
    """The same for a text that holds only a time of day."""
    pieces = clock_pieces(text, (), was, at, style)
    return None if pieces is None else put(text, pieces)


def put(text: str, pieces: Sequence[Piece]) -> str:
    """A text with pieces of it replaced."""
    for start, end, content in sorted(pieces, reverse=True):
        text = text[:start] + content + text[end:]
    return text


def date_pieces(text: str, was: date, at: date, style: Style) -> tuple[list[Piece], Spans] | None:
    """The pieces of the date in a text, and where it stands; None where it is not the one that was."""
    for pattern, order in orders():
        match = pattern.search(text)
        if match is None:
            continue
        for kinds in reversed(order) if style.month_first and "/" in match[0] else order:
            groups = {kind: match.span(group) for kind, group in kinds.items()}
            if not all(says(text[start:end], kind, was) for kind, (start, end) in groups.items()):
                continue
            own = replace(style, short_days=True) if "name" in groups else style
            pieces = [(*span, said(text[slice(*span)], kind, was, at, own)) for kind, span in groups.items()]
            end = groups["day"][1]
            if ordinal := ORDINAL.match(text, end):
                pieces.append((*ordinal.span(), cased(suffix(at.day), ordinal[0])))
            return pieces, sorted(groups.values())
    return None


@cache
def orders() -> Sequence[tuple[re.Pattern[str], Sequence[dict[str, int]]]]:
    """The shapes of dates, in the order in which they are read, and which of their groups may be what."""
    last = [{"day": 1, "month": 4, "year": 5}, {"month": 1, "day": 4, "year": 5}]
    return (
        (COMPACT, [{"year": 1, "month": 2, "day": 3}]),
        (YEAR_FIRST, [{"year": 1, "month": 3, "day": 4}]),
        (YEAR_LAST, last),
        (DAY_NAME, [{"day": 1, "name": 2, "year": 3}]),
        (NAME_DAY, [{"name": 1, "day": 2, "year": 3}]),
        (NAME_DAY_AROUND, [{"name": 1, "day": 2, "year": 4}]),
    )


def says(text: str, kind: str, was: date) -> bool:
    """Whether a part of a date says what it did."""
    if kind == "name":
        return words("months").get(text.lower()) == was.month
    return bool(int(text) == (was.year % 10 ** len(text) if kind == "year" else getattr(was, kind)))


def said(text: str, kind: str, was: date, at: date, style: Style) -> str:
    """A part of a date as it says another one."""
    if kind == "name":
        return cased(name("months", text, was.month - 1, at.month - 1), text)
    if kind == "year":
        return str(at.year)[-len(text) :]
    return digits(getattr(at, kind), text, style.short_days)


def digits(number: int, like: str, short: bool) -> str:
    """A number with as many digits as the one before it; with one where that is the style."""
    return str(number) if short and not like.startswith("0") else str(number).zfill(len(like))


def name(table: str, text: str, was: int, at: int) -> str:
    """Another month or weekday in the language and length of one."""
    for names in data()[table]:
        if names[was] == text.lower():
            return str(names[at])
    full: Sequence[str] = data()[table][0]
    return full[at]


@cache
def data() -> dict[str, Any]:
    """The data file."""
    return tomllib.loads((Path(__file__).parent / "names.toml").read_text(encoding="utf-8"))


def cased(word: str, like: str) -> str:
    """A word in the case of another one."""
    return word.upper() if like.isupper() and len(like) > 1 else word.capitalize() if like[:1].isupper() else word


def suffix(day: int) -> str:
    """What stands behind the number of a day in English."""
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def weekday_pieces(text: str, spans: Spans, was: date, at: date) -> Iterator[Piece]:
    """The weekday beside a date; one that was wrong already is left alone."""
    for first, last in around(text, spans):
        for match in WORD.finditer(text, first, last):
            if any(names[was.weekday()] == match[0].lower() for names in data()["weekdays"]):
                yield (*match.span(), cased(name("weekdays", match[0], was.weekday(), at.weekday()), match[0]))


def around(text: str, spans: Spans) -> Iterator[tuple[int, int]]:
    """What stands behind, between and before the parts of a date."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    yield from reversed(list(zip(ends, starts, strict=True)))


def clock_pieces(text: str, spans: Spans, was: datetime, at: datetime, style: Style) -> list[Piece] | None:
    """The pieces of the time of day beside a date; None where none says what it was."""
    if text.strip().lower() in load()["noon"] and was.hour == 12:
        return [(0, len(text), at.strftime("%H:%M"))]
    for match in clocks(text, spans):
        half = (match[5] or "")[:1].lower()
        twelve = half in ("a", "p")
        hour = int(match[1]) % 12 + 12 * (half == "p") if twelve else int(match[1])
        if (hour, int(match[2] or 0)) != (was.hour, was.minute):
            continue
        pieces = [(*match.span(1), digits((at.hour % 12 or 12) if twelve else at.hour, match[1], style.short_hours))]
        if match[2]:
            pieces.append((*match.span(2), f"{at.minute:02}"))
        elif at.minute:
            pieces.append((match.end(1), match.end(1), f":{at.minute:02}"))
        if match[3]:
            pieces.append((*match.span(3), f"{at.second:02}"))
        if match[4]:
            pieces.append((*match.span(4), f"{at.microsecond:06}".ljust(9, "0")[: len(match[4])]))
        if twelve:
            pieces.append((match.start(5), match.start(5) + 1, cased("p" if at.hour >= 12 else "a", match[5][:1])))
        return pieces
    return None


def clocks(text: str, spans: Spans) -> Iterator[re.Match[str]]:
    """The times of day in a text, outside of its date."""
    for first, last in around(text, spans):
        yield from COMPACT_CLOCK.finditer(text, first, last)
        for match in CLOCK.finditer(text, first, last):
            is_offset = text[max(0, match.start() - 1) : match.start()] in SIGNS
            if not is_offset and (match[2] or match[5]):
                yield match
