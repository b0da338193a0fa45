"""Texts that are the same or nearly the same: links, tags, mentions, emoji and case aside."""

import re
import unicodedata
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from zlib import crc32

from benice.light import dataclass
from benice.model import Post

HORIZON = 45 * 86400.0  # seconds: nobody remembers words for longer
SLACK = 2 * 86400.0  # what zones and days without a time can add to it
KEYS = 8  # the smallest hashes of a text's shingles: two texts that are alike share one of them in 98 of 100 cases
CANDIDATES = 24  # texts with a shingle in common that are compared: of boilerplate only the latest
SHORT = 8  # words: below, texts are the same only where their links are too
COVERED = 0.85  # how much of the shorter text must be in the longer one, word for word and in order
WHOLE = 0.55  # and how much of the longer one that must be: what is cut off at a platform's limit is still the same
SHARED = 0.5  # of the words of the one that has fewer: without so many alike no more are, and this is quick to see
LOOSE = 12  # one word in so many may be another one; where templates are at home, one in twice as many
LIKE = 70.0  # of 100, as rapidfuzz counts: words with another ending, or misspelt

# Chinese, Japanese and Thai are written without spaces: every character counts as a word.
DENSE = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
TOKEN = re.compile(rf"((?:https?://|www\.)\S+)|[@#]\w[\w.@-]*|:[a-z_]+:|([{DENSE}]|[^\W_{DENSE}]+)")
QUERY = re.compile(r"^(?:https?://)?(?:www\.)?|/*[?#].*$|[/.,;:!)\]]+$")
COUNTS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
PLACES = {"first": "1", "second": "2", "third": "3", "1st": "1", "2nd": "2", "3rd": "3"}
NUMBERS = {word: str(number) for number, word in enumerate(COUNTS)} | PLACES


@dataclass(frozen=True, slots=True)
class Wording:
    """What a text says, links, tags, mentions, emoji and case aside."""

    words: str
    count: int
    links: frozenset[str]


Cluster = Sequence[Post]


@lru_cache(maxsize=4096)
def wording(text: str) -> Wording:
    """The wording of a text; a text of links, tags or emoji only is taken as it is."""
    plain = text.casefold() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    found = TOKEN.findall(plain)
    words = [NUMBERS.get(word, word) for _, word in found if word]
    links = frozenset(QUERY.sub("", link) for link, _ in found if link)
    return Wording(" ".join(words or plain.split()), len(words), links)


@lru_cache(maxsize=4096)
def distinct(said: Wording) -> frozenset[str]:
    """The different words of a text."""
    return frozenset(said.words.split())


def digest(said: Wording) -> int:
    """A number for what a text says; short texts say the same only where they link to the same."""
    mark = said.words if said.count >= SHORT else "\0".join([said.words, *sorted(said.links)])
    from hashlib import blake2b

    return int.from_bytes(blake2b(mark.encode("utf-8", "surrogatepass"), digest_size=8).digest())


@lru_cache(maxsize=4096)
def keys(said: Wording) -> tuple[int, ...]:
    """The smallest hashes of three words in a row; numbers hash alike in every run, words do not."""
    hashed = [crc32(word.encode("utf-8", "surrogatepass")) for word in said.words.split()]
    return tuple(sorted(set(map(hash, zip(hashed, hashed[1:], hashed[2:], strict=False))))[:KEYS])


