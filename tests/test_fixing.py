"""Fixes: what they change and what they leave, in every format."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.cli.fixes import put_right
from benice.config import Config
from benice.fixing import Fixed, diff, fix
from benice.gather import Batch, Settings, gather
from benice.model import Source
from benice.readers import Options, read
from edit_formats import FORMATS

SETTINGS = Settings(datetime(2026, 6, 1, tzinfo=UTC), isolated=True, select=("craft",))


def fixed(path: str, text: str, *, unsafe: bool = False) -> Fixed:
    return fix([Batch(Config(), [read(Source(path, text), Options())])], SETTINGS, unsafe)


def after(path: str, text: str, *, unsafe: bool = False) -> str:
    changes = fixed(path, text, unsafe=unsafe).changes
    return changes[0].text if changes else text


@pytest.mark.parametrize(
    ("before", "mended"),
    [
        ("Feet up. #sundayreading", "Feet up. #SundayReading"),
        ("New #bench #wood #Bench #tea", "New #bench #wood #tea"),
        ("#tea for two\n#Tea #bench", "#tea for two\n#bench"),
        ("A #bench is a #bench, yes", "A #bench is a bench, yes"),
        ("#kettle and #kettle", "#kettle and"),
        ("One  two   three.  Four", "One two three.  Four"),
        ("𝗗𝗼𝗼𝗿𝘀 𝗼𝗽𝗲𝗻 at ⓣⓔⓝ, 🅽🅾🆆", "Doors open at ten, NOW"),
        ("#sundayreading  #SundayReading", "#SundayReading"),
        ("Nothing to do here!!!", "Nothing to do here!!!"),
    ],
)
def test_safe_fixes(before: str, mended: str) -> None:
    assert after("a.md", before) == mended


def test_unsafe_fixes_are_asked_for() -> None:
    assert after("a.md", "Wow!!!! Yes!!!", unsafe=True) == "Wow! Yes!"
    assert after("a.md", "Look!!![a cat](https://example.com)", unsafe=True) == "Look!!![a cat](https://example.com)"


def test_what_is_fixed_is_counted_and_what_is_left_is_told() -> None:
    found = fixed("a.md", "One  two #sundayreading!!!")
    assert found.outcome.fixed == 2
    assert [each.rule for each in found.outcome.diagnostics] == ["exclamation-row"]


def test_a_row_that_fans_out_is_fixed_once() -> None:
    text = 'text,platforms\nHello  there,"x, mastodon"\n'
    assert after("a.csv", text) == text.replace("  ", " ")


def test_a_suppressed_finding_is_not_fixed() -> None:
    text = '[{"text": "One  two", "platform": "x", "ignore": "stray-spaces"}]'
    assert after("a.json", text) == text


def test_a_diff_is_one_that_patch_understands() -> None:
    lines = "".join(diff(fixed("a.md", "One  two\u2028three\r\nfour\r\nfive").changes))
    assert lines == (
        "--- a.md\n+++ a.md\n@@ -1,3 +1,3 @@\n-One  two\u2028three\r\n+One two\u2028three\r\n four\r\n five\n"
        "\\ No newline at end of file\n"
    )


def test_files_are_written(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfOne  two\r\n")
    found = fix(gather([str(path)], SETTINGS), SETTINGS, unsafe=False)
    assert path.read_bytes() == b"\xef\xbb\xbfOne  two\r\n"
    put_right(found, [str(path)], SETTINGS)
    assert path.read_bytes() == b"\xef\xbb\xbfOne two\r\n"


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(FORMATS)), st.text("ab!#\"',é\n 𝗕𝗼Ⓐ🎉", min_size=5, max_size=60))
def test_words_stay_whatever_the_format(path: str, text: str) -> None:
    source = FORMATS[path](f"x{text}x #shoplocal")
    mended = after(path, source, unsafe=True)
    (before,), (now,) = (read(Source(path, each), Options()).posts for each in (source, mended))
    assert words(now.body.text) == words(before.body.text)
    assert after(path, mended, unsafe=True) == mended


def words(text: str) -> list[str]:
    """The words of a text, each once, in plain letters without case."""
    import unicodedata

    return sorted({word.casefold() for word in re.findall(r"\w+", unicodedata.normalize("NFKC", text))})
