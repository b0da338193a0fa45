"""The letters that a pattern cannot do without: a text that does not hold them need not be tried."""

import re
import re._constants as op  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

MOST_EXACT = 64  # texts that a piece of a pattern may stand for, to be spelt out
MOST_NEEDED = 400  # alternatives of which a text must hold one
MOST_CLAUSES = 4  # such sets for one pattern: more tell no more
SHORTEST = 2  # letters; what is shorter stands in every text

Texts = frozenset[str]
Clauses = list[Texts]  # of each a text must hold one
NOTHING: Texts = frozenset({""})


def needed(expression: str) -> Clauses:
    """Sets of texts, of each of which one stands in whatever matches an expression, the most telling set first."""
    try:
        exact, inside = weigh(parser.parse(expression))
    except re.error:  # RE2 knows classes that Python does not
        return []
    told = [exact] if exact is not None else inside
    useful = {clause for clause in told if min(map(len, clause), default=0) >= SHORTEST}
    return sorted(useful, key=rank)[:MOST_CLAUSES]


def rank(clause: Texts) -> tuple[int, int, list[str]]:
    """The fewer texts hold something of a clause, the smaller."""
    return -min(map(len, clause), default=0), len(clause), sorted(clause)


def weigh(items: Iterable[tuple[Any, Any]]) -> tuple[Texts | None, Clauses]:
    """All texts that a sequence can match, where they are few; and what must be in it."""
    told: Clauses = []
    run, unclear = NOTHING, False  # what the pieces since the last unclear one can match
    for code, argument in items:
        exact, inside = weigh_item(code, argument)
        if exact is not None and len(exact) * len(run) <= MOST_EXACT:
            run = frozenset(before + after for before, after in product(run, exact))
            continue
        told += [run, *inside] if exact is None else [run, exact]
        run, unclear = NOTHING, True
    told.append(run)
    return (None if unclear else run), [clause for clause in told if "" not in clause]


def weigh_item(code: Any, argument: Any) -> tuple[Texts | None, Clauses]:
    """`weigh` for one item of a parsed expression."""
    if code is op.LITERAL:
        return frozenset({chr(argument)}), []
    if code is op.AT:
        return NOTHING, []
    if code is op.IN:
        return members(argument), []
    if code is op.SUBPATTERN:
        return weigh(argument[3])
    if code is op.BRANCH:
        return weigh_branches([weigh(branch) for branch in argument[1]])
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, repeated = argument
        exact, inside = weigh(repeated)
        if (least, most) == (1, 1):
            return exact, inside
        if (least, most) == (0, 1) and exact is not None:
            return exact | NOTHING, []
        return None, ([exact] if exact is not None else inside) if least else []
    return None, []


def weigh_branches(branches: Sequence[tuple[Texts | None, Clauses]]) -> tuple[Texts | None, Clauses]:
    """`weigh` for alternatives: what one of them needs is one clause."""
    exact: set[str] | None = set()
    clause: set[str] | None = set()
    for each, inside in branches:
        exact = exact | each if exact is not None and each is not None else None
        best = each if each is not None else min(inside, key=rank, default=None)
        clause = clause | best if clause is not None and best is not None and "" not in best else None
    if exact is not None and len(exact) <= MOST_EXACT:
        return frozenset(exact), []
    return None, [frozenset(clause)] if clause is not None and len(clause) <= MOST_NEEDED else []


def members(items: Sequence[tuple[Any, Any]]) -> Texts | None:
    """The letters of a small class."""
    if any(code is not op.LITERAL for code, _ in items) or len(items) > 8:
        return None
    return frozenset(chr(argument) for _, argument in items)
