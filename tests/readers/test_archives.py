"""What networks hand out of the posts that somebody published there."""

import json
from typing import Any

import pytest

from benice.model import Reading
from benice.readers import Options, read
from benice.readers.decode import decode


def reading(path: str, text: str | bytes) -> Reading:
    found = decode(path, text if isinstance(text, bytes) else text.encode())
    return found if isinstance(found, Reading) else read(found, Options())


def found(path: str, text: str | bytes) -> list[tuple[str | None, str, str, str]]:
    """Platform, kind, time and text of every post."""
    return [
        (post.platform, post.kind, f"{post.at:%Y-%m-%d %H:%M%z}", post.body.text) for post in reading(path, text).posts
    ]


TWEETS: list[dict[str, Any]] = [
    {
        "tweet": {
            "id_str": "11",
            "full_text": "Bread &amp; jam\nat nine",
            "created_at": "Tue Jan 05 08:00:00 +0000 2027",
            "lang": "en",
            "source": '<a href="https://x.example">Web</a>',
            "entities": {"urls": []},
        }
    },
    {"tweet": {"id_str": "12", "full_text": "RT @oven: Cake", "created_at": "Tue Jan 05 09:00:00 +0000 2027"}},
    {
        "tweet": {
            "id_str": "13",
            "full_text": "@oven Yes",
            "created_at": "Tue Jan 05 10:00:00 +0000 2027",
            "in_reply_to_status_id_str": "9",
        }
    },
]


@pytest.mark.parametrize("name", ["tweets", "tweet"])
@pytest.mark.parametrize("end", ["", ";\n"])
def test_an_archive_of_x(name: str, end: str) -> None:
    text = f"window.YTD.{name}.part0 = {json.dumps(TWEETS)}{end}"
    assert found("data/tweets.js", text) == [
        ("x", "post", "2027-01-05 08:00+0000", "Bread & jam\nat nine"),
        ("x", "reply", "2027-01-05 10:00+0000", "@oven Yes"),
    ]
    assert reading("data/tweets.js", text).source.format == "x-archive"
    old = json.dumps([each["tweet"] for each in TWEETS])
    assert len(found("data/tweets.js", f"window.YTD.{name}.part0 = {old}")) == 2


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("alert('Bread')", "a script, and not the tweets.js of an archive of X"),
        ("window.YTD.follower.part0 = []", "a script, and not the tweets.js of an archive of X"),
        ("window.YTD.tweets.part0 = [ ]", "an archive of X that holds no tweet"),
    ],
)
def test_other_scripts_are_passed_over(text: str, reason: str) -> None:
    assert reading("data/tweets.js", text).passed_over == reason


@pytest.mark.parametrize("rest", ["[{]", "[] + alert('run')", "[undefined]"])
def test_an_archive_of_x_that_is_broken_is_unreadable(rest: str) -> None:
    (note,) = reading("data/tweets.js", f"window.YTD.tweets.part0 = {rest}").notes
    assert (note.rule, note.fatal) == ("unreadable", True)


def test_an_archive_of_mastodon() -> None:
    boost = {"id": "1", "type": "Announce", "published": "2027-01-04T08:00:00Z", "object": "https://other.example/1"}
    note = {
        "id": "https://s.example/2",
        "type": "Note",
        "summary": None,
        "inReplyTo": None,
        "published": "2027-01-05T08:00:00Z",
        "to": ["https://www.w3.org/ns/activitystreams#Public"],
        "content": '<p>Bread <span class="invisible">https://</span>a.example</p><p>&lt;3<br />jam</p>',
        "attachment": [{"type": "Document", "mediaType": "image/png", "url": "/a.png", "name": "A loaf"}],
    }
    reply = {**note, "id": "3", "inReplyTo": "https://other.example/4", "content": "<p>Yes</p>", "attachment": []}
    items = [boost, *({"type": "Create", "to": ["x"], "published": "x", "object": each} for each in (note, reply))]
    text = json.dumps({"id": "outbox.json", "type": "OrderedCollection", "totalItems": 3, "orderedItems": items})
    assert found("outbox.json", text) == [
        ("mastodon", "post", "2027-01-05 08:00+0000", "Bread https://a.example\n\n<3\njam"),
        ("mastodon", "reply", "2027-01-05 08:00+0000", "Yes"),
    ]
    whole = reading("outbox.json", text)
    assert (whole.source.format, whole.notes) == ("mastodon-archive", [])
    assert [(each.file.text, each.alt and each.alt.text) for each in whole.posts[0].media] == [("/a.png", "A loaf")]


