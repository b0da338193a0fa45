"""Positions in each unit, after whatever stands before them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol.types import Position

from benice.model import Source, Span
from benice.server.places import Places

ENCODINGS = ["utf-8", "utf-16", "utf-32"]
ODD = ["\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c", "🎉", "👍🏽", "é", "\r\n", "\n", "\r", "a", " ", "\ud83d"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@given(pieces=st.lists(st.sampled_from(ODD), max_size=12), more=st.data())
@settings(deadline=None)
def test_an_offset_is_found_again_by_its_position(encoding: str, pieces: list[str], more: st.DataObject) -> None:
    source = Source("a.md", "".join(pieces))
    at = more.draw(st.integers(0, len(source.text)))
    places = Places(encoding)
    found = places.offset(source, places.position(source, at))
    assert found == at or source.text[found:at] in ("\r", "\n", "\r\n")  # within an end of a line


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c"])
def test_what_is_no_end_of_a_line_in_an_editor_is_none_here(odd: str) -> None:
    source = Source("a.md", f"one{odd}two\nthree")
    assert Places("utf-32").position(source, source.text.index("three")) == Position(1, 0)
    assert Places("utf-16").position(source, source.text.index("two")) == Position(0, 4)


@pytest.mark.parametrize(("encoding", "column"), [*zip(ENCODINGS, (9, 5, 3), strict=True)])
def test_emoji_take_what_the_client_counts_for_them(encoding: str, column: int) -> None:
    source = Source("a.md", "🎉🎉 hello")
    assert Places(encoding).range(Span(source, 3, 8)).start == Position(0, column)


def test_a_mark_at_the_head_of_a_buffer_counts_on_the_first_line_alone() -> None:
    source = Source("a.md", "one\ntwo", bom=True)
    places = Places("utf-16", marked=lambda path: True)
    assert places.position(source, 0) == Position(0, 1)
    assert places.position(source, 4) == Position(1, 0)
    assert places.offset(source, Position(0, 1)) == 0


@pytest.mark.parametrize("position", [Position(9, 0), Position(0, 99), Position(0, 4)])
def test_a_position_beyond_a_line_or_the_text_means_its_end(position: Position) -> None:
    source = Source("a.md", "🎉🎉")
    assert Places("utf-16").offset(source, position) == 2
