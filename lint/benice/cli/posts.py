"""`benice posts`: what was read, one line per post."""

import json
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from benice.cli.options import ConfigFile, Isolated, Paths, StdinName, among, read_as_of
from benice.count import measure
from benice.model import Post, Reading
from benice.run import Desk, Settings, gather, open_desk


def posts(
    paths: Paths = None,
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or jsonl.")] = "text",
    config: ConfigFile = None,
    isolated: Isolated = False,
    stdin_filename: StdinName = None,
) -> None:
    """Say what was read: the format of each file, one line per post, and why the rest was not taken for one."""
    among("--output-format", output_format, ("text", "jsonl"))
    settings = Settings(read_as_of(None), config, isolated, stdin_filename=stdin_filename)
    unread = False
    for batch in gather(paths or ["."], settings):
        desk = open_desk(batch.config, settings, batch.strategy)
        for reading in batch.readings:
            unread = unread or any(note.fatal for note in reading.notes)
            for line in as_jsonl(reading, desk) if output_format == "jsonl" else as_text(reading, desk):
                sys.stdout.write(line + "\n")
    raise SystemExit(2 if unread else 0)


def as_jsonl(reading: Reading, desk: Desk) -> Iterator[str]:
    """The posts of a file, an object per line."""
    for post in reading.posts:
        yield json.dumps(post_as_json(post, desk), ensure_ascii=False)


def as_text(reading: Reading, desk: Desk) -> Iterator[str]:
    """The posts of a file for people."""
    from benice.reports.lines import moment, plural, safe

    number = len(reading.posts)
    what = f"{number} {plural('post', number)}" if number else "no post"
    kind = f" ({reading.source.format})" if reading.source.format else ""
    why = "" if number or not reading.passed_over else f": {reading.passed_over}"
    yield f"{safe(reading.source.path)}{kind}: {what}{safe(why)}"
    for note in (note for note in reading.notes if note.fatal):
        line, column = note.where.source.position(note.where.start)
        said = desk.rulebook.named(note.rule).message.format_map(note.facts)
        yield f"  line {line:<5} column {column}: {safe(said)}"
    for post in reading.posts:
        line, _ = post.source.position(post.body.start)
        purpose, _ = desk.purpose(post)
        who = " ".join(filter(None, (post.platform or "-", post.account and f"@{post.account}")))
        length = size(post, desk)
        words = " ".join(post.body.text.split())
        words = words if len(words) <= 60 else words[:57] + "..."
        facts = f"{moment(post) or '-':16}  {safe(who):24} {post.kind:8} {purpose:12} {length:>12}"
        yield f"  line {line:<5} {facts}  {safe(words)}"


def size(post: Post, desk: Desk) -> str:
    """Length, limit and unit, such as "231/280 weighted characters"."""
    found = measure(post, desk.config)
    limit = f"/{found.limit}" if found.limit is not None else ""
    return f"{found.length}{limit} {found.unit}"


def post_as_json(post: Post, desk: Desk) -> dict[str, Any]:
    """One post, as the contract has it."""
    purpose, purpose_from = desk.purpose(post)
    found = measure(post, desk.config)
    line, _ = post.source.position(post.body.start)
    end_line, _ = post.source.position(post.body.end)
    return {
        "id": post.id,
        "path": post.source.path,
        "line": line,
        "end_line": end_line,
        "platform": post.platform,
        "account": post.account,
        "at": post.at.isoformat() if post.at else None,
        "kind": post.kind,
        "purpose": purpose,
        "purpose_from": purpose_from,
        "text": post.body.text,
        "length": found.length,
        "limit": found.limit,
        "unit": found.unit,
    }
