"""The signs that a calendar puts at posts: each has a colour too, and never a colour alone."""

from collections.abc import Sequence
from typing import NamedTuple

from benice.model import Post
from benice.rulebook import Rule


class Mark(NamedTuple):
    """A sign, the style of a terminal that goes with it, and a word for it."""

    sign: str
    style: str
    name: str


BURST = Mark("!", "bold red", "burst")
DAY = Mark("#", "yellow", "full-day")
CLOSE = Mark(":", "yellow", "close")
SAME = Mark("=", "magenta", "same")
AGAIN = Mark('"', "magenta", "again")
PITCH = Mark("$", "green", "pitch")
SILENT = Mark("~", "blue", "silent")
PACE = Mark("^", "yellow", "pace")
DOUBT = Mark("?", "cyan", "doubt")
OTHER = Mark("*", "yellow", "other")
TRUST = Mark("x", "cyan", "trust")
ANSWER = Mark("@", "", "answer")
THREAD = Mark("+", "", "thread")
MARKS = (
    BURST,
    DAY,
    CLOSE,
    SAME,
    AGAIN,
    PITCH,
    SILENT,
    PACE,
    DOUBT,
    OTHER,
    TRUST,
    ANSWER,
    THREAD,
)  # the first one colours

KINDS = {"gap": CLOSE, "mix": PITCH, "order": PITCH, "encounter": PITCH, "approval": TRUST}


def mark_of(rule: Rule) -> Mark:
    """The mark of a rule's findings, by its kind: rules of other packs have theirs too."""
    given = rule.parameters
    if rule.kind == "burst":
        return DAY if given.get("window") == "day" else BURST
    if rule.kind == "duplicate":
        return AGAIN if given.get("on") == "account" else SAME
    if rule.kind == "pace":
        return SILENT if "longest-silence" in given else PACE
    if rule.kind == "reading" and rule.theme == "pacing":
        return DOUBT
    return KINDS.get(rule.kind, OTHER)


def is_wide(rule: Rule) -> bool:
    """Whether findings speak of a stretch of time as a whole: a mark at every post of it would tell nothing."""
    return rule.kind == "mix" and bool(rule.parameters.get("none"))


def colour(marks: Sequence[Mark]) -> str:
    """The style of a time: that of the first of its marks that is about times, if there is one."""
    return marks[0].style if marks and marks[0] not in (OTHER, TRUST) else ""


def mark_of_kind(post: Post) -> Mark | None:
    """The mark of what is no post of its own: such are not counted as bursts."""
    if post.kind in ("reply", "comment", "dm"):
        return ANSWER
    return THREAD if post.kind == "thread" else None
