"""`benice agent-hook`: check the file that a coding assistant has just written."""

import sys
from typing import Annotated

import typer

from benice.cli.options import AsOf, ConfigFile, Isolated, among, read_as_of
from benice.tables import UsageError


def agent_hook(
    form: Annotated[
        str | None,
        typer.Option("--format", metavar="NAME", help="claude, cursor or gemini. Default: what the event looks like."),
    ] = None,
    as_of: AsOf = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Read an assistant's hook event on standard input, and check the file that it is about.

    Exit code: 0 where there is nothing to say, and for assistants that read JSON; 2 where Claude Code's model is to
    read what is wrong with the post; 1 where the event, the config or a rule is broken, which is for people to mend.
    """
    from benice.agent import FORMATS, answer, read_event
    from benice.gather import Settings

    if form:
        among("--format", form, FORMATS)
    try:
        event = read_event(sys.stdin.buffer.read().decode("utf-8", "replace"), form)
        if event is None:
            return
        reply = answer(event, Settings(read_as_of(as_of), config, isolated))
    except UsageError as error:
        sys.stderr.write(f"benice: {error}\n")
        raise SystemExit(1) from None
    sys.stdout.write(reply.out)
    sys.stderr.write(reply.error)
    raise SystemExit(reply.code)
