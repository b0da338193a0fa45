"""`benice approve`: record who approved posts, when, and what exactly."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from benice.cli.options import ConfigFile, Isolated, read_as_of
from benice.model import Post, Reading
from benice.tables import UsageError, did_you_mean


def approve(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A draft or a calendar.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who approves.")],
    post: Annotated[
        list[str] | None,
        typer.Option("--post", metavar="ID", help="Only this post, by its id or number; can be given several times."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(metavar="TIME", help="When, such as 2026-12-01T09:00+01:00. Default: now.", show_default=False),
    ] = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Record that somebody approved the posts of a file as they are now.

    The name, the time and a short mark of text, platform, media and time are written into the file itself, and nothing
    else in it changes. `benice check` then tells when one of them is changed.
    """
    from benice.edit import save
    from benice.gather import Settings, gather, options_for
    from benice.signing import sign

    if not by.strip():
        raise UsageError("--by: a name is needed")
    moment = read_as_of(at, "--at")
    batches = gather([str(file)], Settings(moment, config, isolated))
    batch = next((each for each in batches if each.readings), None)
    if batch is None:
        raise UsageError(f"{file}: config leaves this file out")
    reading = readable(batch.readings[0])
    posts = chosen(reading, post or [])
    save(reading.source, sign(reading, posts, by.strip(), moment, options_for(batch.config, reading.source.path)))
    number = len({each.number for each in posts})
    sys.stdout.write(f"{file}: {by.strip()} approved {number} {'post' if number == 1 else 'posts'}\n")
    named = batch.strategy.approvers(posts[0].platform) if batch.strategy else ()
    warn(by.strip(), list(dict.fromkeys([*batch.config.approvers, *named])))


def readable(reading: Reading) -> Reading:
    """The reading itself; UsageError where it holds no posts, or something in it could not be read."""
    for note in reading.notes:
        if note.fatal:
            line, _ = reading.source.position(note.where.start)
            raise UsageError(f"{reading.source.path}:{line}: {note.facts.get('problem')}; mend this first")
    if not reading.posts:
        raise UsageError(f"{reading.source.path}: no post to approve: {reading.passed_over}")
    return reading


def chosen(reading: Reading, ids: Sequence[str]) -> Sequence[Post]:
    """The posts of some ids or numbers; all of them where none is given."""
    found: dict[str, list[Post]] = {}
    for post in reading.posts:
        for name in {post.id, str(post.number), f"#{post.number}"}:
            found.setdefault(name, []).append(post)
    for name in ids:
        if name not in found:
            known = list(dict.fromkeys(post.id for post in reading.posts))
            raise UsageError(f"{reading.source.path}: there is no post '{name}'{did_you_mean(name, known)}")
    wanted = {post.number for name in ids for post in found[name]}
    return [post for post in reading.posts if not ids or post.number in wanted]


def warn(by: str, known: Sequence[str]) -> None:
    """Tell on the side where the approver is not one of those who may approve."""
    from benice.approvals import is_name

    if known and not is_name(by, known):
        sys.stderr.write(f"benice: note: {by} is none of those who may approve here: {', '.join(known)}\n")
