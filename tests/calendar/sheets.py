"""A sheet from a few lines of CSV."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benice.calendar.repair import Repair
from benice.calendar.sheet import Sheet, make_sheet
from benice.calendar.web import render_page
from benice.calendar.weeks import Period
from benice.reschedule import propose
from benice.run import Batch, Settings, gather

CONFIG = 'select = ["pacing", "cross-posting", "patience", "begging", "craft"]\n'
LONDON = 'timezone = "Europe/London"\n'
NASTY = "</script></style><img src=x onerror=alert(1)> & {{ 7 * 7 }} {% raw %} it's"
ROWS = [
    f'"{NASTY}",x,"<b>acme</b>",2026-12-01 09:00',
    *(f"Number {number}.,x,acme,2026-12-02 09:{number}0" for number in range(5)),
    *(f'"The tower is open again, number {number}.","x,facebook",acme,2026-12-0{number} 12:00' for number in (3, 5)),
    "Please like and share this!,mastodon,acme,2027-01-03",
    "Some day.,x,acme,",
    "Which day?,x,acme,03/04/2027 09:00",
]


def read(folder: Path, rows: Sequence[str], config: str) -> tuple[Sequence[Batch], Settings]:
    """What is read of rows of `text,platforms,account,at,kind`, under a config."""
    plan = folder / "plan.csv"
    plan.write_text("\n".join(["text,platforms,account,at,kind", *rows]), encoding="utf-8")
    (folder / "benice.toml").write_text(CONFIG + config, encoding="utf-8")
    settings = Settings(datetime(2026, 11, 25, tzinfo=UTC), folder / "benice.toml")
    return gather([str(plan)], settings), settings


def sheet_of(folder: Path, *rows: str, config: str = LONDON) -> Sheet:
    """The sheet of some rows."""
    return make_sheet(*read(folder, rows, config))


def page_of(folder: Path, *rows: str, into: Path | None = None) -> tuple[Sheet, str]:
    """The sheet of some rows, and its page as it would be written into a folder."""
    batches, settings = read(folder, rows, LONDON)
    sheet = make_sheet(batches, settings)
    repair = Repair(sheet, [propose(batch, settings) for batch in batches])
    days = Period().days(sheet, settings.as_of.date())
    return sheet, render_page(repair, days, settings.as_of, into or folder)
