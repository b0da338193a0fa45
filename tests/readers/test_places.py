"""Whatever is generated: the places of a field lead back to the source, and the source, decoded, to the words."""

import csv
import io
import json
import re
import time
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benice.model import Reading, Source
from benice.readers import Options, markdown, read
from benice.readers.decode import decode

WORDS = st.text("ab c.,;:!?'\"\\#@*_-(){}<>&|\n🎉é👩‍👩‍👧中\u2028\u00ad", min_size=1, max_size=60)
LINE_ENDS = st.sampled_from(["\n", "\r\n"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])


def read_bytes(path: str, text: str, encoding: str) -> Reading:
    """What is read of a text as a file."""
    source = decode(path, text.encode(encoding))
    assert isinstance(source, Source)
    assert not source.text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}")
    return read(source, Options())


def check(reading: Reading) -> None:
    """Every field of every post has a place for each character, in order and inside the field."""
    for post in reading.posts:
        for field in (post.body, *post.fields.values()):
            starts, ends = field.places
            assert len(starts) == len(ends) == len(field.text)
            assert all(start <= end for start, end in zip(starts, ends, strict=True))
            assert all(before <= after for before, after in zip(ends, starts[1:], strict=False))
            for letter, start, end in zip(field.text, starts, ends, strict=True):
                raw = field.source.text[start:end]
                assert raw == letter or end - start > 1 or raw in "\r\n", (letter, raw)


def piece(reading: Reading, data: st.DataObject) -> tuple[str, str]:
    """A random piece of the body, as decoded and as it stands in the source."""
    body = reading.posts[0].body
    assume(body.text)
    start = data.draw(st.integers(0, len(body.text) - 1))
    end = data.draw(st.integers(start + 1, len(body.text)))
    return body.text[start:end], body.span(start, end).text


