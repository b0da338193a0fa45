"""What platforms.toml says: which platforms there are, how people call them, and every number with its source."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from benice.light import dataclass
from benice.package_data import package_data

BETWEEN = re.compile(r"[^\w]+|_+")
WORD = re.compile(r"\w+(?:'\w+)?")
# A heading with one of these behind or before a name that is also a common word means the platform.
GOES_TO = frozenset({"on", "for", "to", "meta", "in", "auf", "für", "sur", "pour", "en", "para"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a platform sets or that readers put up with, and who says so; `unverified`: a default only."""

    value: int
    source: str
    date: date
    unverified: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Platform:
    """One platform; `unit` says what its limit counts, `numbers` has everything else by name."""

    id: str
    name: str
    unit: str
    aliases: Sequence[str]
    numbers: Mapping[str, Number]

    def number(self, name: str) -> int | None:
        """A number by its name in platforms.toml, such as "limit" or "most-per-day"; None where nobody says one."""
        found = self.numbers.get(name)
        return found.value if found else None


@cache
def platforms() -> Mapping[str, Platform]:
    """All platforms by id."""
    data = package_data("platforms.toml")
    return {name: read_platform(name, each, data["sources"]) for name, each in data.items() if name != "sources"}


def read_platform(name: str, entry: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]]) -> Platform:
    """The platform of one table; KeyError where a number has no source."""
    numbers = {}
    for key, each in entry.items():
        if isinstance(each, dict):
            source = sources[each["source"]]
            numbers[key] = Number(
                each["value"], source["url"], date.fromisoformat(source["date"]), each.get("unverified", False)
            )
    return Platform(name, entry["name"], entry["unit"], entry["aliases"], numbers)


def platform_ids() -> Sequence[str]:
    """The ids of all platforms."""
    return tuple(platforms())


@cache
def names() -> Mapping[str, Platform]:
    """Every name of every platform, in the form that `plain` gives."""
    return {plain(alias): each for each in platforms().values() for alias in (each.id, each.name, *each.aliases)}


def plain(name: str) -> str:
    """A name without case and without what stands between its words: "Twitter/X" and "twitter (x)" are alike."""
    return " ".join(BETWEEN.split(name.lower())).strip()


def find_platform(name: str) -> Platform | None:
    """The platform of an id or of any name that people write for it, such as "Twitter/X", "insta" or "GMB"."""
    return names().get(plain(name))


def guess_platform(label: str) -> str | None:
    """The one platform that a heading such as "LinkedIn post" or "X / Twitter thread" names; None where it is unclear.

    "X", "Threads" and names of two letters mean other things too ("Day X", "two threads", "Li Wei"): they count where
    they lead, where a mark sets them apart ("Launch: X"), where the heading speaks of what goes "on X", or in capitals.
    """
    words = list(WORD.finditer(label))
    sure: set[str] = set()
    leads: set[str] = set()  # "Threads" at the head of a heading that names another platform means threads
    at = 0
    while at < len(words):
        length, found = name_at(words, at)
        if found and (length > 1 or means_it(label, words, at)):
            (leads if found.id == "threads" and at == 0 else sure).add(found.id)
        at += length
    ids = sure or leads
    return ids.pop() if len(ids) == 1 else None


def means_it(label: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a name of one word is meant as a platform's."""
    word = words[at][0]
    if len(word) == 2:
        return word.isupper() or len(words) == 1
    if word.lower() not in ("x", "threads"):
        return True
    return at == 0 or set_apart(label[words[at - 1].start() : words[at].start()])


def name_at(words: Sequence[re.Match[str]], at: int) -> tuple[int, Platform | None]:
    """The longest name that begins at a word, and how many words it has; one word that is no name, else."""
    for size in (3, 2, 1):
        if found := find_platform(" ".join(word[0] for word in words[at : at + size])):
            return min(size, len(words) - at), found
    return 1, None


def set_apart(before: str) -> bool:
    """Whether the word in front of a name and what stands between say that a platform follows."""
    word = BETWEEN.split(before, maxsplit=1)[0]
    return word.lower() in GOES_TO or len(before) - len(word) > 1
