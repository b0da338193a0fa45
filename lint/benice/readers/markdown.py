"""Markdown drafts: front matter as the record, and the posts that a person would take the body for."""

from dataclasses import replace

from benice.model import Field, Reading, Source
from benice.readers.front_matter import split_draft
from benice.readers.json_posts import unreadable
from benice.readers.keys import Names
from benice.readers.options import Options
from benice.readers.records import Setting, make_posts, name_values
from benice.readers.times import order_in
from benice.readers.tree import UnreadableError


def read_markdown(source: Source, options: Options) -> Reading:
    """The posts of a Markdown file."""
    source = replace(source, format="markdown")
    try:
        draft = split_draft(source)
    except UnreadableError as error:
        return Reading(source, notes=[unreadable(source, error)])
    record = name_values(1, draft.head.pairs if draft.head else (), Names(options.keys, extra_first=True))
    body = Field.cut(source, draft.body, len(source.text)).stripped()
    if not body.text:
        return Reading(source, passed_over="front matter without a text" if draft.head else "empty")
    setting = Setting(source, options, order_in([record], options.dates))
    posts, notes = make_posts(record, body, setting)
    return Reading(source, posts, notes)
