"""What a heading or a bold label says about the words under it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from benice.platforms import find_platform, guess_platform

MARKS = re.compile(r"[*_`~]|\[([^\]]*)\]\([^)]*\)|<[^>]*>")
EDGES = re.compile(r"^[\W_]+|[^\w)]+$")
NUMBERING = re.compile(r"^(?:\d+[.):]|[a-z][.)]|step \d+:?)\s+")
REMARK = re.compile(r"\s*[(\[][^)\]]*[)\]]")
COUNT = r"(?:\d+|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten)\b(?:\s*(?:/|of|von|-|–)\s*\d+)?"
BARE_COUNT = re.compile(r"#?\d{1,3}(?:\s*/\s*\d*)?")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
NOUN_END = re.compile(rf"\s*\b(?:posts?|copy|text|version|variant|captions?|thread|update|draft)\b\s*(?:{COUNT})?$")
CHAPTER = re.compile(rf"(?:week|month|phase|section|part|quarter|woche|monat)\s*{COUNT}")
LEAD = re.compile(r"\s*(?:[:|–—]|\s-\s)")

TEXT, COMMENT, PART, UNIT = "text", "comment", "part", "unit"
PLATFORM, SCRIPT, ASIDE, OTHER = "platform", "script", "aside", "other"
LONGEST = 200  # characters of a title that are looked at


class Role(NamedTuple):
    """What stands under a title: the sort, the platform that the title names, and what it says of the posts."""

    sort: str
    platform: str | None = None
    thread: bool = False  # the posts under it are parts of one thread
    several: bool = False  # it announces several posts
    common: bool = False  # a word that is common inside a text


@cache
def words(name: str) -> Any:
    """One entry of headings.toml."""
    data: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))
    return data[name]


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The words of an entry, found anywhere in a title."""
    each: Sequence[str] = sorted(words(name), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, each))})(?![\w-])")


@cache
def numbered(name: str) -> re.Pattern[str]:
    """A word of an entry with its number."""
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, words(name)))})\s*(?:#|no\.?|nr\.?|n°|:)?\s*{COUNT}")


def simple(title: str) -> str:
    """A title without case, marks, emoji and numbering."""
    text = MARKS.sub(lambda match: match[1] or "", title).lower()
    text = EDGES.sub("", text).strip()
    return NUMBERING.sub("", text)


@lru_cache(4096)
def heading_role(title: str) -> Role:
    """The role of a heading, by its first words."""
    text = simple(title[:LONGEST])
    bare = REMARK.sub("", text).strip(" :–—-") or text
    platform = platform_of(bare) or platform_of(text)
    thread = re.search(r"(?<!\w)thread(?!\w)", text) is not None
    several = pattern("several").search(bare) is not None
    joint = " ".join(re.split(r"[\s/&|-]+", bare))
    if joint in words("text"):
        return Role(TEXT, platform, several=several)
    if joint in words("comment"):
        return Role(COMMENT, platform)
    unit = numbered("unit").search(bare)
    starts = leads_with_platform(bare)
    aside = None if CHAPTER.match(bare) else pattern("aside").search(bare)
    if unit and (aside is None or unit.start() < aside.start()):
        return Role(UNIT, platform, thread)
    if BARE_COUNT.fullmatch(text) or ISO_DATE.match(text) or pattern("weekdays").match(bare):
        return Role(UNIT, platform, thread)
    if aside and not starts:
        return Role(ASIDE, platform)
    if numbered("script").search(bare):
        return Role(SCRIPT, platform)
    if platform:
        return Role(PLATFORM, platform, thread, several)
    return Role(OTHER, None, thread, several)


@lru_cache(4096)
def label_role(title: str) -> Role | None:
    """The role of a bold label; None where it is nothing but bold words. Labels must be meant, word for word."""
    text = simple(title)
    bare = REMARK.sub("", text).strip(" :–—-") or text
    joint = " ".join(re.split(r"[\s/&|-]+", bare))
    if joint in words("text"):
        return Role(TEXT)
    if joint in words("comment"):
        return Role(COMMENT)
    if joint in words("part") or re.fullmatch(rf"(?:{'|'.join(words('part'))})\s*#?{COUNT}", joint):
        return Role(PART)
    if joint in words("aside_labels"):
        return Role(ASIDE, common=joint not in words("always_aside"))
    unit = numbered("unit").match(joint)
    if unit and (unit.end() == len(joint) or LEAD.match(bare, unit.end())):
        return Role(UNIT, words("nouns").get(unit[1]), common=unit[1] in words("common"))
    if BARE_COUNT.fullmatch(text) and "/" in text:
        return Role(UNIT)
    stem = re.sub(
        rf"\s*\b(?:{'|'.join(words('unit'))}|posts?|copy|text|version|captions?)\b\s*(?:{COUNT})?$", "", joint
    )
    if found := find_platform(bare) or find_platform(joint) or (find_platform(stem) if stem else None):
        return Role(UNIT, found.id, thread="thread" in joint.split())
    return None


def is_aside(title: str) -> bool:
    """Whether a title says nothing but that what follows is no post: "Notes", and not "Notes from the road"."""
    text = simple(title)
    return text in words("aside") or text in words("aside_labels")


@lru_cache(4096)
def platform_of(title: str) -> str | None:
    """The platform that a title names; "Tweet 1" names one too."""
    found: str | None = guess_platform(title)
    if found:
        return found
    nouns: Mapping[str, str] = words("nouns")
    return next((nouns[word] for word in re.findall(r"\w+", title) if word in nouns), None)


def leads_with_platform(bare: str) -> bool:
    """Whether a title begins with a platform and goes on behind a colon or a dash: "LinkedIn: five tips"."""
    match = LEAD.search(bare)
    return match is not None and find_platform(bare[: match.start()].strip()) is not None
