"""`benice init`: write a commented benice.toml to begin with."""

import sys
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

# The campaign's plan, and what was published already: it counts, and is never itself reported.
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

# What an account may and does.
# [accounts.acme]
# platform = "mastodon"
# limit = 1000
# hours = ["09:00-18:00"]
# days = ["mon-fri"]

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
    force: Annotated[bool, typer.Option("--force", help="Write over a benice.toml that is there.")] = False,
) -> None:
    """Write a commented benice.toml to begin with."""
    target = folder / "benice.toml"
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder")
    if target.exists() and not force:
        raise UsageError(f"{target} is there already; --force writes over it")
    target.write_text(TEMPLATE, encoding="utf-8")
    sys.stdout.write(f"wrote {target}\n")
