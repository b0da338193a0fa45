"""Plain text: the whole file is one post."""

from dataclasses import replace

from benice.model import Field, Reading, Source
from benice.readers.channels import platform_in_path
from benice.readers.options import Options
from benice.readers.records import Record, Setting, make_posts


def read_plain(source: Source, options: Options) -> Reading:
    """The post in a text file."""
    source = replace(source, format="text")
    body = Field.cut(source, 0, len(source.text)).stripped()
    if not body.text:
        return Reading(source, passed_over="empty")
    posts, notes = make_posts(Record(1, {}), body, Setting(source, options, platform=platform_in_path(source.path)))
    return Reading(source, posts, notes)
