"""The words that a pattern cannot do without: a text that does not hold them need not be tried.

A pattern has a few clauses for each way in which a text can match it. Word lists are weighed once, whichever patterns
name them: a letter of its own stands for each.
"""

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from typing import Any, NamedTuple

from benice.clauses import ANY, DIGIT, EDGE, Clause, Way, best, clauses_of, edged, is_edge

MOST_EXACT = 96  # texts that a piece of a pattern may stand for, to be spelt out
MOST_SPELT = 3  # times that such a piece comes
MOST_WAYS = 100  # of one pattern

Texts = frozenset[str]


class Piece(NamedTuple):
    """What a part of a pattern stands for: all its texts, where they are few, else what must be in it."""

    exact: Texts | None
    clauses: Sequence[Clause] = ()
    left: bool = False  # whether no word goes on beyond its start
    right: bool = False  # likewise its end


class Needs:
    """What patterns need; `lists` are the word lists that they name, by the letter that stands for each."""

    def __init__(self, lists: Mapping[str, str] | None = None) -> None:
        self.lists = lists or {}
        self.trees: dict[str, Any] = {}
        self.held: list[Any] = []  # parts that were made here: what is known goes by their identity
        self.known: dict[tuple[int, str, str], Piece] = {}  # by the identity of a part, and what stands beside it

    def of(self, expression: str) -> list[Way]:
        """In which ways a text can match an expression: clauses of which it must hold all, the most telling first."""
        try:
            items = self.told(self.tree(expression))
        except re.error:  # RE2 knows classes that Python does not
            return [()]
        return self.ways(items, ANY, ANY)

    def ways(self, items: Sequence[tuple[Any, Any]], before: str, after: str) -> list[Way]:
        """The ways of items that follow each other: one for each alternative of the part that has most of them."""
        piece = self.sequence(items, before, after)
        if piece.exact is not None:
            return [best(clauses_of({f"{before}{text}{after}" for text in piece.exact}))]
        shapes = [self.item(item, ANY, ANY) for item in items]
        choices = [self.choices(item) if shape.exact is None else () for item, shape in zip(items, shapes, strict=True)]
        at = max(range(len(items)), key=lambda number: len(choices[number]))
        lead = EDGE if ends_with_edge(shapes[:at], before) else ANY
        tail = EDGE if begins_with_edge(shapes[at + 1 :], after) else ANY
        found = [way for choice in choices[at] for way in self.ways(choice, lead, tail)]
        if not found or len(found) > MOST_WAYS:
            return [piece.clauses]
        return list(dict.fromkeys(best([*way, *piece.clauses]) for way in found))

    def choices(self, item: tuple[Any, Any]) -> Sequence[Sequence[tuple[Any, Any]]]:
        """The alternatives of an item."""
        code, argument = item
        if code is op.BRANCH:
            found: Sequence[Sequence[tuple[Any, Any]]] = argument[1]
            return found
        if code is op.LITERAL and chr(argument) in self.lists:
            inner = self.tree(self.lists[chr(argument)])
        elif code is op.SUBPATTERN:
            inner = argument[3]
        else:
            return ()
        return self.choices(inner[0]) if len(inner) == 1 else (inner,)

    def tree(self, expression: str) -> Any:
        """An expression as Python parses it; re.error where it does not."""
        if expression not in self.trees:
            self.trees[expression] = parser.parse(expression)
        return self.trees[expression]

    def told(self, items: Sequence[tuple[Any, Any]]) -> Sequence[tuple[Any, Any]]:
        """The items without alternatives that nobody is told of: those without a group beside those with one."""
        marked = [number for number, item in enumerate(items) if self.is_marked(item)]
        if len(marked) != 1:
            return items
        code, argument = items[marked[0]]
        if code is op.SUBPATTERN and argument[0] is None:
            argument = (*argument[:3], self.told(argument[3]))
        elif code is op.BRANCH:
            kept = [branch for branch in argument[1] if any(map(self.is_marked, branch))]
            argument = argument[0], kept
        found = [*items[: marked[0]], (code, argument), *items[marked[0] + 1 :]]
        self.held.append(found)
        return found

    def is_marked(self, item: tuple[Any, Any]) -> bool:
        """Whether an item has a group, whose words are reported."""
        code, argument = item
        if code is op.LITERAL and chr(argument) in self.lists:
            return any(map(self.is_marked, self.tree(self.lists[chr(argument)])))
        if code is op.SUBPATTERN:
            return argument[0] is not None or any(map(self.is_marked, argument[3]))
        if code is op.BRANCH:
            return any(self.is_marked(each) for branch in argument[1] for each in branch)
        return code in (op.MAX_REPEAT, op.MIN_REPEAT) and any(map(self.is_marked, argument[2]))

    def sequence(self, items: Sequence[tuple[Any, Any]], before: str, after: str) -> Piece:
        """Items that follow each other."""
        shapes = [self.item(item, ANY, ANY) for item in items]
        left = begins_with_edge(shapes, ANY)
        right = ends_with_edge(shapes, ANY)
        exact = joined([shape.exact for shape in shapes])
        if exact is not None:
            return Piece(exact, (), left, right)
        told: list[Clause] = []
        run = frozenset({before})  # what the items since the last unclear one can say
        for number, (item, shape) in enumerate(zip(items, shapes, strict=True)):
            lead = EDGE if edged(run, -1) else ANY
            if shape.exact is not None:
                if len(run) * len(shape.exact) > MOST_EXACT:
                    tail = EDGE if begins_with_edge(shapes[number:], after) else ANY
                    told += clauses_of({text + tail for text in run})
                    run = frozenset({lead})
                run = frozenset(first + second for first, second in product(run, shape.exact))
                if len(run) > 1 and edged(run, -1):
                    told += clauses_of(run)
                    run = frozenset({EDGE})
                continue
            told += clauses_of({text + (EDGE if shape.left else ANY) for text in run})
            told += self.item(item, lead, EDGE if begins_with_edge(shapes[number + 1 :], after) else ANY).clauses
            run = frozenset({EDGE if shape.right else ANY})
        told += clauses_of({text + after for text in run})
        return Piece(None, best(told), left, right)

    def item(self, item: tuple[Any, Any], before: str, after: str) -> Piece:
        """One item."""
        code, argument = item
        if code is op.LITERAL and chr(argument) in self.lists:
            code, argument = op.SUBPATTERN, (None, 0, 0, self.tree(self.lists[chr(argument)]))
            key = id(argument[3]), before, after
        elif code in (op.SUBPATTERN, op.BRANCH, op.MAX_REPEAT, op.MIN_REPEAT):
            key = id(argument), before, after
        else:
            return simple(code, argument)
        if key not in self.known:
            self.known[key] = self.compound(code, argument, before, after)
        return self.known[key]

    def compound(self, code: Any, argument: Any, before: str, after: str) -> Piece:
        """An item that holds others."""
        if code is op.SUBPATTERN:
            return self.sequence(argument[3], before, after)
        if code is op.BRANCH:
            return either([self.sequence(branch, before, after) for branch in argument[1]], before, after)
        least, most, items = argument
        if (least, most) == (1, 1):
            return self.sequence(items, before, after)
        shape = self.sequence(items, ANY, ANY)
        before = before if most == 1 or shape.right else ANY
        after = after if most == 1 or shape.left else ANY
        return repeated(self.sequence(items, before, after), least, most, before, after)


