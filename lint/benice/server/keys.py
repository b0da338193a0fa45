"""What the keys of front matter and of posts in YAML mean, for hover and completion, and where they stand."""

import re
from collections.abc import Mapping
from pathlib import PurePath

from benice.model import Source
from benice.readers.keys import Names

KEYS: Mapping[str, str] = {
    "text": "What the post says; in a draft the text stands below the front matter instead.",
    "platform": "Where the post goes, such as `x` or `linkedin`; names that people use, such as `insta`, are known.",
    "platforms": "Where the post goes, several places at once. The same words everywhere are seen as cross-posting.",
    "account": "The handle that posts, such as `acme`. Posts of one account make one timeline.",
    "at": "When the post goes out: `2026-12-01T09:00+01:00`. The zone may come from `timezone` or config.",
    "date": "The day on which the post goes out: `2026-12-01`.",
    "time": "The time of day at which the post goes out: `09:00`.",
    "timezone": "The zone of the time, by its IANA name, such as `Europe/Paris`.",
    "kind": "What sort of post it is: `post`, `reply`, `comment`, `dm`, `ad` or `thread`.",
    "to": "Whom a reply or a message answers.",
    "campaign": "The campaign that the post belongs to.",
    "purpose": "What the post is for: `pitch`, `value` or `conversation`. Without it that is inferred from the words.",
    "pillar": "The subject of the strategy that the post belongs to.",
    "sponsored": "`true` for a paid partnership, which the words must say too.",
    "media": "Pictures and films: a file, or a list of `{file, alt}`.",
    "alt": "The description of a picture for people who cannot see it.",
    "approved_by": "Who approved the post; `benice approve FILE --by NAME` writes it.",
    "approved_at": "When the post was approved.",
    "approved_text": "A mark of what was approved, by which a later change is seen.",
    "status": "How far the post is, such as `draft`, `approved` or `published`; a cancelled one is no post.",
    "author": "Who wrote the post.",
    "language": "The language of the post, as a BCP 47 tag such as `en` or `de`.",
    "link": "The link that the post carries.",
    "hashtags": "The post's hashtags.",
    "ignore": "Findings to let be, an entry each: `like-begging until 2027-01-01: why`.",
}

LINE = re.compile(r"(?P<indent>[ \t]*(?:- )?)(?P<key>[\w][\w .-]*?)[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)$")
FENCE = re.compile(r"---[ \t]*$")
YAML = (".yaml", ".yml")


def in_head(source: Source, line: int) -> bool:
    """Whether a line, from 1, is one of front matter, closed or not yet, or of a file that is all keys."""
    if PurePath(source.path).suffix.lower() in YAML:
        return True
    if line < 2 or not FENCE.match(source.line(1)):
        return False
    last = min(line, len(source.line_starts))
    return not any(FENCE.match(source.line(number)) for number in range(2, last + 1))


def key_at(source: Source, line: int) -> str | None:
    """The name of the contract of the key that a line is about: its own, or that of the list that it is in."""
    if not in_head(source, line):
        return None
    for number in range(line, 0, -1):
        match = LINE.match(source.line(number))
        if match:
            found = Names().find(match["key"])
            return found[0] if found else None
        if not re.match(r"[ \t]*-", source.line(number)):
            return None
    return None
