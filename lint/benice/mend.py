"""Mechanical repairs of single places in a text."""

import re
import unicodedata
from typing import NamedTuple

from benice.edit import rewrite
from benice.hashtags import words_of
from benice.model import Edit, Field, Fix

SHAPED_CAPITALS = (0x1F150, 0x1F170)  # where rows of A to Z in black shapes begin, which Unicode does not decompose


class Better(NamedTuple):
    """What should stand at a place, for a message, and the fix where it can be made without a person."""

    words: str
    fix: Fix | None


def drop_hashtag(field: Field, start: int, end: int) -> Better:
    """Leave out a hashtag among others, with the space before it; in a sentence only its sign: the word stays."""
    text = field.text
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end) if "\n" in text[end:] else len(text)
    if not among_hashtags(text, line_start, start, end, line_end):
        return better(text[start + 1 : end], rewrite(field, start, start + 1, ""))
    if start > line_start and text[start - 1] == " ":
        return better("", rewrite(field, start - 1, end, ""))
    if text[end : end + 1] == " ":
        return better("", rewrite(field, start, end + 1, ""))
    return Better("", None)


def among_hashtags(text: str, line_start: int, start: int, end: int, line_end: int) -> bool:
    """Whether a hashtag ends a line, or stands in a row of them."""
    before = text[line_start:start].split()[-1:]
    after = text[end:line_end].split()[:1]
    neighbours = [word for word in (*before, *after) if word.strip(".,|·")]
    return not after or all(word.startswith("#") for word in neighbours)


def capitalise_hashtag(field: Field, start: int, end: int) -> Better:
    """Begin each word of a hashtag with a capital."""
    words = words_of(field.text[start + 1 : end])
    edits: list[Edit | None] = []
    at = start + 1
    for word in words:
        edits.append(rewrite(field, at, at + 1, word[0].upper()))
        at += len(word)
    return better("#" + "".join(map(str.capitalize, words)), *edits)


def plain_letters(field: Field, start: int, end: int) -> Better:
    """Write styled letters as plain ones."""
    plain = [(at, plain_letter(field.text[at])) for at in range(start, end)]
    edits = [rewrite(field, at, at + 1, letter) for at, letter in plain if letter != field.text[at]]
    return better("".join(letter for _, letter in plain), *edits)


def plain_letter(letter: str) -> str:
    """The plain form of a styled letter."""
    for first in SHAPED_CAPITALS:
        if first <= ord(letter) < first + 26:
            return chr(ord("A") + ord(letter) - first)
    return re.sub(r"[()]", "", unicodedata.normalize("NFKC", letter))


def one_mark(field: Field, start: int, end: int) -> Better:
    """Keep one of several exclamation marks: the words stay, and the tone is the writer's to choose."""
    if field.text[end : end + 1] == "[":
        return Better("!", None)  # "![" would begin a picture in Markdown
    return better("!", rewrite(field, start + 1, end, ""), safe=False)


def one_space(field: Field, start: int, end: int) -> Better:
    """Keep one of several spaces."""
    return better(" ", rewrite(field, start + 1, end, ""))


def better(words: str, *edits: Edit | None, safe: bool = True) -> Better:
    """What should stand there, with the fix where all of its edits can be made."""
    made = [edit for edit in edits if edit]
    message = f"write '{words}'" if words.strip() else "leave it out"
    return Better(words, Fix(message, made, safe) if made and len(made) == len(edits) else None)
