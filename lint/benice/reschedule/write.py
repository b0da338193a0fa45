"""New times into the files: only the cells with the time change, each in its own way of writing a time."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from benice.edit import apply, encode
from benice.fixing import Change
from benice.gather import Batch, options_for
from benice.light import dataclass, replace
from benice.model import Edit, Field, Post, Reading
from benice.readers import read
from benice.readers.options import Options
from benice.reschedule.cells import cells_of_time
from benice.reschedule.proposal import Move, Proposal
from benice.reschedule.spot import shifted
from benice.tables import UsageError
from benice.when import read_when
from benice.writers import set_value
from benice.writers.times import Style, reclocked, retimed

BY_HAND = "move it by hand"
SHARED = f"its date stands in one place for several posts; {BY_HAND}"
WORDS = f"its time is written in a way that cannot be rewritten; {BY_HAND}"
OTHERWISE = "with the new times this file would not read back as it should; nothing in it was changed"


@dataclass(frozen=True, slots=True)
class Unwritten:
    """A move that cannot be written, and why."""

    move: Move
    why: str


def write_moves(
    batches: Sequence[Batch], proposals: Sequence[Proposal]
) -> tuple[Sequence[Change], Sequence[Unwritten]]:
    """The files of batches with their new times, in memory; and what cannot be written."""
    changes: list[Change] = []
    unwritten: list[Unwritten] = []
    for batch, proposal in zip(batches, proposals, strict=True):
        for reading in batch.readings:
            moves = [move for move in proposal.moves if move.post.source is reading.source]
            edits, left = edits_of(reading, moves, options_for(batch.config, reading.source.path))
            unwritten += left
            if edits:
                changes.append(Change(reading.source, apply(reading.source, edits)))
    return changes, unwritten


def edits_of(reading: Reading, moves: Sequence[Move], options: Options) -> tuple[Sequence[Edit], Sequence[Unwritten]]:
    """The edits that write moves of the posts of one file, and what cannot be written."""
    writing = Writing(reading, moves, options)
    return (writing.all_edits() if moves else ()), writing.unwritten


class Writing:
    """The new times of one file."""

    def __init__(self, reading: Reading, moves: Sequence[Move], options: Options) -> None:
        self.reading, self.moves, self.options = reading, moves, options
        self.unwritten: list[Unwritten] = []
        texts = [field.text for post in reading.posts for field in cells_of_time(post) if field]
        self.style = Style.of(texts)

    def all_edits(self) -> Sequence[Edit]:
        """All edits; none where the file cannot be edited, or would read back as something else."""
        try:
            encode(self.reading.source, "")
        except UsageError as error:
            self.refuse(self.moves, str(error).partition(": ")[2])
            return ()
        for month_first in (False, True):
            self.unwritten.clear()
            edits = list(self.edits(replace(self.style, month_first=month_first)).values())
            left = [each.move for each in self.unwritten]
            written = [move for move in self.moves if move not in left]
            if self.reads_back(apply(self.reading.source, edits), written):
                return edits
        self.refuse(self.moves, OTHERWISE)
        return ()

    def refuse(self, moves: Sequence[Move], why: str) -> None:
        """Note moves that are not written."""
        self.unwritten = [Unwritten(move, why) for move in moves]

    def edits(self, style: Style) -> dict[int, Edit]:
        """The edits by where they are made."""
        found: dict[int, Edit] = {}
        wanted: dict[int, str] = {}
        for move in self.moves:
            texts = list(new_texts(move, style))
            if any(text is None for _, text in texts):
                self.unwritten.append(Unwritten(move, WORDS))
            elif any(wanted.get(field.start, text) != text for field, text in texts) or self.shares_date(move, texts):
                self.unwritten.append(Unwritten(move, SHARED))
            else:
                for field, text in texts:
                    wanted[field.start] = text or ""
                    if text is not None and text != plain(field):
                        found[field.start] = set_value(field, text)
        return found

    def shares_date(self, move: Move, texts: Sequence[tuple[Field, str | None]]) -> bool:
        """Whether a cell that would change also holds the time of a post that stays."""
        changed = {field.start for field, text in texts if text != plain(field)}
        moving = {id(each.post) for each in self.moves}
        return any(
            field and field.start in changed
            for post in self.reading.posts
            if post.at and id(post) not in moving
            for field in cells_of_time(post)
        )

    def reads_back(self, text: str, written: Sequence[Move]) -> bool:
        """Whether a text holds the same posts, those that move at their new times, and nothing else has changed."""
        source = replace(self.reading.source, text=text)
        found = read(source, self.options)
        after = {id(move.post): move.after for move in written}
        expected = [(*key(post), after.get(id(post), post.at)) for post in self.reading.posts]
        return expected == [(*key(post), post.at) for post in found.posts]


def key(post: Post) -> tuple[object, ...]:
    """What a move does not change."""
    return post.id, post.platform, post.account, post.kind, post.all_day, post.body.text


def new_texts(move: Move, style: Style) -> Iterator[tuple[Field, str | None]]:
    """The values that hold the time of a post, each as it says the new one; None where that cannot be written."""
    day, clock = cells_of_time(move.post)
    before, after = move.before, move.after
    if day:
        apart = clock is not None or move.post.all_day
        yield day, retimed(plain(day), before, after, style, clock=not apart)
    if clock:
        yield clock, reclocked(plain(clock), before, after, style)
    end = move.post.fields.get("end")
    if end:
        yield end, moved_end(plain(end), move, style)


def moved_end(text: str, move: Move, style: Style) -> str | None:
    """The end of an event, moved along with its start."""
    zone = "UTC" if text.endswith("Z") else None
    end = read_when(text, zone=zone, order=None)
    if end.at is None:
        return None
    was = end.at if end.at.tzinfo or end.all_day else end.at.replace(tzinfo=move.before.tzinfo)
    return retimed(text, was, shifted(was, int(move.by.total_seconds())), style, clock=not end.all_day)


def plain(field: Field) -> str:
    """The text of a value; in a calendar file as it stands there, since the reader may have worked it out."""
    return field.whole().text if PurePath(field.source.path).suffix.lower() == ".ics" else field.text