def unified(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@settings(deadline=None)
@given(WORDS, st.booleans(), ENCODINGS, st.data())
def test_json(text: str, ascii_only: bool, encoding: str, data: st.DataObject) -> None:
    written = json.dumps([{"text": text, "id": text[:3], "platform": "x"}], ensure_ascii=ascii_only)
    reading = read_bytes("a.json", written, encoding)
    check(reading)
    words, raw = piece(reading, data)
    assert json.loads(f'"{raw}"') == words


@settings(deadline=None)
@given(WORDS, st.booleans(), ENCODINGS, LINE_ENDS, st.data())
def test_json_lines(text: str, ascii_only: bool, encoding: str, line_end: str, data: st.DataObject) -> None:
    line = json.dumps({"text": text, "platform": "x"}, ensure_ascii=ascii_only)
    reading = read_bytes("a.jsonl", line + line_end + line + line_end, encoding)
    assert [post.body.text for post in reading.posts] == [text.strip()] * 2
    check(reading)
    words, raw = piece(reading, data)
    assert json.loads(f'"{raw}"') == words


@settings(deadline=None)
@given(WORDS, st.sampled_from(",;\t|"), LINE_ENDS, ENCODINGS, st.data())
def test_csv(text: str, delimiter: str, line_end: str, encoding: str, data: st.DataObject) -> None:
    out = io.StringIO()
    table = [["text", "platform", "owner"], [text, "x", "Ana"]]
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(table)
    written = out.getvalue().replace("\n", line_end) if line_end == "\r\n" else out.getvalue()
    reading = read_bytes("a.csv", written.replace("\r\r\n", "\r\n"), encoding)
    assert [post.body.text for post in reading.posts] == [text.strip()]
    check(reading)
    words, raw = piece(reading, data)
    assert unified(raw.replace('""', '"')) == words


@settings(deadline=None)
@given(WORDS, st.sampled_from([None, "'", '"', "|", ">"]), st.booleans(), LINE_ENDS, ENCODINGS, st.data())
def test_yaml(text: str, style: Any, unicode: bool, line_end: str, encoding: str, data: st.DataObject) -> None:
    written = yaml.dump([{"text": text, "platform": "x"}], default_style=style, allow_unicode=unicode, width=30)
    reading = read_bytes("a.yaml", written.replace("\n", line_end), encoding)
    assert [post.body.text for post in reading.posts] == [text.strip()]
    check(reading)
    words, raw = piece(reading, data)
    quote = reading.posts[0].body.whole().text[:1]
    if quote == '"':
        assert yaml.safe_load(f'"{raw}"') == words
    else:
        assert re.sub(r"\s+", "", raw.replace("''", "'") if quote == "'" else raw) == re.sub(r"\s+", "", words)


@settings(deadline=None)
@given(WORDS, LINE_ENDS, ENCODINGS, st.booleans(), st.data())
def test_markdown(text: str, line_end: str, encoding: str, heading: bool, data: st.DataObject) -> None:
    head = "---\nplatform: facebook\nid: 'it''s'\n---\n" + ("# A title\n\n## Post 1\n\n" if heading else "")
    reading = read_bytes("a.md", (head + text).replace("\n", line_end), encoding)
    check(reading)
    assume(reading.posts)
    words, raw = piece(reading, data)
    kept = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", unified(raw))
    kept = re.sub(r"<!--.*?-->|!\[[^\[\]\n]*\]\([^)\s]*\)", "", kept, flags=re.DOTALL)
    assert re.sub(r"\s+", "", kept).replace("\\", "") == re.sub(r"\s+", "", words).replace("\\", "")


@settings(deadline=None)
@given(WORDS, LINE_ENDS, ENCODINGS, st.sampled_from(["a.tweet", "a.txt"]), st.data())
def test_plain_text(text: str, line_end: str, encoding: str, path: str, data: st.DataObject) -> None:
    reading = read_bytes(path, "Hello " + text.replace("\n", line_end), encoding)
    check(reading)
    words, raw = piece(reading, data)
    assert unified(raw) == words


@settings(deadline=None)
@given(st.lists(WORDS, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_a_text_without_headings_and_labels_is_read_alike_the_short_and_the_long_way(
    words: list[str], line_end: str, threaded: bool
) -> None:
    head = "---\nplatform: x\n---\n" if threaded else ""
    text = (head + "\n".join(words)).replace("\n", line_end)

    def found() -> tuple[str, list[tuple[str, str, int]]]:
        reading = read(Source("a.md", text), Options())
        return reading.passed_over, [(post.kind, post.body.text, post.body.start) for post in reading.posts]

    short = found()
    with patch.object(markdown, "STRUCTURED", re.compile("")):
        long = found()
    assert short[1] == long[1]
    assert bool(short[0]) == bool(long[0])


HUGE = 30_000  # characters: what takes quadratic time takes half a minute


@pytest.mark.parametrize("suffix", [".md", ".txt", ".tweet", ".csv", ".tsv", ".json", ".jsonl", ".yaml"])
@pytest.mark.parametrize(
    "unit",
    [
        "a", " ", "\n", '"', "'", "[", "{", "(", "<!--", "![](", "![", "<img ", "`", "```\n", "#", "# a\n", "- ",
        "---\n", "**", "**a", "\\", "|", "|a\n", "1/ \n", "( ) a\n", ",", '",', '"a"b,\n', "a: ", "&a [*a, ", "\t",
        "> ", "a:\n", "\r", "🎉",
    ],
)  # fmt: skip
def test_no_text_takes_long_or_breaks_the_reader(unit: str, suffix: str) -> None:
    text = unit * (HUGE // len(unit))
    before = time.process_time()
    for head in ("", "---\n", "# X\n\n## Post 1\n", "text,platform\n", '[{"text": "', "- text: |\n    "):
        for post in read(Source(f"a{suffix}", head + text), Options()).posts:
            assert len(post.body.places[0]) == len(post.body.text)
    assert time.process_time() - before < 10
