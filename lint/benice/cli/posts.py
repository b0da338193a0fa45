"""`benice posts`: what was read, one line per post."""

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from benice.model import Post
from benice.readers.find import find
from benice.run import Desk, Settings, gather, open_desk


def posts(
    paths: Annotated[list[str] | None, typer.Argument(help="Files or folders; - for standard input.")] = None,
    output_format: Annotated[str, typer.Option(help="text or jsonl.")] = "text",
    config: Annotated[Path | None, typer.Option(help="The config file to use.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Use no config file.")] = False,
) -> None:
    """Say what was read: one line per post."""
    settings = Settings(datetime.now(UTC), config, isolated)
    for batch in gather(find(paths or ["."]), settings):
        desk = open_desk(batch.config, settings)
        for reading in batch.readings:
            for post in reading.posts:
                sys.stdout.write(json.dumps(post_as_json(post, desk), ensure_ascii=False) + "\n")


def post_as_json(post: Post, desk: Desk) -> dict[str, Any]:
    """One post, as the contract has it."""
    purpose, purpose_from = desk.purpose(post)
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
    }