RECORDS: list[dict[str, Any]] = [
    {"$type": "app.bsky.feed.post", "text": "Bread 🍞", "createdAt": "2027-01-05T08:00:00.000Z", "langs": ["en"]},
    {
        "$type": "app.bsky.feed.post",
        "text": "Yes",
        "createdAt": "2027-01-05T09:00:00.000Z",
        "reply": {"root": {"uri": "at://a/1"}, "parent": {"uri": "at://a/2"}},
    },
]
BLUESKY = [
    ("bluesky", "post", "2027-01-05 08:00+0000", "Bread 🍞"),
    ("bluesky", "reply", "2027-01-05 09:00+0000", "Yes"),
]


def test_an_archive_of_bluesky() -> None:
    listed = {"cursor": "x", "records": [{"uri": f"at://a/{n}", "cid": "c", "value": v} for n, v in enumerate(RECORDS)]}
    assert found("posts.json", json.dumps(listed)) == BLUESKY
    assert found("posts.json", json.dumps(RECORDS)) == BLUESKY
    assert reading("posts.json", json.dumps(listed)).source.format == "bluesky-archive"


def cbor(value: Any) -> bytes:
    """A value as DAG-CBOR; None stands for a link to another block."""
    if value is None:
        return b"\xd8\x2a" + cbor(b"\x00\x01\x71\x12\x01h")
    if isinstance(value, bool):
        return b"\xf5" if value else b"\xf4"
    if isinstance(value, int):
        return head(0 if value >= 0 else 1, value if value >= 0 else -1 - value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, list):
        return head(4, len(value)) + b"".join(map(cbor, value))
    return head(5, len(value)) + b"".join(cbor(key) + cbor(each) for key, each in value.items())


def head(major: int, argument: int) -> bytes:
    if argument < 24:
        return bytes([major << 5 | argument])
    return bytes([major << 5 | 25]) + argument.to_bytes(2, "big")


def varint(number: int) -> bytes:
    return bytes([number]) if number < 128 else bytes([number & 127 | 128]) + varint(number >> 7)


def repository(blocks: list[Any]) -> bytes:
    """A CAR file."""
    pieces = [cbor({"roots": [None], "version": 1})]
    pieces += [b"\x01\x71\x12\x20" + bytes(32) + cbor(block) for block in blocks]
    return b"".join(varint(len(piece)) + piece for piece in pieces)


def test_the_repository_that_bluesky_exports() -> None:
    tree = {"e": [{"k": b"app.bsky.feed.post/3k", "p": 0, "v": None, "t": None}], "l": None}
    like = {"$type": "app.bsky.feed.like", "subject": {"uri": "at://a/app.bsky.feed.post/1"}, "createdAt": "x"}
    picture = {**RECORDS[0], "embed": {"images": [{"alt": "A loaf", "image": {"ref": None, "size": -300}}]}, "x": True}
    assert found("me.car", repository([tree, like, picture, RECORDS[1]])) == BLUESKY


@pytest.mark.parametrize("cut", [0, 5, 30, 80, -3])
def test_a_repository_that_is_cut_off_is_unreadable(cut: int) -> None:
    (note,) = reading("me.car", repository(RECORDS)[:cut]).notes
    assert "not a repository of Bluesky" in str(note.facts["problem"])


def test_bytes_that_are_no_repository_are_unreadable() -> None:
    for data in (b"\x89PNG\r\n\x1a\n\x00", b"Hello", b"\xff" * 40, b"\x20" + b"\x81" * 1000):
        assert reading("me.car", data).notes


def test_the_shares_of_linkedin() -> None:
    text = (
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        '2027-01-05 08:00:00,https://l.example/1,"Bread,\nand jam",,,MEMBER_NETWORK\n'
    )
    assert found("Shares.csv", text) == [("linkedin", "post", "2027-01-05 08:00", "Bread,\nand jam")]
    assert reading("Shares.csv", text).source.format == "linkedin-archive"
