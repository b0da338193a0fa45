"""Schedulers' files: each is recognised by its shape, and read as its scheduler would."""

import csv
import io

import pytest
from places import check_places, fields_of
from scheduler_files import CASES, ZONE, Case, reading, state, summary

from benice.readers import Options

TABLES = [case for case in CASES if case.path == "plan.csv"]
HEADED = [case for case in TABLES if case.name not in ("hootsuite-headerless", "socialpilot")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_format_is_recognised_and_read(case: Case) -> None:
    found = reading(case.text, case.path)
    assert found.source.format == case.name
    assert summary(found) == list(case.posts)
    assert found.notes == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_text_and_picture_of_a_format_knows_its_places(case: Case) -> None:
    found = reading(case.text, case.path)
    for post in found.posts:
        check_places(post.body)
        for media in post.media:
            check_places(media.file)
    assert list(fields_of(found))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_byte_order_mark_and_windows_line_ends_change_nothing(case: Case) -> None:
    found = reading(b"\xef\xbb\xbf" + case.text.replace("\n", "\r\n").encode(), case.path)
    assert found.source.format == case.name
    assert summary(found) == list(case.posts)


@pytest.mark.parametrize("case", HEADED, ids=lambda case: case.name)
def test_the_case_of_a_header_changes_nothing(case: Case) -> None:
    head, rest = case.text.split("\n", 1)
    for varied in (head.upper(), head.lower()):
        found = reading(f"{varied}\n{rest}")
        assert found.source.format == case.name
        assert summary(found) == list(case.posts)


@pytest.mark.parametrize("delimiter", [";", "\t"])
@pytest.mark.parametrize("case", [case for case in TABLES if ";" not in case.text], ids=lambda case: case.name)
def test_a_table_with_semicolons_or_tabs_is_as_good(case: Case, delimiter: str) -> None:
    rows = list(csv.reader(io.StringIO(case.text)))
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter).writerows(rows)
    found = reading(written.getvalue())
    assert found.source.format == case.name
    assert summary(found) == list(case.posts)


def test_columns_that_a_scheduler_does_not_know_are_read_as_in_any_table() -> None:
    (post,) = reading("Text,Posting Time,Campaign,Approved by\nBread,2027-01-05 09:00,Spring,Ana\n").posts
    assert (post.campaign, post.fields["approved_by"].text) == ("Spring", "Ana")


def test_config_may_rename_the_columns_of_a_scheduler() -> None:
    options = Options(timezone="Europe/Paris", keys={"text": ["Long version"]})
    (post,) = reading(
        "Text,Posting Time,Long version\nBread,2027-01-05 09:00,Bread and butter\n", options=options
    ).posts
    assert post.body.text == "Bread and butter"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("Text,Posting Time,Platform", "generic"),
        ("Date,Time,Message,Channel", "generic"),
        ("Date,Text,Link,Media URL", "generic"),
        ("Date,Time,Text,Draft", "generic"),
        ("Text,Date,Time,Draft,Facebook,LinkedIn", "metricool"),
        ("CONTENT,IMAGE URL,SCHEDULED DATE,ACCOUNT ID", "socialpilot"),
        ("Post Text,Post Date", "generic"),
    ],
)
def test_a_header_that_only_resembles_a_scheduler_s_is_anybody_s(head: str, name: str) -> None:
    cells = ",".join("x" for _ in head.split(","))
    assert reading(f"{head}\n{cells}\n").source.format == name


@pytest.mark.parametrize(
    "text",
    [
        "2027-01-05 09:00,120,3\n2027-01-06 09:00,98,4\n",
        "Bread and cake,12,3\nCake and tea,4,5\n",
        "Monday,Bread and butter for all\n",
    ],
)
def test_rows_without_a_header_that_hold_no_times_and_texts_are_no_posts(text: str) -> None:
    found = reading(text)
    assert found.posts == ()
    assert found.passed_over.startswith("no column holds the text of posts")


def test_a_row_with_too_many_cells_does_not_hide_a_file_without_a_header() -> None:
    found = reading(
        "2027-01-05 09:00,Bread is out now,\n2027-01-06 09:00,Cake, too, is out,\n2027-01-07 09:00,Tea is ready now,\n"
    )
    assert found.source.format == "hootsuite-headerless"
    assert [post.number for post in found.posts] == [1, 3]
    assert [(note.rule, note.facts["number"]) for note in found.notes] == [("unreadable-row", 2)]


