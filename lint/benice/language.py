"""Which language a post is in: what it says of itself, else a cheap honest guess."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from benice.model import Post
from benice.package_data import package_data

ENOUGH = 3  # different words of a language that it takes to believe in it
WORDS = re.compile(r"(?<![#@/.\w])[^\W\d_]+(?:['’][^\W\d_]+)?(?![@/])")


def speaks(post: Post, language: str) -> bool:
    """Whether rules for a language may judge a post: not if it says, or shows, that it is in another one."""
    told = post.language or guess(post.body.text)
    return told is None or told.split("-")[0].split("_")[0].lower() == language


@lru_cache(maxsize=1024)
def guess(text: str) -> str | None:
    """The language of a text (ISO 639-1), or None where it is too short or too mixed to tell.

    Believed is the language of the script that most letters are from, else the one of which at least three different
    common words stand in the text, if those are more than twice as many as the English ones; two are enough in a short
    text without any English one, and one less where a word has an accent.
    """
    if not text.isascii() and (script := script_of(text)):
        return script
    words = set(text.lower().split())
    common = common_words()
    english = len(words & common["en"])
    if english >= ENOUGH and english * 3 >= len(words):  # then no other language can have twice as many
        return "en"
    words = set(WORDS.findall(text.lower().replace("’", "'")))
    english = len(words & common["en"])
    if len(words & foreign_words()) < ENOUGH - (1 if text.isascii() else 2):  # most texts: the rest takes twice as long
        return "en" if english >= ENOUGH else None
    hits = {language: len(words & each) for language, each in common.items() if language != "en"}
    best = max(hits, key=lambda language: hits[language])
    enough = ENOUGH if english or hits[best] * 3 < len(words) else ENOUGH - 1
    enough -= not english and any(not word.isascii() for word in words)
    if hits[best] >= enough and hits[best] > 2 * english:
        return best
    return "en" if english >= ENOUGH and english > hits[best] else None


def script_of(text: str) -> str | None:
    """The language of the script that most of the letters are from; None for Latin letters."""
    letters = sum(letter.isalpha() for letter in text)
    found = {language: len(pattern.findall(text)) for language, pattern in scripts().items()}
    if found["ja"]:
        found["ja"] += found["zh"]  # Japanese writes Chinese characters too
    best = max(found, key=lambda language: found[language])
    return best if found[best] * 2 > letters else None


@cache
def data() -> Mapping[str, Mapping[str, str]]:
    """languages.toml."""
    return package_data("languages.toml")


@cache
def common_words() -> Mapping[str, frozenset[str]]:
    """The common words of each language that English does not have too."""
    lists = {language: frozenset(words.split()) for language, words in data()["words"].items()}
    shared = lists.pop("shared")
    return {language: words - shared for language, words in lists.items()}


@cache
def foreign_words() -> frozenset[str]:
    """The common words of all languages but English."""
    return frozenset().union(*(words for language, words in common_words().items() if language != "en"))


@cache
def scripts() -> Mapping[str, re.Pattern[str]]:
    """What finds the letters of each script."""
    return {language: re.compile(f"[{letters}]") for language, letters in data()["scripts"].items()}
