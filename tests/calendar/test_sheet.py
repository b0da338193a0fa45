"""Which posts a calendar shows, on which clock, and which findings stand at them."""

from datetime import UTC, datetime
from pathlib import Path

from sheets import sheet_of

from benice.calendar.marks import MARKS, mark_of
from benice.calendar.sheet import Sheet, make_sheet
from benice.rulebook import load
from benice.run import Settings, gather


def signs(sheet: Sheet) -> list[str]:
    """The signs at each post, in order."""
    return ["".join(mark.sign for mark in entry.marks) for entry in sheet.entries]


def test_a_time_is_shown_where_its_account_is(tmp_path: Path) -> None:
    config = 'timezone = "Europe/London"\n[accounts.east]\ntimezone = "Asia/Tokyo"\n'
    rows = ["One.,x,west,2026-12-01T23:30Z", "Two.,x,east,2026-12-01T23:30Z", "Three.,x,east,2026-12-02"]
    shown = [(entry.place, str(entry.day), entry.clock) for entry in sheet_of(tmp_path, *rows, config=config).entries]
    assert shown == [
        ("@west on x", "2026-12-01", "23:30"),
        ("@east on x", "2026-12-02", "all day"),
        ("@east on x", "2026-12-02", "08:30"),
    ]


def test_without_a_zone_in_config_a_time_is_shown_as_it_is_written(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, "One.,x,acme,2026-12-01T23:30+09:00", "Two.,x,acme,2026-12-02 09:00", config="")
    assert [entry.clock for entry in sheet.entries] == ["23:30", "09:00"]
    assert signs(sheet) == ["", "?"]


def test_a_finding_over_time_stands_at_each_of_its_posts(tmp_path: Path) -> None:
    burst = [f"Number {name}.,x,acme,2026-12-01 09:{at}" for name, at in (("one", 10), ("two", 20), ("three", 30))]
    sheet = sheet_of(
        tmp_path, *burst, "Number four.,x,acme,2026-12-01 09:40", "Of course.,x,acme,2026-12-01 09:45,reply"
    )
    assert signs(sheet) == ["!", "!", "!", "!", "@"]


def test_a_finding_in_words_stands_at_the_posts_of_its_platforms(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, '"Please like and share this, everybody!","x,facebook",acme,2026-12-01 09:00')
    assert signs(sheet) == ["*", "*"]
    assert not sheet.elsewhere


def test_a_post_in_the_queue_is_told_from_one_whose_date_is_not_decided(tmp_path: Path) -> None:
    sheet = sheet_of(
        tmp_path, "Some day.,x,acme,", "Which day?,x,acme,03/04/2027 09:00", "No day.,x,acme,31 February 2027"
    )
    assert [entry.post.body.text for entry in sheet.queue] == ["Some day."]
    assert [entry.post.body.text for entry in sheet.undecided] == ["Which day?", "No day."]
    assert signs(sheet)[1:] == ["?", "*"]


def test_a_post_that_two_files_have_is_shown_once_as_published(tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("text,platform,account,at\nOne.,x,acme,2026-12-01 09:00\n", encoding="utf-8")
    sheet = sheet_of(
        tmp_path, "One.,x,acme,2026-12-01 09:00", config='timezone = "Europe/London"\nhistory = ["old.csv"]'
    )
    assert [entry.post.history for entry in sheet.entries] == [True]


def test_every_rule_has_one_of_the_marks_and_no_two_marks_look_alike() -> None:
    assert {mark_of(rule) for rule in load().rules.values()} <= set(MARKS)
    assert len({mark.sign for mark in MARKS}) == len({mark.name for mark in MARKS}) == len(MARKS)


def test_neither_the_order_of_paths_nor_of_files_matters(tmp_path: Path) -> None:
    for name, row in (("a.csv", "One.,x,acme,2026-12-01 09:00"), ("b.csv", "Two.,x,acme,2026-12-01 09:00")):
        (tmp_path / name).write_text(f"text,platform,account,at\n{row}\n", encoding="utf-8")
    settings = Settings(datetime(2026, 11, 25, tzinfo=UTC), isolated=True)
    paths = [str(tmp_path / "a.csv"), str(tmp_path / "b.csv")]
    sheets = [make_sheet(gather(order, settings), settings) for order in (paths, paths[::-1])]
    assert [[entry.post.body.text for entry in sheet.entries] for sheet in sheets] == [["One.", "Two."]] * 2
