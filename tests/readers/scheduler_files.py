"""A file in the shape of each scheduler's, and what it holds."""

from collections.abc import Sequence
from datetime import UTC
from typing import NamedTuple

from benice.model import Post, Reading
from benice.readers import Options, read
from benice.readers.decode import decode

ZONE = Options(timezone="Europe/Paris")


class Case(NamedTuple):
    """A file in the shape of a format, and its posts: number, platform, time (UTC) or "queue" or "draft", text."""

    name: str
    text: str
    posts: Sequence[tuple[int, str | None, str, str]]
    path: str = "plan.csv"


CASES = [
    Case(
        "buffer",
        'Text,Image URL,Tags,Posting Time\n"Bread, at last",https://ours.example/a.jpg,News,2027-01-05 08:30\n'
        "Later,,,\nLast,,,1/25/27 18:05\n",
        [
            (1, None, "2027-01-05 07:30", "Bread, at last"),
            (2, None, "queue", "Later"),
            (3, None, "2027-01-25 17:05", "Last"),
        ],
    ),
    Case(
        "hootsuite",
        "Date,Time,Message\n12/31/2026,9:00 AM,Bread\n01/02/2027,12:15 PM,Cake\n",
        [(1, None, "2026-12-31 08:00", "Bread"), (2, None, "2027-01-02 11:15", "Cake")],
    ),
    Case(
        "hootsuite",
        "Date,Time,Text,Social Profile\n31/12/2026,21:00,Bread,@oven (X)\n02/01/2027,09:00,Cake,Oven & Co (LinkedIn)\n",
        [(1, "x", "2026-12-31 20:00", "Bread"), (2, "linkedin", "2027-01-02 08:00", "Cake")],
    ),
    Case(
        "hootsuite-headerless",
        '01/25/2027 09:00,"Bread and a very\nlong queue",https://a.test\n01/05/2027 10:00,Cake for all of you,\n,,\n',
        [
            (1, None, "2027-01-25 08:00", "Bread and a very\nlong queue"),
            (2, None, "2027-01-05 09:00", "Cake for all of you"),
        ],
    ),
    Case(
        "sprout",
        "date,time_24hr,message_text,public_image_url\n05/01/2027,09:00,Bread,\n25/01/2027,18:30,Cake,\n",
        [(1, None, "2027-01-05 08:00", "Bread"), (2, None, "2027-01-25 17:30", "Cake")],
    ),
    Case(
        "publer",
        "Date,Text,Link(s),Media URL(s),Title,Label(s),Alt text(s),Comment(s),Board/Album,Post subtype,CTA,Reminder\n"
        "2027-01-05 10:00,Bread,,a.jpg,,,A loaf,First||Second,,,,\n2027/01/06 10:00,Cake,,,,,,,,,,\n,Tea,,,,,,,,,,\n",
        [
            (1, None, "2027-01-05 09:00", "Bread"),
            (1, None, "comment", "First"),
            (1, None, "comment", "Second"),
            (2, None, "2027-01-06 09:00", "Cake"),
            (3, None, "queue", "Tea"),
        ],
    ),
    Case(
        "publer",
        "Date,Text,Link(s),Media URL(s),Title,Label(s)\n2027-01-05 10:00,Bread,,,,\n",
        [(1, None, "2027-01-05 09:00", "Bread")],
    ),
    Case(
        "metricool",
        "Text,Date,Time,Draft,Facebook,Twitter/X,LinkedIn,GBP,Instagram,Pinterest,TikTok,Youtube,Threads,Bluesky,"
        "Picture Url 1,Picture Url 2,Alt text picture 1,Alt text picture 2,First Comment Text,Brand name\n"
        "Bread,2027-01-05,10:00:00,false,true,true,false,true,false,false,false,false,false,false,"
        "a.jpg,b.jpg,A loaf,,,Oven\n"
        "Cake,2027-01-06,10:00:00,true,false,false,false,false,false,false,false,false,true,true,,,,,,Oven\n",
        [
            (1, "facebook", "2027-01-05 09:00", "Bread"),
            (1, "x", "2027-01-05 09:00", "Bread"),
            (1, "google-business", "2027-01-05 09:00", "Bread"),
            (2, "threads", "draft", "Cake"),
            (2, "bluesky", "draft", "Cake"),
        ],
    ),
    Case(
        "socialpilot",
        'Bread for all of you,https://ours.example/a.jpg,"Jan 5, 2027 9:05 AM",4711,More in the shop,Bread;News,\n'
        'Cake for all of you,,"Jan 25, 2027 6:30 PM",4711,,,https://ours.example\n',
        [
            (1, None, "2027-01-05 08:05", "Bread for all of you"),
            (1, None, "comment", "More in the shop"),
            (2, None, "2027-01-25 17:30", "Cake for all of you"),
        ],
    ),
    Case(
        "ayrshare",
        'post,platforms,mediaUrls,scheduleDate\nBread,"facebook, linkedin",,2027-01-05T08:00:00Z\nCake,bluesky,,\n',
        [
            (1, "facebook", "2027-01-05 08:00", "Bread"),
            (1, "linkedin", "2027-01-05 08:00", "Bread"),
            (2, "bluesky", "queue", "Cake"),
        ],
    ),
    Case(
        "highlevel",
        "postAtSpecificTime (YYYY-MM-DD HH:mm:ss),content,link (OGmetaUrl),imageUrls,gifUrl,videoUrls,followUpComment\n"
        "2027-01-05 09:00:00,Bread,,a.jpg,,,Still warm\n1/6/2027 9:00,Cake,,,,,\n,Tea,,,,,\n",
        [
            (1, None, "2027-01-05 08:00", "Bread"),
            (1, None, "comment", "Still warm"),
            (2, None, "2027-01-06 08:00", "Cake"),
            (3, None, "draft", "Tea"),
        ],
    ),
    Case(
        "socialbee",
        "text,link,imageUrls,gifUrls,videoUrls,postAtSpecificTime\nBread,,a.jpg,,,2027-01-05 09:00\nTea,,,,,\n",
        [(1, None, "2027-01-05 08:00", "Bread"), (2, None, "queue", "Tea")],
    ),
    Case(
        "postfast",
        "scheduled_at,account_id,content,media_urls,first_comment,ig_publish_type\n"
        "2027-01-05T09:00:00+01:00,acc_1,Bread,,Ask us,FEED\n2027-01-06T09:00:00+01:00,acc_2,Cake,,,\n",
        [
            (1, "instagram", "2027-01-05 08:00", "Bread"),
            (1, "instagram", "comment", "Ask us"),
            (2, None, "2027-01-06 08:00", "Cake"),
        ],
    ),
    Case(
        "schedulin",
        'channel,caption,media_url,scheduled_at,placement\n"x,bluesky",Bread,,2027-01-05T08:00:00Z,\nx,Tea,,,\n',
        [(1, "x", "2027-01-05 08:00", "Bread"), (1, "bluesky", "2027-01-05 08:00", "Bread"), (2, "x", "queue", "Tea")],
    ),
    Case(
        "magicsync",
        "content,image_url,scheduled_time,comments\nBread,,2027-01-05T08:00:00Z,One;Two\n",
        [(1, None, "2027-01-05 08:00", "Bread"), (1, None, "comment", "One"), (1, None, "comment", "Two")],
    ),
    Case(
        "agenda-panda",
        '[{"external_id": "a", "content": "Bread \\u00e0 la carte", "connection": "mastodon-oven",'
        ' "schedule": "2027-01-05T08:00:00Z", "media": ["a.jpg"]}]',
        [(1, "mastodon", "2027-01-05 08:00", "Bread à la carte")],
        "calendar.json",
    ),
    Case(
        "mastodon-scheduled",
        '[{"id": "7", "scheduled_at": "2027-01-05T08:00:00.000Z", "params": {"text": "Bread", "visibility": "public",'
        ' "scheduled_at": null, "language": "en"}, "media_attachments": [{"url": "a.jpg", "description": "A loaf"}]}]',
        [(1, "mastodon", "2027-01-05 08:00", "Bread")],
        "statuses.json",
    ),
    Case(
        "postiz",
        '{"type": "schedule", "shortLink": false, "date": "2027-01-05T08:00:00.000Z", "tags": [], "posts": ['
        '{"integration": {"id": "c1"}, "settings": {"__type": "x"}, "value": ['
        '{"content": "<p>Bread &amp; butter</p><p>now</p>", "image": []}, {"content": "<p>Cake</p>"}]},'
        '{"integration": {"id": "c2"}, "settings": {"__type": "linkedin-page"}, "value": ['
        '{"content": "Bread"}, {"content": "Ask us"}]}]}',
        [
            (1, "x", "2027-01-05 08:00", "Bread & butter\nnow"),
            (1, "x", "thread", "Cake"),
            (2, "linkedin", "2027-01-05 08:00", "Bread"),
            (2, "linkedin", "comment", "Ask us"),
        ],
        "postiz.json",
    ),
    Case(
        "postiz",
        '[{"type": "draft", "date": "2027-01-05T08:00:00Z", "posts": [{"integration": {"id": "bluesky-oven"}, "value":'
        ' [{"content": "Bread"}]}]}, {"date": "2027-01-06T08:00:00Z", "posts": [{"integration": {"id": "c9"}, "value":'
        ' [{"content": "Cake"}], "settings": {"__type": "gmb"}}]}]',
        [(1, "bluesky", "draft", "Bread"), (2, "google-business", "2027-01-06 08:00", "Cake")],
        "postiz.json",
    ),
    Case(
        "twitter-together",
        "---\nmedia:\n  - file: a.jpg\n---\nBread\n---\nCake",
        [(1, "x", "queue", "Bread"), (2, "x", "thread", "Cake")],
        "a.tweet",
    ),
    Case(
        "galaxy-social",
        "---\nmedia:\n- mastodon-oven\n- linkedin-oven\nhashtags:\n  mastodon-oven:\n  - Bread\n"
        "publish: 2027-01-05T09:00:00+01:00\n---\n\nBread again\n",
        [(1, "mastodon", "2027-01-05 08:00", "Bread again"), (1, "linkedin", "2027-01-05 08:00", "Bread again")],
        "2027/bread.md",
    ),
    Case(
        "generic",
        "Datum;Uhrzeit;Kanal;Thema;Text\n05.01.2027;9:00 Uhr;Mastodon;Brot;Guten Morgen\n",
        [(1, "mastodon", "2027-01-05 08:00", "Guten Morgen")],
    ),
    Case(
        "generic",
        "Our plan for January,,,\n,,,\nDate (DD/MM/YYYY),Time (UTC),Platform,Caption\n05/01/2027,9am,Bluesky,Bread\n",
        [(1, "bluesky", "2027-01-05 09:00", "Bread")],
    ),
    Case(
        "posts-jsonl",
        '{"text": "Bread", "platform": "x", "at": "2027-01-05T08:00:00Z"}\n',
        [(1, "x", "2027-01-05 08:00", "Bread")],
        "plan.jsonl",
    ),
    Case(
        "yaml-plan",
        "timezone: Asia/Tokyo\nposts:\n  - text: Bread\n    platform: x\n    at: 2027-01-05 08:00\n",
        [(1, "x", "2027-01-04 23:00", "Bread")],
        "plan.yaml",
    ),
]  # fmt: skip


def reading(text: str | bytes, path: str = "plan.csv", options: Options = ZONE) -> Reading:
    found = decode(path, text if isinstance(text, bytes) else text.encode())
    return found if isinstance(found, Reading) else read(found, options)


def summary(found: Reading) -> list[tuple[int, str | None, str, str]]:
    return [(post.number, post.platform, state(post), post.body.text) for post in found.posts]


def state(post: Post) -> str:
    if post.kind != "post":
        return post.kind
    if post.status == "draft":
        return "draft" if post.at is None else "a draft with a time"
    return f"{post.at.astimezone(UTC):%Y-%m-%d %H:%M}" if post.at else "queue"
