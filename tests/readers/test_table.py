"""Spreadsheets with a header."""

from benice.model import Reading, Source
from benice.readers import Options, read


def reading(text: str, path: str = "plan.csv", options: Options | None = None) -> Reading:
    return read(Source(path, text), options or Options(timezone="UTC"))


def test_a_row_is_a_post_and_knows_its_cells() -> None:
    found = reading('Date,Time,Channel,Copy,Status\n2027-01-05,09:00,LinkedIn,"Hello, there",Approved\n')
    (post,) = found.posts
    assert (post.id, post.number, post.platform, post.status) == ("plan.csv#1", 1, "linkedin", "Approved")
    assert post.body.text == "Hello, there"
    assert post.body.whole().text == '"Hello, there"'
    assert post.at is not None
    assert post.fields["time"].whole().text == "09:00"
    assert found.source.format == "generic"
    assert post.source is found.source


def test_german_headers_and_semicolons_are_as_good_as_any() -> None:
    (post,) = reading("Datum;Uhrzeit;Kanal;Thema;Text\n2027-01-05;09:00;Mastodon;Haus;Guten Morgen\n").posts
    assert (post.platform, post.pillar, post.body.text) == ("mastodon", "Haus", "Guten Morgen")


def test_numbers_count_rows_and_neither_the_header_nor_blank_rows() -> None:
    found = reading("text,date\n\none,\n,\n\ntwo,\n")
    assert [(post.number, post.body.text) for post in found.posts] == [(1, "one"), (2, "two")]


def test_one_row_for_several_platforms_is_one_post_for_each() -> None:
    found = reading('post,platforms\nHello,"x, bluesky"\n')
    assert [(post.id, post.platform) for post in found.posts] == [("plan.csv#1", "x"), ("plan.csv#1", "bluesky")]


def test_a_row_without_words_is_a_post_where_it_says_when_or_where() -> None:
    found = reading("text,platform,owner\n,x,Ana\n,,Ben\n")
    assert [(post.number, post.body.text) for post in found.posts] == [(1, "")]


def test_a_title_stands_in_for_the_text_in_a_plan_that_has_dates_and_platforms_but_no_texts() -> None:
    assert [post.body.text for post in reading("date,platform,title\n2027-01-05,x,A peek\n").posts] == ["A peek"]
    assert reading("day,title\nMonday,A peek\n").posts == ()


def test_a_sheet_without_texts_is_passed_over_and_says_what_it_has() -> None:
    found = reading("Day,Topic Ideas\nMonday,Cats\n")
    assert found.passed_over == "no column holds the text of posts (the first row has: Day, Topic Ideas)"
    assert found.notes == ()


def test_a_column_for_each_platform_may_be_ticked() -> None:
    found = reading("Date,Caption,IG,FB,X\n2027-01-05,Hello,x,,yes\n2027-01-06,Bye,,✓,\n2027-01-07,So,,,\n")
    assert [(post.number, post.platform, post.body.text) for post in found.posts] == [
        (1, "instagram", "Hello"),
        (1, "x", "Hello"),
        (2, "facebook", "Bye"),
        (3, None, "So"),
    ]
    assert found.source.format == "generic"


def test_a_column_for_each_platform_may_hold_its_text() -> None:
    text = "Date,LinkedIn copy,X post,Instagram link\n2027-01-05,We are open again,Open again now,https://a.test\n"
    found = reading(text + "2027-01-06,,Still open at six,\n")
    assert [(post.number, post.platform, post.body.text) for post in found.posts] == [
        (1, "linkedin", "We are open again"),
        (1, "x", "Open again now"),
        (2, "x", "Still open at six"),
    ]
    assert {post.at is None for post in found.posts} == {False}


def test_a_text_for_one_platform_goes_before_the_text_for_all() -> None:
    text = 'Date,Platforms,Text,LinkedIn copy\n2027-01-05,"x, linkedin",Open again now,We are open again\n'
    assert [(post.platform, post.body.text) for post in reading(text).posts] == [
        ("x", "Open again now"),
        ("linkedin", "We are open again"),
    ]


def test_an_empty_file_and_a_lone_header_hold_no_posts() -> None:
    assert reading("").passed_over == "empty"
    assert reading("\n \n").passed_over == "empty"
    assert reading("text,date\n").passed_over == "no rows under the header"


def test_a_broken_row_is_noted_and_the_others_are_read() -> None:
    found = reading('text,platform\n"one" more,x\ntwo,x\n')
    (note,) = found.notes
    assert (note.rule, note.fatal) == ("unreadable-row", True)
    assert note.facts == {"number": 1, "line": 2, "problem": "text after the closing quote"}
    assert [post.number for post in found.posts] == [2]


def test_a_quote_that_never_closes_is_unreadable_from_its_line_on() -> None:
    found = reading('text,platform\none,x\n"two,x\nthree,x\n')
    (note,) = found.notes
    assert (note.rule, note.fatal, note.facts["line"]) == ("unreadable", True, 3)
    assert [post.body.text for post in found.posts] == ["one"]


def test_a_text_with_an_unquoted_comma_is_noted_because_its_cells_are_not_what_they_seem() -> None:
    found = reading("text,platform\nHello, you,x\nfine,x,,\n")
    (note,) = found.notes
    assert note.facts["problem"] == "3 cells under a header of 2; is a text with commas unquoted?"
    assert [post.body.text for post in found.posts] == ["fine"]


def test_a_broken_header_is_unreadable() -> None:
    (note,) = reading('"text,platform\none,x\n').notes
    assert (note.rule, note.fatal) == ("unreadable", True)


def test_a_text_of_several_lines_keeps_its_places() -> None:
    (post,) = reading('text,platform\r\n"one ""two""\r\nthree",x\r\n').posts
    assert post.body.text == 'one "two"\nthree'
    assert post.body.span(4, 9).text == '""two""'
    assert post.source.position(post.body.span(10, 15).start) == (3, 1)


def test_columns_that_only_config_knows_are_found() -> None:
    options = Options(keys={"text": ["words"]})
    assert [post.body.text for post in reading("words,x\nHello,1\n", options=options).posts] == ["Hello"]


def test_tabs_separate_in_a_tsv_file() -> None:
    assert [post.platform for post in reading("text\tplatform\nHello, you\tx\n", "plan.tsv").posts] == ["x"]


def test_a_header_below_a_title_may_have_a_text_for_each_platform() -> None:
    text = (
        "Our calendar,,,,\nQ1 2027,,,,\nDate,Day,LinkedIn copy,X copy,Status\n"
        '1/15/2027,Fri,"We open the doors at ten, and there is tea",Doors open at ten,Approved\n'
    )
    posts = read(Source("plan.csv", text), Options()).posts
    assert [(post.number, post.platform, post.body.text[:5]) for post in posts] == [
        (1, "linkedin", "We op"),
        (1, "x", "Doors"),
    ]
