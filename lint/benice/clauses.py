"""The words and signs of texts: what a text must hold for a pattern to be in it, and what it does hold.

Words are runs of letters, digits and underscores, whole as they stand in the text; beside them count the signs
between words, `0` for any digit, and `*part` for a part of a word. A clause is a set of which a text must hold one, a
way a few clauses of which it must hold all.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from string import ascii_letters, digits

MOST_CLAUSES = 4  # for one way to match: more tell no more
RARE = 0.1  # of a text's chances to hold a word
EDGE, ANY, DIGIT = "\0", "\1", "\2"  # something that is not in a word, or nothing; anything; a digit
WORD = re.compile(r"[A-Za-z0-9_]+")  # as RE2 sees words: other letters stand between them
PIECE = re.compile(r"[A-Za-z0-9_\1\2]+")
INSIDE = frozenset(f"{ascii_letters}{digits}_{ANY}{DIGIT}")
UNTOLD = frozenset((EDGE, ANY, DIGIT, " ", "\n", "'"))
PART = re.compile(r"[A-Za-z_]{3,}")
COMMON = (  # words of short posts, the most common first
    "the to i a and is in it you of for on my that s t me this with be have so just at not your we are all if do can",
    "but what now up out get or was like no how go from new know one will more there see time here they love as good",
)
SHARE = {word: 0.35 / (1 + number / 8) for number, word in enumerate(" ".join(COMMON).split())}

Clause = frozenset[str]
Way = Sequence[Clause]


def words_of(text: str) -> set[str]:
    """The words and signs of a text, as clauses name them."""
    signs = set(text)
    found = signs - INSIDE
    found.update(WORD.findall(text))
    if not signs.isdisjoint(digits):
        found.add("0")
    return found


def clauses_of(texts: Iterable[str]) -> list[Clause]:
    """What one of some texts must hold: whole words and signs; nothing where one of the texts has neither."""
    each = [whole_words(text) for text in texts]
    if not each or not all(each):
        return []
    common = frozenset.intersection(*each)
    found = [frozenset({word}) for word in common]
    while all(each := [words - common for words in each]):
        common = frozenset(min(words, key=share) for words in each)
        found.append(common)
    return found


def whole_words(text: str) -> frozenset[str]:
    """The words of a text that are known from edge to edge, and its signs."""
    found = {sign for sign in text if sign not in UNTOLD and sign not in INSIDE}
    for match in PIECE.finditer(text):
        if DIGIT in match[0]:
            found.add("0")
        elif ANY not in match[0] and match.start() > 0 and match.end() < len(text):
            found.add(match[0])
        else:
            found.update(f"*{part}" for part in PART.findall(match[0]))
    return frozenset(found)


def best(clauses: Iterable[Clause]) -> Way:
    """The most telling clauses, in order; parts of words are only worth their search where little else tells."""
    found = sorted(set(clauses), key=lambda clause: (sum(map(share, clause)), sorted(clause)))
    whole = [clause for clause in found if not any(map(is_part, clause))]
    if whole and sum(map(share, whole[0])) < RARE:
        found = whole
    kept: list[Clause] = []
    for clause in found:
        if not any(other <= clause for other in kept):
            kept.append(clause)
    return tuple(kept[:MOST_CLAUSES])


@cache
def parts_of(clause: Clause) -> Sequence[str]:
    """The parts of words that a clause names."""
    return [word[1:] for word in clause if is_part(word)]


def is_part(word: str) -> bool:
    """Whether a clause names a part of a word."""
    return len(word) > 1 and word[0] == "*"


def share(word: str) -> float:
    """The share of posts that hold a word, roughly: what is short is common."""
    return SHARE.get(word) or (0.3 if word[0] not in INSIDE and len(word) == 1 else 0.02) / len(word) ** 2


def edged(texts: Iterable[str], at: int) -> bool:
    """Whether all texts have an edge at their start (0) or end (-1)."""
    return all(text and text[at] not in INSIDE for text in texts)


def is_edge(text: str) -> bool:
    """Whether nothing of a text is in a word."""
    return bool(text) and INSIDE.isdisjoint(text)
