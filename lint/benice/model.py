"""The types that every part shares; none of them knows about rich, typer or pygls."""

import enum
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from benice.light import dataclass, field
from benice.source import LINE_END as LINE_END
from benice.source import Field as Field
from benice.source import Places as Places
from benice.source import Source as Source
from benice.source import Span as Span


class Severity(enum.IntEnum):
    """How much a finding matters; ordered, so that `>=` compares."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word that rules, config and reports use."""
        return self.name.lower()


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
    number: int = 0  # of the record that it is about, from 1


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
    whole: bool = False  # it speaks of the whole post, and the span is what shows it best
    advice: str = ""  # a line on what to do, such as "spread them out"


@dataclass(frozen=True, slots=True)
class Suppression:
    """Why somebody lets a finding be, where they said so ("comment", "record" or "config"), and the last day of it."""

    origin: str
    reason: str = ""
    until: date | None = None


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
    suppression: Suppression | None = None
    baselined: bool = False  # known, and written down to be dealt with later

    def speaks_of(self, paths: AbstractSet[str]) -> bool:
        """Whether the finding is in one of some files, or about a post in one of them."""
        return self.span.source.path in paths or any(each.post.source.path in paths for each in self.related)

    @property
    def counts(self) -> bool:
        """Whether the finding counts: nobody let it be, and it is not in the baseline."""
        return self.suppression is None and not self.baselined

    @property
    def order(self) -> tuple[str, int, int, str, str, str]:
        """The order of every report."""
        return self.span.source.path, self.span.start, self.span.end, self.rule, self.platform or "", self.message
