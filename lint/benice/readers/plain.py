"""Plain text: one post, the parts of a thread between lines of `---`, or a post for each line with a time before it."""

import re
from collections.abc import Iterator

from benice.light import replace
from benice.model import Field, Note, Post, Reading, Source
from benice.readers.channels import platform_in_path
from benice.readers.ignores import without_comments
from benice.readers.options import Options
from benice.readers.records import Record, Setting, make_posts
from benice.readers.tree import Leaf
from benice.readers.tweet import as_part, parts
from benice.readers.whole import LONGEST, about_something_else

DATED = re.compile(r"^(\d{4}-\d\d-\d\d[ T]\d{1,2}:\d\d(?::\d\d)?)[ \t]+(?=\S)", re.MULTILINE)
FLAG = re.compile(r"(?<=\d) [a-z ] (?=\S)")  # a column for one letter between the time and the text
PARAGRAPH = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")


def read_plain(source: Source, options: Options) -> Reading:
    """The posts in a text file."""
    source = replace(source, format="text")
    if not source.text.strip():
        return Reading(source, passed_over="empty")
    if reason := about_something_else(source.path, Record(1, {}), None):
        return Reading(source, passed_over=reason)
    setting = Setting(source, options, platform=platform_in_path(source.path))
    if dated := list(dated_records(source)):
        return read_dated(dated, setting)
    if len(source.text) > LONGEST:
        return Reading(source, passed_over=f"{len(source.text)} characters of plain text are no draft")
    posts: list[Post] = []
    notes: list[Note] = []
    for number, body in enumerate(parts(source, 0, "---"), 1):
        made, noted = make_posts(Record(number, {}), body, setting)
        posts += [as_part(post, number) for post in made]
        notes += noted
    return Reading(source, posts, notes)


def read_dated(dated: list[tuple[Record, Field]], setting: Setting) -> Reading:
    """The posts of lines that begin with a time."""
    posts: list[Post] = []
    notes: list[Note] = []
    for record, body in dated:
        made, noted = make_posts(record, body, setting)
        posts += made
        notes += noted
    return Reading(setting.source, posts, notes)


def dated_records(source: Source) -> Iterator[tuple[Record, Field]]:
    """The lines that begin with a time, each with its text up to an empty line; none where most text has no time."""
    text = source.text
    found = list(DATED.finditer(text))
    paragraphs = len(PARAGRAPH.findall(text.strip())) + 1
    if len(found) < 2 or len(found) * 2 < paragraphs:
        return
    flagged = all(FLAG.match(text, match.end(1)) for match in found)
    ends = [match.start() for match in found[1:]] + [len(text)]
    for number, (match, end) in enumerate(zip(found, ends, strict=True), 1):
        start = match.end(1) + 3 if flagged else match.end()
        blank = PARAGRAPH.search(text, start, end)
        body = without_comments(Field.cut(source, start, blank.start() if blank else end)).stripped()
        yield Record(number, {"at": Leaf(Field.cut(source, *match.span(1)))}), body
