"""Where a post goes: the platform and the account in what people write, such as "IG Reels + TikTok" or "@acme (X)"."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import PurePath
from typing import NamedTuple

from benice.model import Field, Note
from benice.platforms import find_platform, platform_ids
from benice.readers.tree import Items, Leaf, Node

SEVERAL = re.compile(r"\s*(?:[,;|\n+&]|\s(?:and|und|et|y|e)\s|\s/\s|/)\s*")
BRACKET = re.compile(r"(.*\S)\s*\((.*)\)\s*")
JOINT = re.compile(r"[-_: ]+")
FORMS = frozenset(
    {"post", "posts", "page", "group", "groups", "reel", "reels", "short", "shorts", "story", "stories", "feed",
     "carousel", "carousels", "thread", "threads", "video", "videos", "profile", "company", "live", "drafts", "social",
     "captions", "content", "only"}
)  # fmt: skip


LONGEST = 100  # characters of a name; what is longer is a text that stands where a name should
UNCLEAR = frozenset({"threads", "in", "meta", "g"})  # in a file's name these may well mean something else


class Channel(NamedTuple):
    """One place where a post goes, and the words that said so."""

    platform: str | None
    account: str | None
    field: Field | None


@lru_cache(4096)
def read_channel(name: str) -> tuple[str, str | None] | None:
    """Platform and account of a name such as "X", "linkedin-acme", "acme-mastodon", "Acme (Facebook)", "IG Reels"."""
    name = name.strip()
    if len(name) > LONGEST:
        return None
    if found := find_platform(name):
        return found.id, None
    if match := BRACKET.fullmatch(name):
        for inside, outside in ((match[2], match[1]), (match[1], match[2])):
            if found := find_platform(inside.strip()):
                return found.id, account_of(outside.strip())
    joints = [(match.start(), match.end()) for match in JOINT.finditer(name)]
    for start, end in reversed(joints):
        if found := find_platform(name[:start]):
            return found.id, account_of(name[end:])
    for start, end in joints:
        if found := find_platform(name[end:]):
            return found.id, account_of(name[:start])
    return None


def account_of(words: str) -> str | None:
    """The account in what stands beside a platform's name; "Reels" and "Company Page" name none."""
    return None if not words or set(JOINT.split(words.lower())) <= FORMS else words


def channels_of(given: Sequence[Node], notes: list[Note]) -> Iterable[Channel]:
    """The channels of what a record gives as its platforms; a name that nobody knows is noted."""
    for node in given:
        items = node.items if isinstance(node, Items) else [node]
        for item in items:
            if isinstance(item, Leaf):
                for part in split(item.field):
                    found = read_channel(part.text)
                    if found is None:
                        from benice.tables import did_you_mean

                        hint = did_you_mean(part.text.lower(), platform_ids())
                        notes.append(Note("unknown-platform", part, {"platform": part.text, "hint": hint}))
                    platform, account = found or (None, part.text)
                    yield Channel(platform, account, part)


def split(field: Field) -> Sequence[Field]:
    """The names in a cell, each as a field; "Twitter/X" and "Salt & Pepper (Instagram)" are one."""
    field = field.stripped()
    cuts = cuts_of(field.text)
    return [field] if cuts == [(0, len(field.text))] else [field.part(*each) for each in cuts]


@lru_cache(4096)
def cuts_of(text: str) -> Sequence[tuple[int, int]]:
    """Where the names in a text stand."""
    whole = [(0, len(text))] if text else []
    if len(text) > 5 * LONGEST or find_platform(text):
        return whole
    ends = [0, *(end for match in SEVERAL.finditer(text) for end in match.span()), len(text)]
    parts = [(first, last) for first, last in zip(ends[::2], ends[1::2], strict=True) if first < last]
    known = all(read_channel(text[first:last]) for first, last in parts)
    return whole if BRACKET.fullmatch(text) and not known else parts


@cache
def platform_in_path(path: str) -> str | None:
    """The one platform that a file's name names, such as "buffer-instagram-acme.csv"; else that of a folder near it.

    A folder's name counts where it says nothing else: "linkedin", "x-twitter", "instagram-carousels".
    """
    file = PurePath(path)
    found, _ = platforms_among(file.stem)
    for folder in reversed(file.parts[-3:-1]):
        if found:
            break
        found, others = platforms_among(folder)
        found = found if others <= FORMS else set()
    return found.pop() if len(found) == 1 else None


def platforms_among(name: str) -> tuple[set[str], set[str]]:
    """The platforms in a name of a file or folder, and its other words."""
    words = {word for word in re.split(r"[^a-z0-9]+", name.lower()) if word}
    named = {word: each.id for word in words - UNCLEAR if (each := find_platform(word))}
    return set(named.values()), words - set(named)


@cache
def looks_like_file(text: str) -> bool:
    """Whether a text is a path or an address."""
    return "/" in text or re.search(r"\.\w{2,4}$", text) is not None


def networks_in_media(node: Node) -> bool:
    """Whether a `media` list means networks, as some tools have it, and not pictures."""
    if not isinstance(node, Items) or not node.items:
        return False
    names = [item.field.text for item in node.items if isinstance(item, Leaf)]
    if len(names) < len(node.items) or any(looks_like_file(name) for name in names):
        return False
    return any(read_channel(name) for name in names)
