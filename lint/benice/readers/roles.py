"""What a heading or a bold label says about the words under it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from benice.package_data import package_data
from benice.platforms import find_platform, guess_platform
from benice.readers.channels import SEVERAL, read_channel

TEXT, COMMENT, PART, UNIT = "text", "comment", "part", "unit"
PLATFORM, VERSION, SCRIPT, OTHER = "platform", "version", "script", "other"
ASIDE, ELSEWHERE = "aside", "elsewhere"
LONGEST = 200  # characters of a title that are looked at

MARKS = re.compile(r"[*_`~]|\[([^\]]*)\]\([^)]*\)|<[^>]*>")
EDGES = re.compile(r"^[\W_]+|[^\w)]+$")
NUMBERING = re.compile(r"^(?:\d+[.):]|[a-z][.)]|step \d+:?)\s+")
REMARK = re.compile(r"\s*[(\[][^)\]]*[)\]]")
JOINTS = re.compile(r"[\s/&|-]+")
COUNT = r"(?:\d+|[a-h]|one|two|three|four|five|six|seven|eight|nine|ten)\b(?:\s*(?:/|of|von|-|–)\s*\d+)?"
BARE_COUNT = re.compile(r"#?\d{1,3}(?:\s*/\s*\d*)?")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{1,2}:\d{2})?")
CLOCK = re.compile(r"(?<![\w:])(?:\d{1,2}:\d{2}(?:\s?[ap]m)?|\d{1,2}\s?[ap]m)(?![\w:])", re.IGNORECASE)
NOUN_END = re.compile(rf"\s*\b(?:posts?|copy|text|version|variant|captions?|thread|update|draft)\b\s*(?:{COUNT})?$")
CHAPTER = re.compile(rf"(?:week|month|phase|section|part|quarter|woche|monat)\s*{COUNT}")
LEAD = re.compile(r"\s*(?:[:|–—]|\s-\s)")
OF = re.compile(r"\s+(?:for|on|of|to|from|about|in|with|zu|für)\b")


class Role(NamedTuple):
    """What stands under a title: the sort, the platforms that the title names, and what it says of the posts."""

    sort: str
    platforms: tuple[str, ...] = ()
    thread: bool = False  # the posts under it are parts of one thread
    several: bool = False  # it announces several posts
    common: bool = False  # other texts have such titles too, so that something else must say that these are posts
    closed: bool = False  # nothing under it is a post


class Title(NamedTuple):
    """A title without case, marks, emoji and numbering; without remarks; and without joints."""

    text: str
    bare: str
    joint: str

    @classmethod
    def of(cls, title: str) -> "Title":
        """The forms of a title."""
        text = simple(title[:LONGEST])
        bare = REMARK.sub("", text).strip(" :–—-") or text
        return cls(text, bare, " ".join(JOINTS.split(bare)))


def words(name: str) -> Any:
    """One entry of headings.toml."""
    return load()[name]


@cache
def load() -> Mapping[str, Any]:
    """The data file."""
    return package_data("readers/headings.toml")


def either(name: str) -> str:
    """The words of an entry as alternatives, the longest first."""
    each: Sequence[str] = sorted(words(name), key=len, reverse=True)
    return "|".join(map(re.escape, each))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The words of an entry, found anywhere in a title."""
    return re.compile(rf"(?<![\w-])(?:{either(name)})(?![\w-])")


@cache
def numbered(name: str) -> re.Pattern[str]:
    """A word of an entry with its number."""
    return re.compile(rf"(?<!\w)({either(name)})\s*(?:#|no\.?|nr\.?|n°|:)?\s*{COUNT}")


@cache
def ending(name: str) -> re.Pattern[str]:
    """A word of an entry behind which a title ends."""
    return re.compile(rf"(?<!\w)({either(name)})$")


def simple(title: str) -> str:
    """A title without case, marks, emoji and numbering."""
    text = MARKS.sub(lambda match: match[1] or "", title).lower()
    text = EDGES.sub("", text).strip()
    return NUMBERING.sub("", text)


@lru_cache(4096)
def heading_role(title: str) -> Role:
    """The role of a heading."""
    text, bare, joint = forms = Title.of(title)
    platforms = platforms_of(title)
    thread = re.search(r"(?<!\w)thread(?!\w)", text) is not None
    several = pattern("several").search(bare) is not None
    if joint in words("text"):
        return Role(TEXT, platforms, several=several)
    if joint in words("comment"):
        return Role(COMMENT, platforms)
    if not platforms and pattern("elsewhere").search(bare):
        return Role(ELSEWHERE)
    if re.match(r"threads?(?!\w)(?!\s+\w+\s+\w+\s+\w+)", bare) or re.match(r"thread\s*[:–—-]", text):
        return Role(UNIT, platforms, True)
    if unit := unit_in(forms):
        return Role(UNIT, platforms, thread, common=unit in words("common"))
    if ending("versions").search(bare) and not pattern("aside").search(bare):
        return Role(VERSION, platforms, thread)
    if BARE_COUNT.fullmatch(text) or ISO_DATE.match(text) or pattern("weekdays").match(bare) or is_day(bare):
        return Role(UNIT, platforms, thread, common=True)
    if CHAPTER.match(bare):
        return Role(PLATFORM if platforms else OTHER, platforms, thread, several)
    aside = pattern("aside").search(bare.replace("social media", ""))
    if aside and not leads_with_platform(bare):
        return Role(ASIDE, platforms, several=several, closed=aside[0] not in words("frames"))
    if numbered("script").search(bare):
        return Role(SCRIPT, platforms)
    if platforms:
        return Role(PLATFORM, platforms, thread, several)
    return Role(OTHER, (), thread, several)


