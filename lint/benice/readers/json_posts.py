"""JSON and JSON Lines: posts as records of the contract, in a list, one a line, or inside a plan."""

import re
from collections.abc import Iterator

from benice.light import replace
from benice.model import Field, Note, Reading, Source
from benice.readers.archives import read_archive
from benice.readers.broken import unreadable
from benice.readers.json_formats import flattened, format_of_tree, options_of
from benice.readers.json_tree import scan_json
from benice.readers.options import Options
from benice.readers.plan import read_plan, read_records
from benice.readers.postiz import read_postiz
from benice.readers.tree import Node, UnreadableError

LINE = re.compile(r"[^\n]+")


def read_json(source: Source, options: Options) -> Reading:
    """One JSON document."""
    source = replace(source, format="posts-json")
    if not source.text.strip():
        return Reading(source, passed_over="empty")
    try:
        tree = scan_json(source)
    except UnreadableError as error:
        return Reading(source, notes=[unreadable(source, error)])
    form = format_of_tree(tree)
    if form is None:
        return read_plan(tree, source, options)
    source = replace(source, format=form.name)
    tree = scan_json(source)
    if form.name == "postiz":
        return read_postiz(tree, form, source, options)
    if form.paths:
        return read_archive(tree, form, source, options)
    return read_plan(flattened(tree, form), source, options_of(form, options))


def read_json_lines(source: Source, options: Options) -> Reading:
    """One record a line; a line that is none is noted, and the others are read."""
    source = replace(source, format="posts-jsonl")
    if not source.text.strip():
        return Reading(source, passed_over="empty")
    return read_records(scan_lines(source), source, options)


def scan_lines(source: Source) -> Iterator[tuple[int, Node | Note]]:
    """The records of the lines that are not blank, and notes in place of those that cannot be read."""
    lines = (match for match in LINE.finditer(source.text) if not match[0].isspace())
    for number, match in enumerate(lines, 1):
        try:
            yield number, scan_json(source, *match.span())
        except UnreadableError as error:
            yield number, row_note(source, number, error.problem, min(error.at, match.end()))


def row_note(source: Source, number: int, problem: str, at: int) -> Note:
    """The note on a line that is no record."""
    line, _ = source.position(at)
    where = Field.cut(source, at, min(at + 1, len(source.text)))
    return Note("unreadable-row", where, {"number": number, "line": line, "problem": problem}, fatal=True)
