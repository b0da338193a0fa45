"""A proposal for people, account by account, and for programs."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from benice.gather import Batch
from benice.light import dataclass
from benice.model import Post
from benice.reports.lines import Line, cells, plural, safe
from benice.reschedule.cells import key_of_time
from benice.reschedule.proposal import Aside, Move, Proposal, Stuck
from benice.reschedule.write import Unwritten
from benice.telling import time_of
from benice.timeline import place_of, wall

LEAST_WORDS = 24  # columns for the words of a post; where there are fewer they get a line of their own
DATE = len("Mon 2026-12-07")
MOST_NAMED = 5  # posts that are named with a reason


@dataclass(frozen=True)
class Shown:
    """What was read and what is proposed for it."""

    batches: Sequence[Batch]
    proposals: Sequence[Proposal]
    unwritten: Sequence[Unwritten] = ()
    written: bool = False  # whether the files have the new times

    @property
    def moves(self) -> Sequence[Move]:
        """All moves."""
        return [move for each in self.proposals for move in each.moves]

    @property
    def stuck(self) -> Sequence[Stuck]:
        """All that cannot be helped."""
        return [stuck for each in self.proposals for stuck in each.stuck]

    @property
    def aside(self) -> Sequence[Aside]:
        """All that was left alone."""
        return [aside for each in self.proposals for aside in each.aside]

    @property
    def posts(self) -> int:
        """How many posts were read."""
        return sum(len(reading.posts) for batch in self.batches for reading in batch.readings)

    @property
    def unread(self) -> Sequence[str]:
        """The files that could not be read, or not wholly."""
        readings = (reading for batch in self.batches for reading in batch.readings)
        return [reading.source.path for reading in readings if any(note.fatal for note in reading.notes)]

    @property
    def exit_code(self) -> int:
        """2 something could not be read, 1 something has still to move or is stuck, 3 nothing was there, else 0."""
        if self.unread:
            return 2
        waiting = self.unwritten if self.written else self.moves
        return 1 if waiting or self.stuck else 0 if self.posts else 3


def as_lines(shown: Shown, width: int) -> Iterator[Line]:
    """The moves of each account, what is stuck, what was left alone, and what it comes to."""
    accounts: dict[tuple[str, str, str], list[Move]] = {}
    for move in shown.moves:
        accounts.setdefault((*place_of(move.post), move.post.source.path), []).append(move)
    for _, moves in sorted(accounts.items()):
        first = moves[0].post
        yield [(heading(first), "strong"), ("  ", ""), (safe(first.source.path), "path")]
        cells = {key_of_time(move.post): move for move in reversed(moves)}  # of a thread, or several in one cell, one
        for move in sorted(cells.values(), key=lambda each: (wall(each.post), each.post.order)):
            yield from lines_of(move, width)
        yield []
    for rule in dict.fromkeys(each.rule for each in shown.stuck):
        found = [(each.posts[0], each.why) for each in shown.stuck if each.rule == rule]
        yield from reasons(found, f"stuck, {rule or 'hours, days and blackouts'}")
    yield from reasons([(each.move.post, each.why) for each in shown.unwritten], "not written")
    yield from reasons([(each.post, each.why) for each in shown.aside], "left alone")
    for path in shown.unread:
        yield [(safe(path), "path"), ("  could not be read wholly; `benice check` says why", "error")]
    yield [(closing(shown), "strong")]


def heading(post: Post) -> str:
    """Whose posts follow: "@acme on x"."""
    account = f"@{post.account}" if post.account else ""
    return safe(" on ".join(filter(None, (account, post.platform)))) or "posts without account and platform"


def place(post: Post) -> str:
    """File and line of a post."""
    return f"{safe(post.source.path)}:{line_of(post)}"


def line_of(post: Post) -> int:
    """The line on which the time of a post stands, or its text."""
    span = time_of(post)
    return span.source.position(span.start)[0]


def lines_of(move: Move, width: int) -> Iterator[Line]:
    """One move, behind a gutter."""
    before, after = (moment(at, move.post.all_day) for at in (move.before, move.after))
    if after[:DATE] == before[:DATE] and not move.post.all_day:
        after = after[DATE:].strip()
    head = f"line {line_of(move.post)}  {before} -> {after}"
    gutter = "  | "
    far = f"  {span(move.by)} {'later' if move.by > timedelta() else 'earlier'}"
    words = " ".join(safe(move.post.body.text).split())
    room = width - cells(gutter + head + far) - 2
    yield [(gutter, "dim"), (head, ""), (far, "dim"), (f"  {clipped(words, room)}" if room >= LEAST_WORDS else "", "")]
    if room < LEAST_WORDS and words:
        yield [(gutter, "dim"), (f"    {clipped(words, max(LEAST_WORDS, width - len(gutter) - 4))}", "")]


def span(time: timedelta) -> str:
    """A length of time to the minute: "1 d 5 h 20 min"."""
    minutes = round(abs(time) / timedelta(minutes=1))
    parts = ((minutes // 1440, "d"), (minutes // 60 % 24, "h"), (minutes % 60, "min"))
    return " ".join(f"{number} {unit}" for number, unit in parts if number) or "0 min"


def clipped(words: str, room: int) -> str:
    """Words in so many columns."""
    while cells(words) > room:
        words = words[: len(words) - max(1, (cells(words) - room) // 2) - 3].rstrip() + "..." if room > 3 else ""
    return words


def moment(at: datetime, all_day: bool) -> str:
    """A time as people read it, the day of the week first."""
    return at.strftime("%a %Y-%m-%d" if all_day else "%a %Y-%m-%d %H:%M")


def reasons(found: Sequence[tuple[Post, str]], what: str) -> Iterator[Line]:
    """Posts that something is to be said of, a line for each reason."""
    by_reason: dict[str, list[Post]] = {}
    for post, why in found:
        by_reason.setdefault(why, []).append(post)
    for why, posts in by_reason.items():
        named = list(dict.fromkeys(map(place, posts)))
        more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
        yield [(f"{what}: ", "warning"), (", ".join(named[:MOST_NAMED]) + more, "path")]
        yield [(f"  {safe(why)}", "")]
        yield []


def closing(shown: Shown) -> str:
    """The last line: how many posts move, and how far in all."""
    moved = sum((each.moved for each in shown.proposals), timedelta())
    number, stuck = len(shown.moves) - (len(shown.unwritten) if shown.written else 0), len(shown.stuck)
    verb = "moved" if shown.written else "moves" if number == 1 else "move"
    said = f"{number} of {shown.posts} posts {verb}, by {span(moved)} in all"
    told = said if number else f"nothing has to move in {shown.posts} {plural('post', shown.posts)}"
    return told + (f"; no time helps {stuck} {plural('finding', stuck)}" if stuck else "")


def as_json(shown: Shown) -> dict[str, Any]:
    """The proposal for programs."""
    moved = sum((each.moved for each in shown.proposals), timedelta())
    return {
        "version": 1,
        "summary": {
            "files": sum(len(batch.readings) for batch in shown.batches),
            "posts": shown.posts,
            "moves": len(shown.moves),
            "stuck": len(shown.stuck),
            "seconds": int(moved.total_seconds()),
        },
        "moves": [
            {**named(move.post), "from": told(move.before, move.post), "to": told(move.after, move.post),
             "seconds": int(move.by.total_seconds())}
            for move in shown.moves
        ],
        "stuck": [{"rule": each.rule or None, "why": each.why, "posts": [named(post) for post in each.posts]}
                  for each in shown.stuck],
        "unwritten": [{"why": each.why, **named(each.move.post)} for each in shown.unwritten],
        "aside": [{"why": each.why, **named(each.post)} for each in shown.aside],
    }  # fmt: skip


def named(post: Post) -> dict[str, Any]:
    """What tells a post from others."""
    return {
        "path": post.source.path,
        "line": line_of(post),
        "post": post.id,
        "platform": post.platform,
        "account": post.account,
    }


def told(at: datetime, post: Post) -> str:
    """A time as ISO 8601, or only the day."""
    return at.date().isoformat() if post.all_day else at.isoformat()
