"""A calendar in a terminal: what fits, what is clipped, what is said in colour too."""

import re
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from sheets import sheet_of

from benice.calendar.sheet import Sheet
from benice.calendar.terminal import render
from benice.calendar.weeks import Period

BURST = [f"Number {number}.,x,acme,2026-12-02 09:{number}0" for number in range(6)]
SAME = [f'"The tower is open again, number {number}.","x,facebook",acme,2026-12-0{number} 12:00' for number in (3, 5)]
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def drawn(sheet: Sheet, width: int = 100, colours: bool = False) -> str:
    """All of a sheet."""
    return render(sheet, Period().days(sheet, date(2026, 11, 25)), width, colours)


def test_a_crowded_day_is_counted(tmp_path: Path) -> None:
    lines = drawn(sheet_of(tmp_path, *BURST)).split("\n")
    column = lines[1].index("Wed 2")
    assert [line[column : column + 6] for line in lines[2:6]] == ["09:00!", "09:10!", "09:20!", "+3!"]


def test_colours_say_nothing_that_signs_do_not(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, *BURST, *SAME)
    plain, coloured = drawn(sheet), drawn(sheet, colours=True)
    assert "\x1b[" not in plain and "\x1b[1;31m!" in coloured
    assert [line.rstrip() for line in ESCAPE.sub("", coloured).split("\n")] == plain.split("\n")


def test_each_piece_has_a_colour_of_its_own(tmp_path: Path) -> None:
    sheet = sheet_of(tmp_path, *BURST, "Some day.,x,acme,")
    assert "\x1b[1m@acme on x\x1b[0m" in drawn(sheet, colours=True)
    assert "\x1b[1m@acme on x\x1b[0m" in drawn(sheet, 40, colours=True)


def test_a_legend_tells_of_what_occurs_and_of_nothing_else(tmp_path: Path) -> None:
    told = drawn(sheet_of(tmp_path, *SAME, "Good morning.,x,acme,2026-12-07 09:00"))
    assert "  =  one-button-cross-posting 2\n" in told
    assert "machine-gun-posting" not in told and "published already" not in told
    assert "  =" not in drawn(sheet_of(tmp_path, "Good morning.,x,acme,2026-12-07 09:00"))


def test_weeks_without_a_post_are_one_line(tmp_path: Path) -> None:
    told = drawn(sheet_of(tmp_path, "One.,x,acme,2026-12-01 09:00", "Two.,x,acme,2026-12-29 09:00"))
    assert "3 weeks without a post: 7 - 27 December 2026\n" in told


def test_a_narrow_terminal_gets_a_list_of_days(tmp_path: Path) -> None:
    told = drawn(sheet_of(tmp_path, *BURST[:4]), width=40)
    assert told.startswith("Wed 2 December 2026\n  09:00  ! @acme on x\n           Number 0.\n")


def test_a_draft_cannot_steer_the_terminal(tmp_path: Path) -> None:
    told = drawn(sheet_of(tmp_path, "\x1b[2J[red]Hi[/red],x,ac\x1bme,2026-12-01 09:00"), width=40)
    assert "\x1b" not in told and "[red]Hi[/red]" in told


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(names=st.lists(st.text(alphabet="aé漢字👩‍🚀한 [", min_size=1, max_size=40), min_size=1, max_size=4))
def test_no_line_is_wider_than_the_terminal(tmp_path: Path, names: list[str]) -> None:
    rows = [f'Hello there.,"x,mastodon","{name}",2026-12-0{number}' for number, name in enumerate(names, 1)]
    sheet = sheet_of(tmp_path, *rows, f'What then?,linkedin,"{names[0]}",')
    for width in (20, 45, 60, 61, 77, 100, 140):
        assert all(cell_len(line) <= width for line in drawn(sheet, width).split("\n"))
