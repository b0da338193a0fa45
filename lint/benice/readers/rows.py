"""Rows of values, as archives and tables in memory have them -> posts.

All values of the rows stand one after the other in one text, and so each has a place like that of a value in a file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from benice.model import Field, Note, Post, Reading, Source
from benice.readers.channels import platform_in_path
from benice.readers.json_tree import LONE
from benice.readers.keys import Names, words_of
from benice.readers.options import Options
from benice.readers.plan import body_of, odd_note
from benice.readers.records import Setting, make_posts, name_values
from benice.readers.tree import FLAG, NOTHING, NUMBER, TEXT, Items, Leaf, Node, Pairs
from benice.tables import UsageError, did_you_mean

BRAND = "brand"  # the column that says whose posts make one set of timelines; else the account's does


class Broken(NamedTuple):
    """A line of an archive that holds no row: what is wrong, as a clause."""

    problem: str
    line: int


class Columns:
    """What columns stand for: `given` are pairs of a name of the contract and a column; the others are guessed."""

    def __init__(self, given: Sequence[tuple[str, str]] = (), names: Names | None = None) -> None:
        self.names = names or Names()
        self.given = {column: name for name, column in given}
        self.taken = {name for name, _ in given}
        self.keys: dict[str, str | None] = {}
        self.groups: dict[tuple[str, ...], str | None] = {}
        known = [*words_of("keys"), BRAND]
        for name in self.taken:
            if name not in known:
                raise UsageError(f"--column: '{name}' is no name of a post's values{did_you_mean(name, known)}")

    def key(self, column: str) -> str | None:
        """The key that a column's values are read under; None where they say nothing of a post."""
        if column not in self.keys:
            found = self.names.find(column)
            guessed = column if found and found[0] not in self.taken else None
            self.keys[column] = self.given.get(column, guessed)
        return self.keys[column]

    def column(self, name: str, columns: Iterable[str]) -> str | None:
        """The column among some that stands for a name of the contract: the one given, or the best guess."""
        ranked = []
        for place, column in enumerate(columns):
            key = self.key(column)
            found = (name, -1) if key == name else self.names.find(key) if key else None
            if found and found[0] == name:
                ranked.append((found[1], place, column))
        return min(ranked)[2] if ranked else None

    def group(self, row: Mapping[str, object]) -> str:
        """What tells the brand of a row from all others; of a row without one, its account."""
        columns = tuple(row)
        if columns not in self.groups:
            given = next((column for column, name in self.given.items() if name == BRAND), None)
            self.groups[columns] = given or (BRAND if BRAND in row else self.column("account", columns))
        column = self.groups[columns]
        value = row.get(column) if column else None
        return "" if value is None else spelled(value).strip().removeprefix("@").casefold()


class Tape:
    """One text of values; nodes are cut from it in the order in which their values were laid down."""

    def __init__(self, path: str, values: Iterable[object]) -> None:
        self.source = Source(path, "\n".join(piece for value in values for piece in leaves(value)), format="rows")
        self.at = 0

    def node(self, value: object) -> Node:
        """The next value as a node."""
        start = self.at
        if isinstance(value, list | tuple):
            items = [self.node(each) for each in value]
            return Items(self.since(start), items)
        if isinstance(value, Mapping):
            pairs = [(self.key(str(name)), self.node(each)) for name, each in value.items()]
            return Pairs(self.since(start), pairs)
        self.at += len(spelled(value)) + 1
        return Leaf(self.since(start), sort(value))

    def key(self, name: str) -> Field:
        """A key; it has no letters on the tape and stands where its value begins."""
        at = self.at
        return Field(self.source, name, lambda: ([at] * len(name), [at] * len(name)), (at, at))

    def since(self, start: int) -> Field:
        """What was cut since an offset; the joint behind it is not part of it."""
        return Field.cut(self.source, start, max(start, self.at - 1))


def read_rows(numbered: Sequence[tuple[int, object]], path: str, options: Options, columns: Columns) -> Reading:
    """The posts of rows with their numbers, each a mapping by column; dates are read as config says, never guessed."""
    kept = [(number, chosen(row, columns)) for number, row in numbered]
    tape = Tape(path, (row for _, row in kept))
    setting = Setting(tape.source, options, options.dates, platform=platform_in_path(path))
    names = Names(options.keys)
    posts: list[Post] = []
    notes: list[Note] = []
    for number, row in kept:
        if isinstance(row, Broken):
            facts = {"number": number, "line": row.line, "problem": f"line {row.line}: {row.problem}"}
            notes.append(Note("unreadable-row", tape.node("").field, facts, fatal=True))
            continue
        node = tape.node(row)
        if not isinstance(node, Pairs):
            notes.append(odd_note(number, node))
            continue
        record = name_values(number, node.pairs, names)
        body = body_of(record)
        more, noticed = make_posts(record, body, setting) if body else ([], record.notes)
        posts += more
        notes += noticed
    return Reading(tape.source, posts, notes)


def chosen(row: object, columns: Columns) -> object:
    """A row under the keys that mean something; what is no row stays what it is."""
    if not isinstance(row, Mapping):
        return row
    return {key: value for column, value in row.items() if (key := columns.key(column)) is not None}


def leaves(value: object) -> Iterator[str]:
    """The letters of each value in a value."""
    if isinstance(value, Broken):
        yield ""
    elif isinstance(value, list | tuple | Mapping):
        for each in value.values() if isinstance(value, Mapping) else value:
            yield from leaves(each)
    else:
        yield spelled(value)


def spelled(value: object) -> str:
    """A value as a file would have it."""
    if isinstance(value, str):
        return value if value.isascii() else LONE.sub("\N{REPLACEMENT CHARACTER}", value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)


def sort(value: object) -> str:
    """What a value is, as files tell it."""
    if isinstance(value, str | datetime | date | time):
        return TEXT
    if value is None:
        return NOTHING
    return FLAG if isinstance(value, bool) else NUMBER
