"""iCalendar: events as posts, with their places, zones and repetitions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import check_places, fields_of

from benice.model import Reading, Source
from benice.readers import Options, read


def calendar(*events: str, head: str = "") -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Ours//EN", *head.splitlines()]
    for event in events:
        lines += ["BEGIN:VEVENT", *event.strip("\n").split("\n"), "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def reading(*events: str, head: str = "", options: Options | None = None, path: str = "plan.ics") -> Reading:
    return read(Source(path, calendar(*events, head=head)), options or Options())


def times(found: Reading) -> list[str | None]:
    return [post.at.isoformat() if post.at else None for post in found.posts]


ONE = """
UID:one@ours.example
DTSTART;TZID=Europe/Paris:20270105T093000
SUMMARY:Instagram: The boat is back
DESCRIPTION:The boat is back\\, freshly painted\\; come and see.\\nWe open at
  nine.
CATEGORIES:INSTAGRAM,Boats
STATUS:CONFIRMED
URL:https://ours.example/boat
ATTACH;FMTTYPE=image/jpeg:https://ours.example/boat.jpg
"""


def test_an_event_is_a_post() -> None:
    found = reading(ONE)
    (post,) = found.posts
    assert found.source.format == "icalendar"
    assert (post.id, post.number, post.platform, post.pillar) == ("one@ours.example", 1, "instagram", "Boats")
    assert post.body.text == "The boat is back, freshly painted; come and see.\nWe open at nine."
    assert times(found) == ["2027-01-05T09:30:00+01:00"]
    assert post.status == "CONFIRMED"
    assert post.media[0].file.text == "https://ours.example/boat.jpg"
    assert post.fields["link"].text == "https://ours.example/boat"
    assert found.notes == []


def test_a_folded_and_escaped_text_knows_its_places() -> None:
    found = reading(ONE)
    (post,) = found.posts
    for field in fields_of(found):
        check_places(field)
    start = post.body.text.index("at nine")
    assert post.body.span(start, start + 7).text == "at\r\n  nine"
    comma = post.body.text.index(",")
    assert post.body.span(comma, comma + 1).text == "\\,"


@pytest.mark.parametrize(
    ("lines", "platforms"),
    [
        ("SUMMARY:x\nCATEGORIES:FACEBOOK", ["facebook"]),
        ("SUMMARY:x\nCATEGORIES:Facebook,Books,Mastodon", ["facebook", "mastodon"]),
        ("SUMMARY:x\nCATEGORIES:Books\nCATEGORIES:LinkedIn", ["linkedin"]),
        ("SUMMARY:LinkedIn: the new shelf", ["linkedin"]),
        ("SUMMARY:[Mastodon] the new shelf", ["mastodon"]),
        ("SUMMARY:Facebook - the new shelf", ["facebook"]),
        ("SUMMARY:Note: the new shelf", [None]),
        ("SUMMARY:Meet us at 10:30", [None]),
    ],
)
def test_categories_or_the_head_of_the_summary_say_where_a_post_goes(lines: str, platforms: list[str | None]) -> None:
    found = reading(f"UID:a\nDTSTART:20270105T093000Z\nDESCRIPTION:The new shelf\n{lines}")
    assert [post.platform for post in found.posts] == platforms
    assert found.notes == []


def test_without_a_description_the_summary_is_the_text() -> None:
    (post,) = reading("UID:a\nDTSTART:20270105T093000Z\nSUMMARY:LinkedIn: The new shelf\nDESCRIPTION:").posts
    assert post.body.text == "The new shelf"
    assert post.body.whole().text == "The new shelf"


def test_a_description_in_html_is_read_as_the_text_that_it_shows() -> None:
    (post,) = reading("UID:a\nDTSTART:20270105T093000Z\nDESCRIPTION:<p>Tea &amp\\; cake</p><p>at four</p>").posts
    assert post.body.text == "Tea & cake\nat four"


@pytest.mark.parametrize(
    ("start", "at", "rules"),
    [
        ("DTSTART:20270105T093000Z", "2027-01-05T09:30:00+00:00", []),
        ("DTSTART:20270105T093000", "2027-01-05T09:30:00", ["zoneless-time"]),
        ('DTSTART;TZID="Europe/Paris":20270105T093000', "2027-01-05T09:30:00+01:00", []),
        ("DTSTART;TZID=/example.org/20260101/Europe/Paris:20270105T093000", "2027-01-05T09:30:00+01:00", []),
        ("DTSTART;TZID=W. Europe Standard Time:20270105T093000", "2027-01-05T09:30:00+01:00", []),
        ("DTSTART;TZID=Europe/Paris:20270328T023000", "2027-03-28T02:30:00+01:00", ["clock-change"]),
        ("DTSTART;TZID=Europe/Paris:20271031T023000", "2027-10-31T02:30:00+02:00", ["clock-change"]),
        ("DTSTART;TZID=Europe/Pari:20270105T093000", None, ["wrong-type"]),
        ("DTSTART:20270230T093000Z", None, ["unreadable-row"]),
        ("X-NO-START:", None, []),
    ],
)
def test_when_an_event_starts(start: str, at: str | None, rules: list[str]) -> None:
    found = reading(f"UID:a\n{start}\nDESCRIPTION:x")
    assert times(found) == [at]
    assert [note.rule for note in found.notes] == rules


def test_a_date_is_a_whole_day() -> None:
    (post,) = reading("UID:a\nDTSTART;VALUE=DATE:20270105\nDESCRIPTION:x").posts
    assert post.all_day
    assert post.at is not None


def test_floating_times_are_in_the_zone_of_the_calendar_or_of_config() -> None:
    floating = "UID:a\nDTSTART:20270105T093000\nDESCRIPTION:x"
    assert times(reading(floating, head="X-WR-TIMEZONE:Asia/Tokyo")) == ["2027-01-05T09:30:00+09:00"]
    assert times(reading(floating, options=Options(timezone="Asia/Tokyo"))) == ["2027-01-05T09:30:00+09:00"]


def test_a_calendar_may_be_named_after_its_platform() -> None:
    event = "UID:a\nDTSTART:20270105T093000Z\nDESCRIPTION:x"
    assert reading(event, head="X-WR-CALNAME:Mastodon").posts[0].platform == "mastodon"
    assert reading(event, path="facebook-plan.ics").posts[0].platform == "facebook"


OWN_ZONE = """BEGIN:VTIMEZONE
TZID:Ours
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0545
TZOFFSETTO:+0545
END:STANDARD
END:VTIMEZONE"""


def test_a_zone_may_be_explained_by_the_calendar_itself() -> None:
    found = reading("UID:a\nDTSTART;TZID=Ours:20270105T093000\nDESCRIPTION:x", head=OWN_ZONE)
    assert times(found) == ["2027-01-05T09:30:00+05:45"]
    assert found.notes == []


@pytest.mark.parametrize(
    ("start", "rule", "at"),
    [
        ("DTSTART;TZID=Europe/Paris:20270326T093000", "RRULE:FREQ=DAILY;COUNT=3",
         ["2027-03-26T09:30:00+01:00", "2027-03-27T09:30:00+01:00", "2027-03-28T09:30:00+02:00"]),
        ("DTSTART:20270326T093000Z", "RRULE:FREQ=WEEKLY;UNTIL=20270402T093000Z",
         ["2027-03-26T09:30:00+00:00", "2027-04-02T09:30:00+00:00"]),
        ("DTSTART;VALUE=DATE:20270326", "RRULE:FREQ=MONTHLY;COUNT=2", ["2027-03-26T00:00:00", "2027-04-26T00:00:00"]),
        ("DTSTART:20270326T093000", "RDATE:20270327T100000", ["2027-03-26T09:30:00", "2027-03-27T10:00:00"]),
        ("DTSTART:20270326T093000Z", "RRULE:FREQ=DAILY;COUNT=3\nEXDATE:20270327T093000Z",
         ["2027-03-26T09:30:00+00:00", "2027-03-28T09:30:00+00:00"]),
    ],
)  # fmt: skip
def test_an_event_that_repeats_is_a_post_for_each_time(start: str, rule: str, at: list[str]) -> None:
    found = reading(f"UID:a\n{start}\n{rule}\nDESCRIPTION:x")
    assert times(found) == at
    assert {(post.id, post.number, post.body.text) for post in found.posts} == {("a", 1, "x")}


def test_a_rule_without_an_end_is_followed_for_a_year() -> None:
    found = reading("UID:a\nDTSTART:20270105T093000Z\nRRULE:FREQ=WEEKLY\nDESCRIPTION:x")
    assert len(found.posts) == 53


def test_a_time_of_a_series_may_be_moved_reworded_or_cancelled() -> None:
    found = reading(
        "UID:a\nDTSTART:20270105T093000Z\nRRULE:FREQ=DAILY;COUNT=4\nDESCRIPTION:x",
        "UID:a\nRECURRENCE-ID:20270106T093000Z\nDTSTART:20270106T170000Z\nDESCRIPTION:y",
        "UID:a\nRECURRENCE-ID:20270107T093000Z\nDTSTART:20270107T093000Z\nDESCRIPTION:z\nSTATUS:CANCELLED",
    )
    assert [(post.body.text, post.at and post.at.strftime("%d %H:%M")) for post in found.posts] == [
        ("x", "05 09:30"),
        ("x", "08 09:30"),
        ("y", "06 17:00"),
    ]


@pytest.mark.parametrize("rule", ["RRULE:FREQ=SOMETIMES", "RDATE:tomorrow"])
def test_a_rule_that_cannot_be_followed_is_noted(rule: str) -> None:
    found = reading(f"UID:a\nDTSTART:20270105T093000Z\n{rule}\nDESCRIPTION:x", ONE)
    assert [(note.rule, note.fatal, note.facts["number"]) for note in found.notes] == [("unreadable-row", True, 1)]
    assert [post.id for post in found.posts] == ["one@ours.example"]


def test_a_cancelled_event_is_no_post() -> None:
    found = reading("UID:a\nDTSTART:20270105T093000Z\nDESCRIPTION:x\nSTATUS:cancelled")
    assert found.posts == []
    assert found.passed_over == "no VEVENT that was not cancelled"


def test_an_alarm_says_nothing_about_the_post() -> None:
    alarm = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Wake up\nEND:VALARM"
    (post,) = reading(f"UID:a\nDTSTART:20270105T093000Z\n{alarm}\nDESCRIPTION:x").posts
    assert post.body.text == "x"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_any_line_end_will_do(line_end: str) -> None:
    text = calendar(ONE).replace("\r\n", line_end)
    (post,) = read(Source("plan.ics", text), Options()).posts
    assert post.body.text == "The boat is back, freshly painted; come and see.\nWe open at nine."


def test_a_line_that_was_not_folded_as_it_should_be_is_noted() -> None:
    found = reading("UID:a\nDTSTART:20270105T093000Z\nDESCRIPTION:One\nand two")
    (note,) = found.notes
    assert (note.rule, note.fatal, note.where.text, note.facts["line"]) == ("unreadable-row", True, "and two", 8)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Hello", "expected BEGIN:VCALENDAR"),
        (calendar(ONE).replace("END:VCALENDAR", ""), "expected END:VCALENDAR for the VCALENDAR that begins here"),
        (calendar(ONE)[:150], "expected END:VEVENT for the VEVENT that begins here"),
    ],
)
def test_a_broken_file_is_not_called_clean(text: str, problem: str) -> None:
    found = read(Source("plan.ics", text), Options())
    assert [(note.rule, note.fatal, note.facts["problem"]) for note in found.notes if note.rule == "unreadable"] == [
        ("unreadable", True, problem)
    ]


def test_an_empty_file_is_passed_over() -> None:
    assert read(Source("plan.ics", " \n"), Options()).passed_over == "empty"
    assert reading().passed_over == "no VEVENT that was not cancelled"


@given(st.text(st.sampled_from("abé,;:\\n \t\r\n🎉"), max_size=80), st.integers(1, 30))
def test_any_text_survives_escaping_and_folding(text: str, width: int) -> None:
    text = text.replace("\r", "").strip()
    escaped = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
    line = f"DESCRIPTION:{escaped}"
    folded = "\r\n ".join(line[at : at + width] for at in range(0, len(line), width))
    source = (
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20270105T093000Z\r\n{folded}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    found = read(Source("plan.ics", source), Options())
    assert [post.body.text for post in found.posts] == [text]
    for field in fields_of(found):
        check_places(field)


@given(st.text(st.sampled_from('BEGINVT:;="\\\r\n ,aE'), max_size=60))
def test_no_file_is_too_strange(text: str) -> None:
    read(Source("plan.ics", text), Options())
    read(Source("plan.ics", f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{text}\nEND:VEVENT\nEND:VCALENDAR"), Options())
