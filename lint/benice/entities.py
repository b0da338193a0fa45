"""Links, mentions and hashtags, cut out as X does it (https://github.com/twitter/twitter-text, conformance of 2021)."""

import re
from functools import lru_cache

Piece = tuple[int, int]  # where it starts and ends, in code points

ACCENTED = (
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272\u0289\u028b"
    "\u02bb\u0300-\u036f\u1e00-\u1eff"
)
GLUED_DOT = re.compile(r"[^\s.]\.[^\s.]")

MENTION = re.compile(
    r"(?:(?<![a-zA-Z0-9_!#$%&*@＠])|(?<=(?<![a-zA-Z0-9_+~.-])[rR][tT])|(?<=(?<![a-zA-Z0-9_+~.-])[rR][tT]:))"
    rf"[@＠]([a-zA-Z0-9_]{{1,20}})(?![@＠{ACCENTED}]|://|[a-zA-Z0-9_])"
)
TAG_ASCII = re.compile(r"(?<![\w&])#(\w*[a-zA-Z]\w*+)(?!#|://)")
TAG_JOINTS = "_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
TAG = (
    rf"(?:(?<![\p{{L}}\p{{M}}\p{{Nd}}{TAG_JOINTS}&])|(?<=[\ufe0e\ufe0f]))[#＃](?![\ufe0f\u20e3])"
    rf"([\p{{L}}\p{{M}}\p{{Nd}}{TAG_JOINTS}]*[\p{{L}}\p{{M}}][\p{{L}}\p{{M}}\p{{Nd}}{TAG_JOINTS}]*+)(?![#＃]|://)"
)


@lru_cache(64)
def find_links(text: str) -> tuple[Piece, ...]:
    """The links of a text; those without http:// too, where they end in a top-level domain of IANA's list."""
    if not GLUED_DOT.search(text):
        return ()
    from benice.links import cut_links

    return cut_links(text)


@lru_cache(64)
def find_mentions(text: str) -> tuple[Piece, ...]:
    """The mentions of a text such as @name, with their sign."""
    if "@" not in text and "＠" not in text:
        return ()
    links = find_links(text)
    return tuple(match.span() for match in MENTION.finditer(text) if not inside(match.span(), links))


@lru_cache(64)
def find_hashtags(text: str) -> tuple[Piece, ...]:
    """The hashtags of a text, with their sign."""
    if "#" not in text and "＃" not in text:
        return ()
    links = find_links(text)
    if text.isascii():
        return tuple(match.span() for match in TAG_ASCII.finditer(text) if not inside(match.span(), links))
    import regex

    return tuple(match.span() for match in regex.finditer(TAG, text) if not inside(match.span(), links))


def inside(piece: Piece, others: tuple[Piece, ...]) -> bool:
    """Whether a piece touches one of others."""
    return any(start < piece[1] and piece[0] < end for start, end in others)
