"""JSON and JSON Lines: posts as records of the contract, in a list, one a line, or inside a plan."""

import re
from dataclasses import replace

from benice.model import Field, Note, Reading, Source
from benice.readers.json_tree import scan_json
from benice.readers.options import Options
from benice.readers.plan import read_plan, read_records
from benice.readers.tree import Node, UnreadableError

LINE = re.compile(r"[^\n]+")


def read_json(source: Source, options: Options) -> Reading:
    """One JSON document."""
    source = replace(source, format="json")
    if not source.text.strip():
        return Reading(source, passed_over="empty")
    try:
        tree = scan_json(source)
    except UnreadableError as error:
        return Reading(source, notes=[unreadable(source, error)])
    return read_plan(tree, source, options)


def read_json_lines(source: Source, options: Options) -> Reading:
    """One record a line; a line that is none is noted, and the others are read."""
    source = replace(source, format="posts-jsonl")
    if not source.text.strip():
        return Reading(source, passed_over="empty")
    nodes: list[tuple[int, Node]] = []
    notes: list[Note] = []
    lines = (match for match in LINE.finditer(source.text) if not match[0].isspace())
    for number, match in enumerate(lines, 1):
        try:
            node = scan_json(source, *match.span())
        except UnreadableError as error:
            notes.append(row_note(source, number, error.problem, min(error.at, match.end())))
            continue
        nodes.append((number, node))
    return read_records(nodes, notes, source, options)


def unreadable(source: Source, error: UnreadableError) -> Note:
    """The note on a document that breaks the grammar."""
    line, column = source.position(error.at)
    where = Field.cut(source, error.at, min(error.at + 1, len(source.text)))
    return Note("unreadable", where, {"problem": error.problem, "line": line, "column": column}, fatal=True)


def row_note(source: Source, number: int, problem: str, at: int) -> Note:
    """The note on a line that is no record."""
    line, _ = source.position(at)
    where = Field.cut(source, at, min(at + 1, len(source.text)))
    return Note("unreadable-row", where, {"number": number, "line": line, "problem": problem}, fatal=True)
