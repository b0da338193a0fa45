"""What terminals are shown: carets stand under the words, lines are short enough, and nothing steers the terminal."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from project import FILES, outcome, write
from rich.cells import cell_len

from benice import cli
from benice.cli.report import as_text
from benice.model import Source, Span
from benice.reports import FORMATS
from benice.reports.lines import excerpt
from benice.reports.places import root
from benice.reports.widths import UNSAFE, cut, safe, wrapped

PIECES = [
    "a",
    "word ",
    "日本",
    "é",
    "e\u0301",
    "👩‍👩‍👧‍👦",
    "👍🏽",
    "❤️",
    "🇫🇷",
    "\t",
    "\x1b[31m",
    "\u202e",
    "\u200b",
    "\x85",
    "\u0301",
]
TEXTS = st.lists(st.sampled_from([*PIECES, "long " * 30, "語" * 80, "\u0301" * 300]), max_size=12).map("".join)
PLACES = st.integers(0, 10_000)


@settings(deadline=None)
@given(TEXTS, PLACES, PLACES, st.integers(28, 140))
def test_carets_stand_under_the_words(text: str, one: int, other: int, width: int) -> None:
    start, end = sorted((one % (len(text) + 1), other % (len(text) + 1)))
    source = Source("a.md", f"before\n{text}\nbehind")
    shown, below = excerpt(Span(source, 7 + start, 7 + end), width)
    line = "".join(part for part, _ in shown)
    carets = "".join(part for part, _ in below)
    (marked,) = (part for part, style in shown if style == "match")
    before = line[: len(shown[0][0] + shown[1][0])]
    assert cell_len(before) == carets.index("^")
    assert carets.count("^") == max(1, cell_len(before + marked) - cell_len(before))
    assert max(cell_len(line), cell_len(carets)) <= width
    assert safe(text[start:end])[:1] in marked and not UNSAFE.search(line)


def test_short_lines_are_shown_whole_and_long_ones_around_the_words() -> None:
    text = "x" * 60 + "WORDS" + "y" * 60
    shown, _ = excerpt(Span(Source("a.md", text), 60, 65), 125 + 7)
    assert "".join(part for part, _ in shown) == f"  1 | {text}"
    shown, _ = excerpt(Span(Source("a.md", text), 60, 65), 40)
    assert "".join(part for part, _ in shown) == "  1 | ...xxxxxxxxxxxWORDSyyyyyyyyyyy..."


@settings(deadline=None)
@given(TEXTS, st.integers(4, 60))
def test_what_is_cut_or_wrapped_has_room(text: str, room: int) -> None:
    text = safe(text)
    assert cell_len(cut(text, room)) <= room
    assert " ".join(wrapped(text, room)).split() == text.split()
    assert all(cell_len(line) <= room or len(line.split()) == 1 for line in wrapped(text, room))


def test_no_draft_steers_whoever_prints_a_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    evil = "".join(map(chr, [*range(1, 32), *range(127, 160), 0x61C, *range(0x200E, 0x2010), *range(0x2028, 0x202F)]))
    row = f'"{evil}wibble{evil}\r\n::error::wibble \u2066\u2069",x\n'
    pack = FILES["pack/begging/wibbling.toml"].replace('["wibble"]', "['.?wibble.*']")
    write(tmp_path, {**FILES, "pack/begging/wibbling.toml": pack, "posts/\x1b[2J\u202e\n.csv": f"text,platform\n{row}"})
    monkeypatch.chdir(tmp_path)
    root.cache_clear()
    found = outcome()
    for output_format in FORMATS:
        written = as_text(found, output_format)
        assert "wibble" in written and not UNSAFE.search(written.replace("\n", "")), output_format
        assert not [line for line in written.split("\n") if line.startswith("::error::")], output_format
        if output_format in ("json", "sarif", "gitlab", "rdjson"):
            json.loads(written)
        elif output_format in ("junit", "checkstyle"):
            ElementTree.fromstring(written)


def test_no_config_steers_whoever_is_told_what_is_wrong_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"benice.toml": '"\\u001b[2J\\u202e" = 1\n', "a.md": "Doors open.\n"})
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["benice", "check"])
    with pytest.raises(SystemExit):
        cli.main()
    told = capsys.readouterr().err
    assert "unknown key" in told and not UNSAFE.search(told.replace("\n", ""))
