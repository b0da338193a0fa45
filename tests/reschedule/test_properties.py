"""Whatever a calendar holds: repairs keep every rule, hours, blackouts and clocks, and a second one changes nothing."""

from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from calendars import configured, proposed, repaired, told_of
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.reschedule.spot import distance, spot_of
from benice.timeline import apart

PARIS = ZoneInfo("Europe/Paris")
START = datetime(2027, 3, 25, 6, tzinfo=UTC)  # the clocks go forward on 28 March
AUTUMN = datetime(2027, 10, 28, 6, tzinfo=UTC)  # and back on 31 October
CONFIG = configured(
    timezone="Europe/Paris",
    accounts={"acme": {"hours": ["22:00-03:30", "09:00-12:00"], "blackouts": ["2027-03-26", "2027-10-29"]}},
    parameters={"silent-stretch": {"least": 1000}},
)
TEXT = "The grinder sounds like a small plane today, so bring headphones."
MINUTES = st.integers(0, 5 * 1440)


@st.composite
def calendars(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Up to nine posts around a change of the clocks; some say the same, some are pinned."""
    start = draw(st.sampled_from([START, AUTUMN]))
    rows = draw(
        st.lists(st.tuples(st.sampled_from(["x", "facebook"]), MINUTES, st.integers(0, 9)), min_size=2, max_size=9)
    )
    return [
        {"id": str(number), "platform": platform, "account": "acme", "pinned": kind == 9,
         "text": f"{TEXT} {'again ' * (kind % 2)}" if kind < 4 else f"Note {number}{number} of the day.",
         "at": (start + timedelta(minutes=minute)).astimezone(PARIS if kind % 2 else UTC).isoformat()}
        for number, (platform, minute, kind) in enumerate(rows, 1)
    ]  # fmt: skip


@settings(max_examples=10, deadline=None, derandomize=True)
@given(calendars())
def test_repairs_keep_what_they_promise(posts: list[dict[str, Any]]) -> None:
    proposal = proposed(posts, CONFIG)
    after = repaired(posts, proposal)
    for move in proposal.moves:
        here = move.after.astimezone(PARIS)
        assert not posts[move.post.number - 1]["pinned"]
        assert here.date().isoformat() not in ("2027-03-26", "2027-10-29")
        assert here.hour in (22, 23, 0, 1, 2, 3, 9, 10, 11) or here.strftime("%H:%M") == "12:00"
        assert here.replace(fold=0).utcoffset() == here.replace(fold=1).utcoffset()
    left = set(told_of(after, CONFIG))
    assert left <= {stuck.rule for stuck in proposal.stuck}
    assert left <= set(told_of(posts, CONFIG))
    assert not proposed(after, CONFIG).moves


MOMENTS = st.datetimes(datetime(2027, 10, 29), datetime(2027, 11, 2)).map(lambda at: at.replace(microsecond=0))
ZONES = st.sampled_from([PARIS, UTC, None])


@settings(deadline=None)
@given(MOMENTS, MOMENTS, ZONES, ZONES, st.booleans())
def test_distances_are_those_of_the_rules(
    one: datetime, other: datetime, zone: tzinfo | None, second: tzinfo | None, all_day: bool
) -> None:
    first = spot_of(one.replace(tzinfo=zone, fold=one.minute % 2), False, ())
    other = datetime(other.year, other.month, other.day) if all_day else other.replace(tzinfo=second)
    last = spot_of(other, all_day, ())
    expected = apart(first, last)
    assert distance(first, last) == (None if expected is None else expected.total_seconds())
