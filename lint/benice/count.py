"""How long a text is where it goes: each platform counts in its own unit."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from unicodedata import normalize

from benice.entities import find_links
from benice.graphemes import count_graphemes, is_picture, one_line_end, split_graphemes
from benice.light import dataclass
from benice.model import Post
from benice.platforms import Platform, platforms

if TYPE_CHECKING:
    from benice.config import Config

LIGHT = re.compile("[\x00-\u00a8\u00aa-\u00ad\u00af-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]*")  # weight 1 each
LEADING_MENTIONS = re.compile(r"\s*(?:@\w{1,20}\s+)+")
REMOTE = re.compile(r"(?<![=/\w])@(\w(?:[\w.-]{0,62}\w)?)@((?:[\w-]{1,63}\.)+[\w-]{2,63})", re.ASCII)
LONGEST_DOMAIN = 253
BLANK_LINES = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Length:
    """How long a post is and may be, in the platform's unit; `limit` is None where there is none."""

    length: int
    limit: int | None
    unit: str

    @property
    def over(self) -> int:
        """By how much it is too long; 0 where it fits."""
        return max(0, self.length - self.limit) if self.limit is not None else 0


def count_weighted(text: str) -> int:
    """X: after NFC a link counts 23, an emoji 2, a letter 1 up to U+10FF, and most else 2 (twitter-text, version 3)."""
    text = normalize("NFC", one_line_end(text))
    total = at = 0
    for start, end in find_links(text):
        total += weigh(text[at:start]) + link_cost("x")
        at = end
    return total + weigh(text[at:])


def link_cost(platform: str) -> int:
    """The characters that a platform counts for a link of any length."""
    return platforms()[platform].number("link-cost") or 0


def weigh(text: str) -> int:
    """The weight of a text without links."""
    if LIGHT.fullmatch(text):
        return len(text)
    return sum(
        2 if not each.isascii() and is_picture(each) else sum(map(weight, each)) for each in split_graphemes(text)
    )


def weight(letter: str) -> int:
    """1 for the ranges that twitter-text calls light, else 2."""
    code = ord(letter)
    return 1 if code <= 4351 or 8192 <= code <= 8205 or 8208 <= code <= 8223 or 8242 <= code <= 8247 else 2


def count_mastodon(text: str) -> int:
    """Mastodon: graphemes, where a link with http:// counts 23 and @name@server counts as @name."""
    text = one_line_end(text)
    pieces: list[str] = []
    at = 0
    for start, end in find_links(text):
        if text[start : start + 4].lower() == "http":
            pieces += [text[at:start], "x" * link_cost("mastodon")]
            at = end
    return count_graphemes(REMOTE.sub(local_part, "".join([*pieces, text[at:]])))


def local_part(match: re.Match[str]) -> str:
    """A mention without its server, unless no server can be called so."""
    return match[0] if len(match[2]) > LONGEST_DOMAIN else f"@{match[1]}"


def count_threads(text: str) -> int:
    """Threads: characters, and for an emoji the bytes that it takes in UTF-8."""
    text = one_line_end(text)
    if text.isascii():
        return len(text)
    return sum(
        len(each.encode("utf-8", "surrogatepass")) if is_picture(each) else len(each) for each in split_graphemes(text)
    )


def count_utf16(text: str) -> int:
    """Telegram: code units of UTF-16."""
    return len(one_line_end(text).encode("utf-16-le", "surrogatepass")) // 2


def count_longest_block(text: str) -> int:
    """Tumblr: code points, in the longest of the blocks that blank lines part."""
    return max(map(len, BLANK_LINES.split(one_line_end(text))))


def count_trimmed(text: str) -> int:
    """Discord: code points, without white space at the ends."""
    return len(one_line_end(text).strip())


def count_bytes(text: str) -> int:
    """Bytes of UTF-8."""
    return len(one_line_end(text).encode("utf-8", "surrogatepass"))


def count_code_points(text: str) -> int:
    """Code points: for platforms that say "characters" and no more."""
    return len(one_line_end(text))


COUNTERS: Mapping[str, Callable[[str], int]] = {
    "x": count_weighted,
    "bluesky": count_graphemes,
    "mastodon": count_mastodon,
    "threads": count_threads,
    "tumblr": count_longest_block,
    "telegram": count_utf16,
    "discord": count_trimmed,
}


def counter(platform: str) -> Callable[[str], int]:
    """What counts a text for a platform."""
    return COUNTERS.get(platform, count_code_points)


def text_that_counts(post: Post, text: str) -> str:
    """What a platform counts of a post: on X without the names that lead a reply, on Mastodon with the warning."""
    if post.platform == "x" and post.kind == "reply" and (names := LEADING_MENTIONS.match(text)):
        return text[names.end() :]
    if post.platform == "mastodon" and (warning := post.fields.get("warning")):
        return warning.text + text
    return text


def measure(post: Post, config: "Config") -> Length:
    """How long a post is on its platform, and how long config or else the platform lets it be.

    Where a platform has two limits (Bluesky: graphemes and bytes), the one that is broken.
    """
    platform = platforms().get(post.platform or "")
    if platform is None:
        return Length(count_code_points(post.body.text), None, "characters")
    text = text_that_counts(post, post.body.text)
    found = Length(counter(platform.id)(text), limit_of(platform, post, config), platform.unit)
    most_bytes = platform.number("limit-bytes")
    if most_bytes and not found.over and (size := count_bytes(text)) > most_bytes:
        return Length(size, most_bytes, "bytes")
    return found


def limit_of(platform: Platform, post: Post, config: "Config") -> int | None:
    """What config says of the account, else the platform's limit for such a post."""
    account = config.accounts.get(post.account or "")
    if account and account.limit and account.platform in (None, platform.id):
        return account.limit
    captions = platform.number("limit-with-media") if post.media else None
    return captions or platform.number("limit")


def fitting(post: Post, length: Length) -> int:
    """Where the part of a post that does not fit begins: no character and no link is cut in two."""
    text, count = post.body.text, count_bytes if length.unit == "bytes" else counter(post.platform or "")
    fits, cut = 0, len(text)
    while cut - fits > 1:
        middle = (fits + cut) // 2
        if count(text_that_counts(post, text[:middle])) <= (length.limit or 0):
            fits = middle
        else:
            cut = middle
    at = 0
    for cluster in split_graphemes(text):
        size = 2 if cluster == "\n" and text.startswith("\r\n", at) else len(cluster)
        if at + size > fits:
            break
        at += size
    at = next((start for start, end in find_links(text) if start < at < end), at)
    rest = text[at:]
    return at + len(rest) - len(rest.lstrip())
