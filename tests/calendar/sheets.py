"""A sheet from a few lines of CSV."""

from datetime import UTC, date, datetime
from pathlib import Path

from benice.calendar.html import render_page
from benice.calendar.sheet import Sheet, make_sheet
from benice.calendar.weeks import Period
from benice.run import Settings, gather

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


def sheet_of(folder: Path, *rows: str, config: str = LONDON) -> Sheet:
    """The sheet of rows of `text,platforms,account,at,kind`, under a config."""
    plan = folder / "plan.csv"
    plan.write_text("\n".join(["text,platforms,account,at,kind", *rows]), encoding="utf-8")
    (folder / "benice.toml").write_text(CONFIG + config, encoding="utf-8")
    settings = Settings(datetime(2026, 11, 25, tzinfo=UTC), folder / "benice.toml")
    return make_sheet(gather([str(plan)], settings), settings)


def written(sheet: Sheet, folder: Path) -> str:
    """The page of a sheet."""
    return render_page(sheet, Period().days(sheet, date(2026, 11, 25)), datetime(2026, 11, 25, tzinfo=UTC), folder)
