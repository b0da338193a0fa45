"""All commands, each in a file of its own, thin, on run.py."""

import sys

import typer

from benice import __version__
from benice.cli.agent_hook import agent_hook
from benice.cli.approve import approve
from benice.cli.audit import audit
from benice.cli.calendar import calendar
from benice.cli.check import check
from benice.cli.config import config
from benice.cli.explain import explain
from benice.cli.hook import hook
from benice.cli.init import init
from benice.cli.mcp import mcp
from benice.cli.posts import posts
from benice.cli.reschedule import reschedule
from benice.cli.rules import rules
from benice.cli.server import server

app = typer.Typer(
    name="benice",
    help="Reads social posts and posting calendars before they are published, and says where they are not nice.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command()(check)
app.command()(posts)
app.command()(calendar)
app.add_typer(rules, name="rules")
app.command()(explain)
app.command()(reschedule)
app.command()(audit)
app.command()(config)
app.command()(approve)
app.command()(init)
app.add_typer(hook, name="hook")
app.command()(server)
app.command()(mcp)
app.command("agent-hook")(agent_hook)


def show_version(wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        sys.stdout.write(f"benice {__version__}\n")
        raise SystemExit(0)


@app.callback()
def options(
    version: bool = typer.Option(False, "--version", callback=show_version, is_eager=True, help="Print the version."),
) -> None:
    """The options before a command."""
