"""Values of config that name something: platforms, zones, hours and days; each is checked where it stands."""

from collections.abc import Sequence

from benice.hours import read_blackout, read_days, read_hours
from benice.tables import Table, did_you_mean

FORMS = {
    "hours": (read_hours, 'hours such as "09:00-18:00"'),
    "days": (read_days, 'days such as "mon-fri" or "sat"'),
    "blackouts": (read_blackout, 'dates such as "2026-12-24" or "2026-12-24..2027-01-01"'),
}


def times(table: Table, key: str) -> Sequence[str]:
    """A list of hours, days or dates; UsageError for one that cannot be read."""
    read, expected = FORMS[key]
    found = table.list(key)
    for each in found:
        if read(each) is None:
            table.fail(key, f"'{key}' has '{each}'; expected are {expected}")
    return found


def platform(table: Table) -> str | None:
    """A platform's id; UsageError for one that does not exist."""
    name = table.words("platform")
    return platform_id(table, "platform", name) if name else None


def platform_id(table: Table, key: str, name: str) -> str:
    """The id of a platform that a key names; UsageError for one that does not exist."""
    from benice.platforms import find_platform, platform_ids

    found = find_platform(name)
    if found is None:
        table.fail(key, f"there is no platform '{name}'{did_you_mean(name, platform_ids())}")
    return found.id


def zone(table: Table, key: str) -> str | None:
    """The name of a time zone; UsageError for one that does not exist."""
    name = table.words(key)
    if not name:
        return None
    from zoneinfo import ZoneInfo, available_timezones

    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        table.fail(key, f"there is no time zone '{name}'{did_you_mean(name, available_timezones())}")
    return name
