"""Bytes to text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.model import Reading, Source
from benice.readers.decode import decode

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00" + BOM))


def problem(data: bytes) -> Reading:
    found = decode("a.txt", data)
    assert isinstance(found, Reading)
    return found


@settings(deadline=None)
@given(TEXTS, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_text_comes_back_whatever_the_encoding_and_without_its_bom(text: str, encoding: str) -> None:
    found = decode("a.txt", text.encode(encoding))
    assert isinstance(found, Source)
    assert found.text == text


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (b"a", "utf-8", False),
        (b"\xef\xbb\xbfa", "utf-8", True),
        (b"\xff\xfea\x00", "utf-16-le", True),
        (b"\xfe\xff\x00a", "utf-16-be", True),
    ],
)
def test_a_source_remembers_how_it_was_written(data: bytes, encoding: str, bom: bool) -> None:
    found = decode("a.txt", data)
    assert isinstance(found, Source)
    assert (found.encoding, found.bom, found.text) == (encoding, bom, "a")


@pytest.mark.parametrize(
    ("data", "byte", "line", "column"),
    [
        ("caf\u00e9".encode("latin-1"), 3, 1, 4),
        (b"one\ntw\xffo", 6, 2, 3),
        (b"\xef\xbb\xbfa\xff", 4, 1, 2),
        (b"\xff\xfea\x00\n\x00b", 6, 2, 1),
        (b"cut off \xf0\x9f\x8e", 8, 1, 9),
    ],
)
def test_a_byte_that_is_no_text_is_named_with_its_place(data: bytes, byte: int, line: int, column: int) -> None:
    reading = problem(data)
    (note,) = reading.notes
    assert (note.rule, note.fatal) == ("unreadable", True)
    assert (note.facts["byte"], note.facts["line"], note.facts["column"]) == (byte, line, column)
    assert note.where.source.position(note.where.start) == (line, column)
    assert f"byte {byte + 1} " in str(note.facts["problem"])


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, 1),
        (b"one\na\x00b", 2, 2),
        ("a b".encode("utf-16-le"), 1, 2),
        ("a\nb\x00".encode("utf-16"), 2, 2),
    ],
)
def test_bytes_with_nuls_are_no_text_file(data: bytes, line: int, column: int) -> None:
    (note,) = problem(data).notes
    assert "this is no text file" in str(note.facts["problem"])
    assert (note.fatal, note.facts["line"], note.facts["column"]) == (True, line, column)


def test_nothing_is_an_empty_text() -> None:
    found = decode("a.txt", b"")
    assert isinstance(found, Source)
    assert found.text == ""
