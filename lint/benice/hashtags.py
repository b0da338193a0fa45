"""Hashtags of several words in small letters, and the words in them."""

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from benice.entities import Piece, find_hashtags

SHORTEST = 7  # letters of a hashtag that can be hard to read for being joined
LONGEST = 60  # and of one that is looked at
SMALL = 3  # letters: of shorter words ("of", "to") two in a row are rather part of another word


@cache
def known_words() -> frozenset[str]:
    """The words that hashtags are made of; also joined ones that are one word to everybody, such as "workshop"."""
    text = (Path(__file__).parent / "hashtag_words.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.split("\n") if not line.startswith("#") for word in line.split())


def find_joined(text: str) -> list[Piece]:
    """The hashtags of a text that join several known words without a capital, such as #sundayreading."""
    pieces = find_hashtags(text)
    return [piece for piece in pieces if len(words_of(text[piece[0] + 1 : piece[1]])) > 1]


@lru_cache(1024)
def words_of(tag: str) -> Sequence[str]:
    """The words of a hashtag in small letters, with the fewest cuts; none where it is not made of known words."""
    if not (SHORTEST <= len(tag) <= LONGEST and tag.isascii() and tag.isalpha() and tag.islower()):
        return ()
    words = known_words()
    longest = max(map(len, words))
    best: list[tuple[str, ...] | None] = [(), *[None] * len(tag)]
    for end in range(1, len(tag) + 1):
        for start in range(max(0, end - longest), end):
            before, word = best[start], tag[start:end]
            if before is None or word not in words or (before and len(before[-1]) < SMALL and len(word) < SMALL):
                continue
            found = best[end]
            if found is None or len(before) + 1 < len(found):
                best[end] = (*before, word)
    found = best[-1]
    return found if found and sum(len(word) >= SMALL for word in found) > 1 else found[:1] if found else ()
