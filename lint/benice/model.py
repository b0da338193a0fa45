"""The types that every part shares; none of them knows about rich, typer or pygls."""

import enum
import re
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from itertools import pairwise

LINE_END = re.compile(r"\r\n|\n|\r")  # as editors count lines; str.splitlines() also splits at U+2028 and its like


class Severity(enum.IntEnum):
    """How much a finding matters; ordered, so that `>=` compares."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word that rules, config and reports use."""
        return self.name.lower()


@dataclass(frozen=True, eq=False)
class Source:
    """One input file or editor buffer, decoded. Offsets count code points of `text`, which holds no BOM."""

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False
    format: str = ""  # what the reader took the file for, such as "buffer" or "markdown"

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its end."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open piece of a source, in code points."""

    source: Source
    start: int
    end: int

    @property
    def text(self) -> str:
        """The raw characters of the source."""
        return self.source.text[self.start : self.end]


Places = tuple[Sequence[int], Sequence[int]]  # where each character of a field starts and ends in the source


class Field:
    """One decoded value (a CSV cell, a front-matter value, a body) that knows where each of its characters stands.

    `places` is the offset of the first character when the value stands in the source letter by letter, else a
    function that works out the places when somebody asks: most fields are never asked.
    """

    __slots__ = ("_places", "end", "source", "start", "text")

    def __init__(self, source: Source, text: str, places: int | Callable[[], Places], whole: tuple[int, int]) -> None:
        self.source = source
        self.text = text
        self._places = places
        self.start, self.end = whole  # the whole value as it stands in the source, quotes included

    @classmethod
    def cut(cls, source: Source, start: int, end: int) -> "Field":
        """The field that is a piece of the source, letter by letter."""
        return cls(source, source.text[start:end], start, (start, end))

    @classmethod
    def join(cls, parts: Sequence["Field"], glue: str = "") -> "Field":
        """Several fields of one source as one text; the glue between two of them stands in the gap."""
        parts = [part for part in parts if part.text] or list(parts[:1])
        if len(parts) == 1:
            return parts[0]

        def places() -> Places:
            starts, ends = (list(side) for side in parts[0].places)
            for before, part in pairwise(parts):
                more_starts, more_ends = part.places
                gap = (ends[-1], more_starts[0]) if ends[-1] <= more_starts[0] else (before.end, before.end)
                starts += [gap[0]] * len(glue) + list(more_starts)
                ends += [gap[1]] * len(glue) + list(more_ends)
            return starts, ends

        return cls(parts[0].source, glue.join(part.text for part in parts), places, (parts[0].start, parts[-1].end))

    @property
    def places(self) -> Places:
        """Where each character starts and ends in the source."""
        if isinstance(self._places, int):
            at = self._places
            return range(at, at + len(self.text)), range(at + 1, at + len(self.text) + 1)
        found = self._places()
        if len(found[0]) != len(self.text):  # a reader's mistake must not point at somebody's innocent words
            raise AssertionError(f"{self.source.path}: {len(found[0])} places for {len(self.text)} characters")
        self._places = lambda: found
        return found

    def span(self, start: int, end: int) -> Span:
        """Where the characters from `start` to before `end` stand in the source."""
        if not self.text:
            return Span(self.source, self.start, self.end)
        starts, ends = self.places
        if start >= len(starts):
            return Span(self.source, ends[-1], ends[-1])
        return Span(self.source, starts[start], ends[end - 1] if end > start else starts[start])

    def whole(self) -> Span:
        """All of the value as it stands in the source, quotes included."""
        return Span(self.source, self.start, self.end)

    def part(self, start: int, end: int) -> "Field":
        """A piece of this field as a field."""
        if isinstance(self._places, int):
            return Field.cut(self.source, self._places + start, self._places + end)
        span = self.span(start, end)

        def places() -> Places:
            starts, ends = self.places
            return starts[start:end], ends[start:end]

        return Field(self.source, self.text[start:end], places, (span.start, span.end))

    def stripped(self) -> "Field":
        """This field without white space around it."""
        text = self.text
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        return self if (start, end) == (0, len(text)) else self.part(min(start, end), end)

    def __repr__(self) -> str:
        return f"Field({self.text!r} at {self.source.path}:{self.start})"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture or a film that goes with a post; `alt` is None where nothing is said about a description."""

    file: Field
    alt: Field | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that a reader noticed and a rule of kind `reading` reports: the rule's id and where."""

    rule: str
    where: Field
    facts: Mapping[str, object] = field(default_factory=dict)
    fatal: bool = False  # what could not be read was lost, so the run may not be called clean


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Post:
    """One draft for one platform and account.

    A row, file or front matter that fans out gives one post per platform; they share `record` and `body`.
    `fields` holds every value that the record gave, under the names of the contract (`at`, `platform`, ...).
    """

    id: str
    number: int  # of the record in its source, from 1
    body: Field
    platform: str | None = None  # an id of platforms.toml; None where unknown
    account: str | None = None
    at: datetime | None = None  # without tzinfo: a floating time, comparable only with its like
    all_day: bool = False
    kind: str = "post"  # post, reply, comment, dm, ad, thread (a later part of one)
    purpose: str | None = None  # given: pitch, value, conversation
    to: str | None = None
    campaign: str | None = None
    pillar: str | None = None
    sponsored: bool = False
    language: str | None = None  # given: a BCP 47 tag
    status: str | None = None
    media: tuple[Media, ...] = ()
    fields: Mapping[str, Field] = field(default_factory=dict)
    history: bool = False  # published already: counts, and is never itself reported

    @property
    def source(self) -> Source:
        """The file that the post came from."""
        return self.body.source

    @property
    def record(self) -> tuple[str, int]:
        """What tells one record from another: posts that fan out from one record share it."""
        return self.source.path, self.number

    @property
    def order(self) -> tuple[str, int, int, str, str]:
        """Where the post stands among all posts, whatever order the files came in."""
        return self.source.path, self.body.start, self.number, self.platform or "", self.account or ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What came out of one source: its posts, what was noticed, and why the rest was not taken as a post."""

    source: Source
    posts: Sequence[Post] = ()
    notes: Sequence[Note] = ()
    passed_over: str = ""  # the reason, for a source that holds no post


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a piece of a source by `content`."""

    span: Span
    content: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that make a finding go; `safe` where they cannot change what the post says."""

    message: str
    edits: Sequence[Edit]
    safe: bool = True


@dataclass(frozen=True, slots=True)
class Related:
    """Another post that a finding speaks of."""

    post: Post
    message: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a check fired, with the facts that fill the rule's message.

    `post` is None for a finding about the plan itself. `severity` is set where the kind knows better than the rule.
    """

    post: Post | None
    span: Span
    facts: Mapping[str, object] = field(default_factory=dict)
    related: Sequence[Related] = ()
    fix: Fix | None = None
    severity: Severity | None = None
    advice: str = ""  # a line on what to run, such as "benice reschedule social/calendar.csv"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """What is printed, serialised and sent to the editor."""

    rule: str
    theme: str
    severity: Severity
    confidence: str
    message: str
    span: Span
    post: Post | None
    platform: str | None
    related: Sequence[Related]
    fix: Fix | None
    why: str
    source: Sequence[str]
    fingerprint: str
    advice: str = ""
    fatal: bool = False

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """The order of every report."""
        return self.span.source.path, self.span.start, self.span.end, self.rule, self.platform or "", self.message
