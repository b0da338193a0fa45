"""A sheet from a few lines of CSV."""

from datetime import UTC, datetime
from pathlib import Path

from benice.calendar.sheet import Sheet, make_sheet
from benice.run import Settings, gather

CONFIG = 'select = ["pacing", "cross-posting", "patience", "begging", "craft"]\n'
LONDON = 'timezone = "Europe/London"\n'


def sheet_of(folder: Path, *rows: str, config: str = LONDON) -> Sheet:
    """The sheet of rows of `text,platforms,account,at,kind`, under a config."""
    plan = folder / "plan.csv"
    plan.write_text("\n".join(["text,platforms,account,at,kind", *rows]), encoding="utf-8")
    (folder / "benice.toml").write_text(CONFIG + config, encoding="utf-8")
    settings = Settings(datetime(2026, 11, 25, tzinfo=UTC), folder / "benice.toml")
    return make_sheet(gather([str(plan)], settings), settings)
