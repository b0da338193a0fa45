"""What people call a column or a key: spellings -> the names of the contract, from keys.toml."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property, lru_cache

from benice.package_data import package_data

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
REMARK = re.compile(r"\([^)]*\)|[*:]")
JOINT = re.compile(r"[\s_./\\|&+-]+")

LONGEST = 80  # characters; a longer key is a text that stands where a key should


@cache
def words_of(table: str) -> Mapping[str, Sequence[str]]:
    """One table of keys.toml."""
    data: Mapping[str, Mapping[str, Sequence[str]]] = load()
    return data[table]


@cache
def load() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """The data file."""
    return package_data("readers/keys.toml")


@lru_cache(4096)
def plain(key: str) -> str:
    """A key without what makes no difference: case, joints, remarks."""
    bare = REMARK.sub(" ", key) if REMARK.sub("", key).strip() else key
    return JOINT.sub(" ", CAMEL.sub(" ", bare)).strip().lower()


@cache
def meanings(table: str) -> Mapping[str, str]:
    """Spelling -> name, of one table; the first name that claims a spelling has it."""
    found: dict[str, str] = {}
    for name, spellings in words_of(table).items():
        for spelling in spellings:
            found.setdefault(plain(spelling), name)
    return found


@cache
def built_in() -> Mapping[str, tuple[str, int]]:
    """Spelling -> name and how far back in its list it stands."""
    found: dict[str, tuple[str, int]] = {}
    for name, spellings in words_of("keys").items():
        found.setdefault(plain(name), (name, 0))
        for rank, spelling in enumerate(spellings, 1):
            found.setdefault(plain(spelling), (name, rank))
    return found


class Names:
    """Key -> name of the contract; `extra` are spellings from config, which go first or last."""

    def __init__(self, extra: Mapping[str, Sequence[str]] | None = None, *, extra_first: bool = False) -> None:
        self.extra = extra or {}
        self.extra_first = extra_first
        self.asked: dict[str, tuple[str, int] | None] = {}

    @cached_property
    def known(self) -> Mapping[str, tuple[str, int]]:
        """Spelling -> name and rank; read only when somebody asks for a key."""
        known = dict(built_in())
        for name, spellings in self.extra.items():
            canonical = known.get(plain(name), (name, 0))[0]
            for rank, spelling in enumerate(spellings):
                if self.extra_first or plain(spelling) not in known:
                    known[plain(spelling)] = canonical, rank - len(spellings)
        return known

    @cached_property
    def glued(self) -> Mapping[str, tuple[str, int]]:
        """The spellings without their spaces."""
        return {spelling.replace(" ", ""): found for spelling, found in reversed(list(self.known.items()))}

    def find(self, key: str) -> tuple[str, int] | None:
        """The name that a key means, and its rank among the spellings of that name (the lower, the better)."""
        try:
            return self.asked[key]
        except KeyError:
            spelling = plain(key) if len(key) <= LONGEST else ""
            found = self.asked[key] = self.known.get(spelling) or self.glued.get(spelling.replace(" ", ""))
            return found


def meaning(table: str, text: str) -> str | None:
    """What a word in a cell stands for, such as "Promotional" -> "pitch" in `purposes`."""
    return meanings(table).get(plain(text))


def first_meaning(table: str, texts: Iterable[str]) -> str | None:
    """The meaning of the first text that has one; "Tips & Tricks" counts by its first word too."""
    for text in texts:
        found = meaning(table, text) or next(filter(None, (meaning(table, word) for word in JOINT.split(text))), None)
        if found:
            return found
    return None
