"""The command line: each command in a file of its own, thin, on run.py."""

import sys

import typer

from benice.cli.check import check
from benice.cli.posts import posts
from benice.tables import UsageError

app = typer.Typer(
    name="benice",
    help="Reads social posts and posting calendars before they are published, and says where they are not nice.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(check)
app.command()(posts)


def main() -> None:
    """Run the command line; a mistake of the user's is told in one line, with exit code 2."""
    try:
        app()
    except UsageError as error:
        sys.stderr.write(f"benice: {error}\n")
        raise SystemExit(2) from None