def unit_in(title: Title) -> str | None:
    """The noun of a title that heads one post: "Post 3: Why", "Tweet about cats", not "Notes on post 3"."""
    bare = title.bare
    if match := numbered("unit").search(bare):
        before = pattern("aside").search(bare, 0, match.start())
        if (before and OF.match(bare, before.end())) or is_aside(bare[match.end() :]):
            return None
        return match[1]
    match = pattern("nouns_of_posts").search(bare)
    if match and (match.end() == len(bare) or OF.match(bare, match.end()) or LEAD.match(bare, match.end())):
        return None if pattern("aside").search(bare, 0, match.start()) else match[0]
    return None


def is_day(bare: str) -> bool:
    """Whether a title begins with a day such as "January 5" or "5. März"."""
    months = either("months")
    return (
        re.match(rf"(?:\d{{1,2}}(?:st|nd|rd|th|\.)?\s+(?:{months})|(?:{months})\s+\d{{1,2}})(?!\w)", bare) is not None
    )


@lru_cache(4096)
def label_role(title: str) -> Role | None:
    """The role of a bold label; None where it is nothing but bold words. Labels must be meant, word for word."""
    text, bare, joint = Title.of(title)
    if joint in words("text"):
        return Role(TEXT)
    if joint in words("comment"):
        return Role(COMMENT)
    if joint in words("part") or re.fullmatch(rf"(?:{either('part')})\s*#?{COUNT}", joint):
        return Role(PART)
    if joint in words("aside_labels"):
        return Role(ASIDE, common=joint not in words("always_aside"))
    unit = numbered("unit").match(joint)
    if unit and (unit.end() == len(joint) or LEAD.match(bare, unit.end())):
        platform = words("nouns").get(unit[1])
        return Role(UNIT, (platform,) if platform else (), common=unit[1] in words("common"))
    if BARE_COUNT.fullmatch(text) and "/" in text:
        return Role(UNIT)
    thread, stem = "thread" in joint.split(), NOUN_END.sub("", joint)
    if found := find_platform(bare) or find_platform(joint) or (find_platform(stem) if stem else None):
        return Role(UNIT, (found.id,), thread)
    if several := all_platforms(bare):
        return Role(UNIT, several, thread)
    return Role(UNIT, thread=True) if joint == "thread" else None


def is_aside(title: str) -> bool:
    """Whether a title says nothing but that what follows is no post: "Notes", and not "Notes from the road"."""
    text = simple(title)
    return text in words("aside") or text in words("aside_labels")


def is_social(title: str) -> bool:
    """Whether a title or a file's name speaks of posts."""
    return pattern("social").search(" ".join(re.split(r"[\W_]+", title.lower()))) is not None


@lru_cache(4096)
def platforms_of(title: str) -> tuple[str, ...]:
    """The platforms that a title names: "LinkedIn post", "Short (X, Bluesky)"; "Tweet 1" names one too."""
    title = CLOCK.sub("", ISO_DATE.sub("", title)).strip(" -–—|,")
    outside, inside = REMARK.sub("", title), REMARK.findall(title)
    for words in (outside, *inside):
        if found := guess_platform(words):
            return (found,)
    for words in (*inside, *LEAD.split(outside)):
        if several := all_platforms(words.strip(" ()[]")):
            return several
    nouns: Mapping[str, str] = load()["nouns"]
    return tuple([nouns[word] for word in re.findall(r"\w+", title.lower()) if word in nouns][:1])


def all_platforms(text: str) -> tuple[str, ...]:
    """The platforms of a text that is nothing but several of them: "X, Bluesky and Mastodon"."""
    parts = [NOUN_END.sub("", part.lower()) for part in SEVERAL.split(text) if part]
    channels = [read_channel(part) for part in parts]
    found = [channel[0] for channel in channels if channel and channel[1] is None]
    return tuple(dict.fromkeys(found)) if len(found) == len(parts) > 1 else ()


def leads_with_platform(bare: str) -> bool:
    """Whether a title begins with a platform and goes on behind a colon or a dash: "LinkedIn: five tips"."""
    match = LEAD.search(bare)
    return match is not None and find_platform(bare[: match.start()].strip()) is not None
