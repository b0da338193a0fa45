"""`benice init`: write a commented benice.toml, or a strategy.toml, to begin with."""

import sys
from importlib.resources import files
from pathlib import Path
from typing import Annotated

import typer

from benice.tables import UsageError

TEMPLATE = """\
# benice reads this file for all posts in this folder and below. Every key may be left out.

# The zone of times that carry none, such as the ones that schedulers export.
# timezone = "Europe/Paris"

# Which rules run, by id, theme or glob; `benice rules list` shows them all, `benice explain RULE` one.
select = ["*"]
ignore = []

# From which level on `benice check` exits with 1: error, warning, info or never.
fail-on = "warning"

# The campaign's plan (`benice init --strategy` writes one), and what was published already: it counts, and is never
# itself reported.
# strategy = "strategy.toml"
# history = ["exports/*.csv"]

# Folders of your own rules.
# rules = ["our-rules/"]

# [severity]
# like-begging = "error"

# [parameters.machine-gun-posting]
# most = 3
# window = "1h"

# Who may approve posts; without it approvals are not asked for.
# [approval]
# by = ["Ana"]
# git = "author"   # or "signature": whoever of them commits a post approves it

# What an account may and does.
# [accounts.acme]
# platform = "mastodon"
# limit = 1000
# hours = ["09:00-18:00"]
# days = ["mon-fri"]
# blackouts = ["2026-12-24..2027-01-01"]

# What `benice reschedule` keeps to where an account does not say it itself; one text on several platforms is staggered
# in this order.
# [reschedule]
# order = ["facebook", "linkedin", "x"]
# hours = ["08:00-20:00"]
# days = ["mon-fri"]
# blackouts = ["2026-12-24"]

# What the files of a glob do not say of themselves.
# [per-file."exports/buffer-*.csv"]
# platform = "instagram"
# account = "acme"
# dates = "day-first"

# The names of your own front-matter keys.
# [front-matter]
# at = ["publish", "date"]
# platforms = ["media"]
"""


def init(
    folder: Annotated[Path, typer.Argument(help="Where to write it.")] = Path(),
    strategy: Annotated[
        bool, typer.Option("--strategy", help="Write strategy.toml instead: the plan of a campaign, to fill in.")
    ] = False,
    schema: Annotated[
        bool, typer.Option("--schema", help="Write the schema by which editors complete strategy.toml instead.")
    ] = False,
    defaults: Annotated[bool, typer.Option("--defaults", help="Ask nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write a commented benice.toml to begin with, or a strategy.toml: in a terminal it asks for the most important."""
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder")
    name = "strategy.toml" if strategy else "strategy.schema.json" if schema else "benice.toml"
    target = folder / name
    if target.exists() and not force:
        raise UsageError(f"{target} is there already; --force writes over it")
    if strategy:
        text = fill_in(ask=not defaults and sys.stdin.isatty() and sys.stdout.isatty())
    elif schema:
        text = (files("benice") / "strategy.schema.json").read_text(encoding="utf-8")
    else:
        text = TEMPLATE
    target.write_text(text, encoding="utf-8")
    sys.stdout.write(f"wrote {target}\n")


def fill_in(ask: bool) -> str:
    """The strategy form, with what somebody answers if there is somebody to ask."""
    from benice.strategy_form import questions, write_form

    if not ask:
        return write_form({})
    sys.stdout.write("A few questions; leave empty what you do not know yet.\n")
    return write_form(
        {key: typer.prompt(question, default="", show_default=False) for key, question in questions().items()}
    )