@lru_cache(maxsize=32768)  # an editor asks for the same pairs at every keystroke
def alike(one: Wording, other: Wording, one_in: int = LOOSE) -> bool:
    """Whether two texts say nearly the same: nearly all words of the shorter one, in order, are most of the longer one.

    One word in `one_in` may be another one, no number may: "Week 3" and "Week 4" begin different posts.
    """
    if not linked_alike(one, other):
        return False
    if one.words == other.words:
        return True
    if 0 < min(one.count, other.count) < WHOLE * max(one.count, other.count):
        return False
    mine, yours = distinct(one), distinct(other)
    if len(mine & yours) < SHARED * min(len(mine), len(yours)):
        return False
    first, second = sorted((one.words.split(), other.words.split()))  # the steps between them depend on the order
    from rapidfuzz.distance import Levenshtein

    equal, swaps = 0, min(len(one.words), len(other.words)) // (6 * one_in)  # 6: a word of English and its space
    for step in Levenshtein.opcodes(first, second):
        if step.tag == "equal":
            equal += step.src_end - step.src_start
        elif step.tag == "replace":
            for at in range(step.src_end - step.src_start):
                kind = replacement(first[step.src_start + at], second[step.dest_start + at])
                equal += kind == "like"
                swaps -= kind == "other"
                if swaps < 0 or kind == "number":
                    return False
    return equal >= COVERED * min(len(first), len(second)) and equal >= WHOLE * max(len(first), len(second))


@lru_cache(maxsize=65536)
def replacement(word: str, other: str) -> str:
    """What stands where a word stood: a "like" one, a "number" where a number was, a "small" or an "other" one."""
    if any(map(str.isdigit, word)) and any(map(str.isdigit, other)):
        return "number"
    from rapidfuzz.fuzz import ratio

    if ratio(word, other, score_cutoff=LIKE):
        return "like"
    return "small" if len(word) < 3 and len(other) < 3 and word.isascii() else "other"


def linked_alike(one: Wording, other: Wording) -> bool:
    """Whether two texts are long enough, or their links near enough, to be taken for the same."""
    if min(one.count, other.count) >= SHORT or not one.links or not other.links:
        return True
    return not one.links.isdisjoint(other.links)


class Window:
    """The texts of the last weeks, by what they say and by the words in them."""

    def __init__(self) -> None:
        self.latest: dict[int, int] = {}  # digest -> the post that said so last
        self.said: dict[int, Wording] = {}
        self.by_key: dict[int, list[int]] = {}
        self.queue: deque[tuple[float, int, int]] = deque()

    def forget(self, until: float) -> None:
        """Drop what was said last before a moment."""
        while self.queue and self.queue[0][0] < until:
            _, mark, number = self.queue.popleft()
            if self.latest.get(mark) != number:
                continue
            del self.latest[mark]
            for key in keys(self.said.pop(mark)):
                self.by_key[key].remove(mark)
                if not self.by_key[key]:
                    del self.by_key[key]

    def add(self, mark: int, said: Wording, number: int, at: float) -> Iterator[int]:
        """Add what a post says; yields the posts that said the same or nearly the same."""
        self.queue.append((at, mark, number))
        if mark in self.latest:
            yield self.latest[mark]
            self.latest[mark] = number
            return
        own = keys(said)
        near = {other: None for key in own for other in self.by_key.get(key, ())[-CANDIDATES:]}
        for other in near:
            if alike(said, self.said[other]):
                yield self.latest[other]
        self.latest[mark], self.said[mark] = number, said
        for key in own:
            self.by_key.setdefault(key, []).append(mark)


def find_clusters(posts: Sequence[Post], seconds: Sequence[float]) -> list[Cluster]:
    """The posts, in order of time, that say nearly the same as another one of the last weeks; each group in order."""
    parent = list(range(len(posts)))

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    window = Window()
    for number, post in enumerate(posts):
        if not post.body.text.strip():
            continue
        window.forget(seconds[number] - HORIZON - SLACK)
        said = wording(post.body.text)
        for other in window.add(digest(said), said, number, seconds[number]):
            parent[root(number)] = root(other)
    return list(grouped(posts, (root(number) for number in range(len(posts)))))


def grouped(posts: Sequence[Post], roots: Iterable[int]) -> Iterator[Cluster]:
    """The posts of each root that has more than one."""
    found: dict[int, list[Post]] = {}
    for post, number in zip(posts, roots, strict=True):
        found.setdefault(number, []).append(post)
    return (group for group in found.values() if len(group) > 1)