def repeated(piece: Piece, least: int, most: int, before: str, after: str) -> Piece:
    """A piece that may be missing, or come several times."""
    texts = piece.exact
    if texts is not None and 1 < least == most <= MOST_SPELT and len(texts) ** most <= MOST_EXACT:
        texts, least, most = joined([texts] * most), 1, 1
    if texts is None or (most > 1 and texts != {DIGIT} and not all(map(is_edge, texts))):
        if least:
            clauses = piece.clauses if texts is None else clauses_of({f"{before}{text}{after}" for text in texts})
            return Piece(None, clauses, piece.left, piece.right)
        texts = frozenset({(EDGE if piece.left else "") + ANY + (EDGE if piece.right else "")})
    texts = texts if least else texts | {""}
    return Piece(texts, (), edged(texts, 0), edged(texts, -1))


def either(pieces: Sequence[Piece], before: str, after: str) -> Piece:
    """One of several pieces: what one of them needs, or what another needs."""
    left, right = all(piece.left for piece in pieces), all(piece.right for piece in pieces)
    exact = frozenset().union(*(piece.exact or () for piece in pieces))
    if all(piece.exact is not None for piece in pieces) and len(exact) <= MOST_EXACT:
        return Piece(exact, (), left, right)
    needs: list[Sequence[Clause]] = []
    whole = {f"{before}{text}{after}" for text in exact}
    if whole:
        needs.append(best(clauses_of(whole)))
    needs += [piece.clauses for piece in pieces if piece.exact is None]
    if not all(needs):
        return Piece(None, (), left, right)
    rows = range(max(map(len, needs)))
    told = [frozenset[str]().union(*(each[min(row, len(each) - 1)] for each in needs)) for row in rows]
    return Piece(None, best(told), left, right)


def simple(code: Any, argument: Any) -> Piece:
    """An item that holds no others."""
    if code is op.LITERAL:
        texts = frozenset({chr(argument)})
    elif code is op.IN:
        texts = members(argument)
    elif code is op.AT:
        texts = frozenset({"" if argument is op.AT_NON_BOUNDARY else EDGE})
    elif code is op.ANY or code is op.NOT_LITERAL:
        texts = frozenset({ANY})
    else:
        return Piece(None)
    return Piece(texts, (), edged(texts, 0), edged(texts, -1))


def members(items: Sequence[tuple[Any, Any]]) -> Texts:
    """The letters of a class: spelt out where they are few."""
    found: set[str] = set()
    for code, argument in items:
        if code is op.LITERAL:
            found.add(chr(argument))
        elif (code, argument) in ((op.RANGE, (ord("0"), ord("9"))), (op.CATEGORY, op.CATEGORY_DIGIT)):
            found.add(DIGIT)
        elif code is op.RANGE and argument[0] > 0x7F:
            found.add(EDGE)
        else:
            return frozenset({ANY})
    if len(found) > 1 and all(map(is_edge, found)):
        return frozenset({EDGE})
    return frozenset(found) if len(found) <= 8 else frozenset({ANY})


def joined(parts: Iterable[Texts | None]) -> Texts | None:
    """All texts of parts that follow each other; None where they are many."""
    texts = frozenset({""})
    for part in parts:
        if part is None or len(texts) * len(part) > MOST_EXACT:
            return None
        texts = frozenset(first + second for first, second in product(texts, part))
    return texts


def begins_with_edge(shapes: Iterable[Piece], after: str) -> bool:
    """Whether no word can go on into these items; `after` is what follows them."""
    for shape in shapes:
        if shape.left:
            return True
        if shape.exact is None or not edged(shape.exact - {""}, 0) or "" not in shape.exact:
            return False
    return after == EDGE


def ends_with_edge(shapes: Sequence[Piece], before: str) -> bool:
    """Whether no word can go on behind these items; `before` is what they follow."""
    for shape in reversed(shapes):
        if shape.right:
            return True
        if shape.exact is None or not edged(shape.exact - {""}, -1) or "" not in shape.exact:
            return False
    return before == EDGE
