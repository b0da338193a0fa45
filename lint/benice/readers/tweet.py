"""`.tweet` files: front matter, then one tweet or a thread; lines of `( ) option` at the end are a poll."""

import re
from collections.abc import Iterator
from itertools import pairwise

from benice.light import replace
from benice.model import Field, Note, Post, Reading, Source
from benice.readers.broken import unreadable
from benice.readers.front_matter import split_draft
from benice.readers.ignores import without_comments
from benice.readers.keys import Names
from benice.readers.options import Options
from benice.readers.records import Record, Setting, make_posts, name_values
from benice.readers.times import order_in
from benice.readers.tree import Leaf, Pairs, UnreadableError

OPTION = re.compile(r"[ \t]*\([ \t]*\)[ \t]*\S")


def read_tweet(source: Source, options: Options) -> Reading:
    """The tweets of a file."""
    source = replace(source, format="twitter-together")
    try:
        draft = split_draft(source)
    except UnreadableError as error:
        return Reading(source, notes=[unreadable(source, error)])
    record = name_values(1, draft.head.pairs if draft.head else (), Names(options.keys, extra_first=True))
    setting = Setting(source, options, order_in([record], options.dates), platform="x")
    posts: list[Post] = []
    notes: list[Note] = []
    for number, body in enumerate(parts(source, draft.body, delimiter(draft.head)), 1):
        posts += [as_part(post, number) for post in make_posts(replace(record, number=number), body, setting)[0]]
        notes = notes or make_posts(record, body, setting)[1]
    return Reading(source, posts, notes, "" if posts else passed_over(record, source))


def as_part(post: Post, number: int) -> Post:
    """The second and later parts of a thread are of kind `thread`, and the pictures go with the first."""
    return replace(post, kind="thread", media=()) if number > 1 else post


def passed_over(record: Record, source: Source) -> str:
    """Why a file without words holds no post."""
    if "retweet" in record.values:
        return "a retweet without words of its own"
    return "front matter without a text" if source.text.strip() else "empty"


def delimiter(head: Pairs | None) -> str:
    """The line between the tweets of a thread."""
    given = {key.text: node for key, node in head.pairs} if head else {}
    node = given.get("threadDelimiter")
    return node.field.text if isinstance(node, Leaf) and node.field.text.strip() else "---"


def parts(source: Source, start: int, between: str) -> Iterator[Field]:
    """The tweets, without a poll's options and without white space around them."""
    line = re.compile(rf"^{re.escape(between)}[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
    cuts = [(start, start), *(match.span() for match in line.finditer(source.text, start)), (len(source.text),) * 2]
    for (_, first), (last, _) in pairwise(cuts):
        body = without_comments(Field.cut(source, first, before_poll(source.text, first, last))).stripped()
        if body.text:
            yield body


def before_poll(text: str, start: int, end: int) -> int:
    """Where the options of a poll begin that ends a piece of a text; the end of the piece where there are none."""
    stop = end
    while True:
        end = start + len(text[start:stop].rstrip()) if text[stop - 1 : stop].isspace() else stop
        line = max(text.rfind("\n", start, end), text.rfind("\r", start, end), start - 1) + 1
        if not OPTION.match(text, line, end):
            return stop
        stop = line
