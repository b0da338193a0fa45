"""HTML to the text that a network shows, with places: tags go, paragraphs and breaks become line ends."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from benice.model import Field, Places

TOKEN = re.compile(r"<!--[^<>]*>|<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,32});")
TAG = re.compile(r"</?(?:p|br|div|span|strong|em|b|i|u|a|ul|ol|li|h[1-6])\b[^<>]*>", re.IGNORECASE)
BLOCKS = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre"})
UNSEEN = frozenset({"script", "style"})


class Piece(NamedTuple):
    """Characters of the result and the piece of the HTML that they stand for, `literal` letter by letter."""

    text: str
    start: int
    end: int
    literal: bool = False


def looks_like_html(text: str) -> bool:
    """Whether a text is marked up, and does not merely hold an angle bracket."""
    return TAG.search(text) is not None


def html_to_text(field: Field, between: str = "\n") -> Field:
    """The text of a field that holds HTML; `between` stands between two paragraphs."""
    found = list(trimmed(pieces(field.text, between)))
    text = "".join(piece.text for piece in found)
    if text == field.text:
        return field

    def places() -> Places:
        starts, ends = field.places
        firsts: list[int] = []
        lasts: list[int] = []
        for piece in found:
            if piece.literal:
                firsts += starts[piece.start : piece.end]
                lasts += ends[piece.start : piece.end]
            else:
                firsts += [starts[piece.start]] * len(piece.text)
                lasts += [ends[piece.end - 1]] * len(piece.text)
        return firsts, lasts

    return Field(field.source, text, places, (field.start, field.end))


def pieces(text: str, between: str) -> Iterator[Piece]:
    """The pieces of a text, with those for line ends where blocks begin and breaks stand."""
    at, begun, before, unseen = 0, False, "", ""
    for match in TOKEN.finditer(text):
        if match.start() > at and not unseen and not (before and is_layout(text[at : match.start()])):
            yield Piece(text[at : match.start()], at, match.start(), literal=True)
            begun, before = True, ""
        at = match.end()
        closing, tag = match[1], (match[2] or "").lower()
        if tag in UNSEEN:
            unseen = "" if closing else tag
        elif unseen or match[0].startswith("<!--"):
            continue
        elif not tag:
            letter = html.unescape(match[0]).replace("\xa0", " ")
            yield Piece(letter, *match.span(), literal=letter == match[0])
            begun, before = True, ""
        elif tag == "br":
            yield Piece("\n", *match.span())
        elif tag in BLOCKS:
            if begun and not closing and before != "open":
                yield Piece("\n" if tag == "li" else between, *match.span())
            before = "closed" if closing else "open"
    if at < len(text) and not unseen:
        yield Piece(text[at:], at, len(text), literal=True)


def is_layout(text: str) -> bool:
    """Whether a text only sets the tags around it apart for those who read the HTML."""
    return text.isspace() and ("\n" in text or "\r" in text)


def trimmed(found: Iterator[Piece]) -> Iterator[Piece]:
    """The pieces without white space around the whole."""
    kept = [piece for piece in found if piece.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    for number, piece in enumerate(kept):
        text = piece.text
        if piece.literal:
            left = len(text) - len(text.lstrip()) if number == 0 else 0
            right = len(text.rstrip()) if number == len(kept) - 1 else len(text)
            piece = Piece(text[left:right], piece.start + left, piece.start + right, literal=True)
        yield piece
