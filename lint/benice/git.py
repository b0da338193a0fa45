"""What git knows of a file: who had the last hand in each of its lines."""

import re
import subprocess
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from benice.edit import encode
from benice.light import dataclass
from benice.model import Post, Source

NOT_YET = "0" * 40  # the commit of lines that are not committed
PATIENCE = 20  # seconds that git may take for one file


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody who committed: "Ana Okoro <ana@acme.example>", and when. `commit` is the hash."""

    commit: str
    name: str
    at: datetime


def last_hand(posts: Sequence[Post], *, signed: bool) -> Hand | None:
    """Whoever changed the lines of some posts last; None where they are not committed, or not signed though asked for.

    The posts share one record: all lines from its first value to its last count.
    """
    source = posts[0].source
    fields = [field for post in posts for field in (post.body, *post.fields.values())]
    first = bisect_left(newlines(source), min(field.start for field in fields))
    last = bisect_left(newlines(source), max(field.start + len(field.whole().text.rstrip()) for field in fields))
    lines = blame(source)[first : last + 1]
    if not lines or any(hand.commit == NOT_YET for hand in lines):
        return None
    latest = max(each.at for each in lines)
    hand, *others = dict.fromkeys(each for each in lines if each.at == latest)
    if others:  # two commits in one second: nobody can say whose is the last
        return None
    return signer(source, hand) if signed else hand


@lru_cache(8)
def newlines(source: Source) -> Sequence[int]:
    """Where the lines of a source end as git counts them."""
    return [match.start() for match in re.finditer("\n", source.text)]


@lru_cache(8)
def blame(source: Source) -> Sequence[Hand]:
    """The last hand in each line of a source as it is now; nothing where git does not know the file."""
    path = Path(source.path)
    said = run(
        path.parent, ["blame", "--line-porcelain", "--contents", "-", "--", path.name], encode(source, source.text)
    )
    return list(read_blame(said))


def read_blame(said: str) -> Iterator[Hand]:
    """The hands that `git blame --line-porcelain` tells, line by line."""
    found: dict[str, str] = {}
    for line in said.split("\n"):
        if line.startswith("\t"):
            at = datetime.fromtimestamp(int(found["committer-time"]), UTC)
            yield Hand(found["commit"], f"{found['author']} {found['author-mail']}", at)
            found = {}
        elif not found:
            found["commit"] = line[:40]
        else:
            key, _, value = line.partition(" ")
            found[key] = value


def signer(source: Source, hand: Hand) -> Hand | None:
    """Whoever signed a commit with a good signature: the author where it is their key, else the name in the key."""
    said = run(Path(source.path).parent, ["show", "-s", "--format=%G?%x00%GS", hand.commit], b"").strip()
    good, _, name = said.partition("\0")
    if good != "G":
        return None
    return hand if name and name in hand.name else Hand(hand.commit, name, hand.at)


def run(folder: Path, arguments: Sequence[str], given: bytes) -> str:
    """What a command of git prints; nothing where there is no git, no repository, or no answer in time."""
    settings: Mapping[str, str] = {"core.fsmonitor": "false", "core.quotePath": "false", "blame.ignoreRevsFile": ""}
    options = [part for key, value in settings.items() for part in ("-c", f"{key}={value}")]
    try:
        done = subprocess.run(
            ["git", *options, *arguments], cwd=folder, input=given, capture_output=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