@pytest.mark.parametrize(
    ("when", "problem"),
    [
        ("2027-01-05 10-00", "'10-00' is not a time of day; write 10:00"),
        ("02/30/2027 10:00", "there is no 30 February 2027"),
    ],
)
def test_a_time_that_the_scheduler_would_drop_is_noted_at_its_row(when: str, problem: str) -> None:
    found = reading(f"Date,Text,Link(s),Media URL(s)\n2027-01-04 10:00,Bread,,\n{when},Cake,,\n")
    (note,) = found.notes
    assert (note.rule, note.fatal, note.facts["number"], note.facts["problem"]) == ("unreadable-row", True, 2, problem)
    assert note.where.text == when
    assert [post.at is None for post in found.posts] == [False, True]


def test_dates_that_a_file_leaves_open_are_decided_by_config_or_the_header_or_not_at_all() -> None:
    text = "date,time_24hr,message_text\n05/01/2027,09:00,Bread\n"
    found = reading(text)
    assert ([post.at for post in found.posts], [note.rule for note in found.notes]) == ([None], ["ambiguous-date"])
    decided = Options(timezone="UTC", dates="day-first")
    assert state(reading(text, options=decided).posts[0]) == "2027-01-05 09:00"
    assert state(reading(text.replace("date,", "date (mm/dd/yyyy),"), options=ZONE).posts[0]) == "2027-05-01 07:00"


@pytest.mark.parametrize(
    ("head", "at"),
    [("Time (UTC)", "09:00"), ("Time (Asia/Tokyo)", "00:00"), ("Time (UTC+2)", "07:00"), ("Time (EST)", "08:00")],
)
def test_a_header_may_name_the_zone_but_not_by_an_abbreviation_that_means_two(head: str, at: str) -> None:
    (post,) = reading(f"Date,{head},Platform,Text\n2027-01-05,09:00,x,Bread\n").posts
    assert state(post) == f"2027-01-05 {at}"


def test_times_without_a_zone_in_any_scheduler_s_file_are_noted() -> None:
    found = reading("Text,Posting Time\nBread,2027-01-05 09:00\n", options=Options())
    assert [note.rule for note in found.notes] == ["zoneless-time"]


def test_accounts_may_have_zones_of_their_own() -> None:
    options = Options(timezone="Europe/Paris", timezones={"oven": "Asia/Tokyo"})
    found = reading(
        'Date,Time,Text,Social Profile\n2027-01-05,09:00,Bread,"@oven (X), @shop (Threads)"\n', options=options
    )
    assert [state(post) for post in found.posts] == ["2027-01-05 00:00", "2027-01-05 08:00"]


def test_cancelled_entries_are_no_posts() -> None:
    found = reading("Date,Platform,Text,Status\n2027-01-05,x,Bread,Cancelled\n2027-01-05,x,Cake,Approved\n")
    assert [post.body.text for post in found.posts] == ["Cake"]


def test_pictures_in_numbered_columns_keep_their_descriptions() -> None:
    found = reading(next(case.text for case in CASES if case.name == "metricool"))
    assert [(media.file.text, media.alt and media.alt.text) for media in found.posts[0].media] == [
        ("a.jpg", "A loaf"),
        ("b.jpg", None),
    ]
    assert {post.account for post in found.posts} == {"Oven"}


def test_what_follows_a_post_shares_its_record_and_neither_its_time_nor_its_pictures() -> None:
    found = reading(next(case.text for case in CASES if case.name == "publer"))
    post, comment = found.posts[:2]
    assert (comment.record, comment.id, comment.at) == (post.record, post.id, None)
    assert (len(post.media), len(comment.media)) == (1, 0)


@pytest.mark.parametrize(
    ("visibility", "reply", "kind"),
    [("direct", "null", "dm"), ("unlisted", "null", "post"), ("public", '"9"', "reply")],
)
def test_what_mastodon_sends_to_somebody_is_no_post(visibility: str, reply: str, kind: str) -> None:
    params = f'{{"text": "Bread", "visibility": "{visibility}", "in_reply_to_id": {reply}}}'
    (post,) = reading(f'[{{"scheduled_at": "2027-01-05T08:00:00Z", "params": {params}}}]', "a.json").posts
    assert post.kind == kind


@pytest.mark.parametrize("value", ['"Bread"', "[]", "{}"])
def test_a_postiz_post_without_contents_is_noted(value: str) -> None:
    text = f'{{"date": "2027-01-05T08:00:00Z", "posts": [{{"integration": {{"id": "a"}}, "value": {value}}}]}}'
    found = reading(text, "a.json")
    assert [(note.rule, note.fatal) for note in found.notes] == [("unreadable-row", True)]


def test_a_galaxy_post_for_a_network_that_nobody_knows_is_counted_all_the_same() -> None:
    found = reading("---\nmedia:\n  - mastodon-oven\n  - matrix-oven\n---\n\nBread\n", "2027/bread.md")
    assert [post.platform for post in found.posts] == ["mastodon", None]
    assert [note.rule for note in found.notes] == ["unknown-platform"]
