"""A calendar as one page that needs nothing else: no network, no font, and only the script that it carries."""

import os
from base64 import b64encode
from datetime import date, datetime
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from benice.calendar.joined import Groups
from benice.calendar.marks import MARKS
from benice.calendar.months import make_months
from benice.calendar.repair import Repair
from benice.calendar.sheet import Entry
from benice.calendar.summary import count_accounts, count_rules
from benice.calendar.weeks import DAYS, MONTHS, name_day, name_days
from benice.model import Source
from benice.tables import UsageError
from benice.timeline import place_of

if TYPE_CHECKING:
    from jinja2 import Environment

MOST_BESIDE = 8  # posts of the same group that are named at a post
INSTALL = "a calendar as a page needs a package more: pip install 'benice[calendar]'"


def render_page(repair: Repair, days: tuple[date, date] | None, as_of: datetime, folder: Path) -> str:
    """The page of a sheet and its repair; links to the files of posts lead there from the page's folder."""
    sheet = repair.sheet
    environment = open_templates()
    groups = Groups(sheet)
    entries = [entry for entry in sheet.entries if not entry.at or (days and days[0] <= entry.at.date() <= days[1])]
    anchors = {entry: f"post-{number}" for number, entry in enumerate(entries, 1)}
    style, script = read_asset("page.css"), read_asset("page.js")
    return environment.get_template("page.html").render(
        sheet=sheet,
        repair=repair,
        outcome=sheet.outcome,
        entries=entries,
        months=list(make_months(sheet, groups, *days)) if days else [],
        days=days,
        as_of=as_of,
        groups=groups,
        anchors=anchors,
        rules=count_rules(sheet),
        accounts=count_accounts(sheet),
        marks=[mark for mark in MARKS if any(mark in entry.marks for entry in entries)],
        MOST_BESIDE=MOST_BESIDE,
        day_names=DAYS,
        name_day=name_day,
        name_days=name_days,
        name_entry=name_entry,
        place_of=place_of,
        rules_of=rules_of,
        href=lambda source: link_to(source, folder),
        style=style,
        script=script,
        policy=policy(style, script),
    )


def open_templates() -> "Environment":
    """The templates, in which every value is escaped; UsageError where the package for them is missing."""
    try:
        from jinja2 import Environment, FunctionLoader, StrictUndefined
    except ImportError as error:
        raise UsageError(f"{INSTALL} ({error})") from None
    return Environment(
        loader=FunctionLoader(read_asset),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def read_asset(name: str) -> str:
    """A file of the folder `page`."""
    return files("benice.calendar").joinpath("page", name).read_text(encoding="utf-8")


def policy(style: str, script: str) -> str:
    """A policy by which the page may use its own style and script, and a browser fetches and runs nothing else."""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    """The hash of an inline style or script, as a policy names it (https://www.w3.org/TR/CSP3/)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def link_to(source: Source, folder: Path) -> str:
    """Where a file lies, from a folder on; empty for standard input."""
    path = Path(source.path)
    if not path.exists():
        return ""
    return quote(Path(os.path.relpath(path, folder)).as_posix(), safe="/")


def name_entry(entry: Entry, beside: date | None = None) -> str:
    """A post in few words, without the day where another one is named on the same: "3 December 12:00 on x"."""
    day = f"{entry.day.day} {MONTHS[entry.day.month - 1]}" if entry.day and entry.day != beside else ""
    return " ".join(filter(None, (day, entry.clock, "on", entry.post.platform or "no platform")))


def rules_of(entry: Entry) -> str:
    """The rules that speak of a post, for the filter."""
    return " ".join(sorted({finding.rule for finding in entry.findings}))
