"""Made-up posts for measuring: a seed and a number give the same posts everywhere.

python benchmarks/posts.py 100000 posts.jsonl [posts.parquet]
"""

import json
import random
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

PLATFORMS = ["x", "bluesky", "mastodon", "threads", "facebook", "instagram", "linkedin", "reddit"]


def words(text: str) -> list[str]:
    """The words of a text."""
    return text.split()


KIND = words("""
old young quiet patient stubborn careful cheerful tired clever distant narrow wooden borrowed northern crooked
yellow heavy hollow plain second silent small strange tall thin uneven warm wild wide winter
""")
WHO = words("""
baker apprentice neighbour weaver pilot choir gardener librarian carpenter midwife postman painter beekeeper
printer sailor teacher cook clockmaker fiddler farmer nurse tailor glazier smith
""")
DID = words("""
repaired forgot painted measured drew counted borrowed explained tuned planted photographed tasted mended
weighed sorted carried rebuilt described sold lent translated hid recorded polished
""")
WHAT = words("""
oven jar map clock box loom letter roof cello recipe bridge index lamp kettle boat ladder barrel lantern gate
chair drum saddle window stove anchor bell basket mirror press quilt
""")
WHEN = words("""
before during after since despite
""")
TIME = words("""
rain harvest storm market thaw concert strike frost holiday lesson flood auction rehearsal census eclipse
""")
HOW = words("of from with near and without behind for")
AND = ["What would you have done?", "It took longer than we thought.", "We learned a lot on the way.",
       "The photos are from Tuesday.", "Next week we tell you how it went.", "Nobody had asked for it.",
       "If you were there, tell us what we got wrong.", "More about the method is on our site."]  # fmt: skip
SINS = ["Please like and share this with everyone!", "Follow us for more!", "Tag a friend who needs to see this",
        "BUY NOW before it is too late!!!", "Only today: 50% off everything", "The best tool in the whole world",
        "You are all too stupid to get this", "RT if you agree", "Link in bio!",
        "Act now, offer ends tonight!"]  # fmt: skip
TAGS = ["#craft", "#harbourtown", "#slowwork", "#OpenArchive", "#bread", "#repair"]
FACES = ["\U0001f35e", "\U0001f6a2", "\u2728", "\U0001f331", "\U0001f44f\U0001f3fd"]
SOUNDS = [first + then for first in "bdfgklmnprstvz" for then in ("a", "e", "i", "o", "u", "an", "el", "or")]
STORY = 0.12  # of posts are as long as a page
BAD = 0.15  # of posts hold something that a rule is about
AGAIN = 0.05  # of posts say once more what their brand said within ten days


def sentence(chance: random.Random) -> str:
    """A sentence of an invented day."""
    who, what, time = (f"the {chance.choice(KIND)} {chance.choice(each)}" for each in (WHO, WHAT, TIME))
    what = f"{what} {chance.choice(HOW)} {name(chance)}"
    did, when = chance.choice(DID), f"{chance.choice(WHEN)} {time}"
    number = f" for the {chance.randrange(2, 400)}th time" if chance.random() < 0.3 else ""
    return chance.choice(
        [f"{when.capitalize()} {who} {did} {what}{number}.", f"{who.capitalize()} {did} {what} {when}{number}."]
    )


def name(chance: random.Random) -> str:
    """A name that nobody has, so that not every post shares its words with hundreds of others."""
    return "".join(chance.choices(SOUNDS, k=chance.randrange(2, 4))).capitalize()


def text(chance: random.Random) -> str:
    """The text of a post: mostly short, some a page long."""
    count = chance.randrange(8, 30) if chance.random() < STORY else chance.randrange(1, 4)
    parts = [sentence(chance) for _ in range(count)]
    if chance.random() < 0.4:
        parts.append(chance.choice(AND))
    if chance.random() < BAD:
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(SINS))
    if chance.random() < 0.13:
        parts.append(chance.choice(FACES))
    if chance.random() < 0.3:
        parts.append(" ".join(chance.sample(TAGS, chance.randrange(1, 4))))
    if chance.random() < 0.2:
        parts.append(f"https://example.org/{chance.randrange(10**6):x}")
    return ("\n\n" if count > 7 else " ").join(parts)


def edited(before: str, chance: random.Random) -> str:
    """The same once more, with a small change."""
    way = chance.randrange(4)
    if way == 0:
        return before
    if way == 1:
        return f"{before} {chance.choice(TAGS)}"
    parts = before.split(" ")
    at = chance.randrange(len(parts))
    parts[at] = chance.choice(["truly", "quite", "almost", "again"]) if way == 2 else parts[at].upper()
    return " ".join(parts)


def posts(number: int, seed: int = 7, days: int = 365) -> Iterator[dict[str, str]]:
    """Posts of brands of very different size, in the order of their times."""
    chance = random.Random(seed)
    brands = max(4, number // 400)
    weights = [1 / rank for rank in range(1, brands + 1)]
    said: dict[str, list[tuple[datetime, str]]] = {}
    at = datetime(2025, 11, 1, 6, tzinfo=UTC)
    for index, brand in enumerate(chance.choices(range(brands), weights, k=number)):
        at += timedelta(seconds=chance.expovariate(number / (days * 86400)))
        name = f"brand{brand:05}"
        before = said.setdefault(name, [])
        del before[: len([1 for when, _ in before if (at - when).days >= 10])]
        said_now = edited(chance.choice(before)[1], chance) if before and chance.random() < AGAIN else text(chance)
        before.append((at, said_now))
        platform = chance.choice(PLATFORMS)
        yield {
            "id": f"p{index}",
            "text": said_now,
            "platform": platform,
            "account": name,
            "at": at.isoformat(timespec="seconds"),
        }


def save(number: int, path: Path) -> Path:
    """The posts as a file; one that is there already is taken."""
    if path.exists():
        return path
    if path.suffix == ".parquet":
        import pyarrow as pa
        import pyarrow.parquet as pq

        pq.write_table(pa.Table.from_pylist(list(posts(number))), path, row_group_size=100_000, compression="zstd")
        return path
    with path.open("w", encoding="utf-8") as sink:
        sink.writelines(json.dumps(post, ensure_ascii=False) + "\n" for post in posts(number))
    return path


if __name__ == "__main__":
    for target in sys.argv[2:]:
        print(save(int(sys.argv[1]), Path(target)))
