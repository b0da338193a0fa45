"""Approvals in files: nothing but the approval changes, and it holds until a letter does."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from benice.approvals import changed, group, read_approval
from benice.cli.app import app
from benice.edit import apply
from benice.model import Source
from benice.readers import Options, read
from benice.signing import sign
from benice.tables import UsageError

AT = datetime(2026, 11, 24, 18, 10, tzinfo=UTC)
FILES = {
    "a.md": "---\n# our draft\nplatform: x   # for now\nat: '2026-12-01 09:00'\n---\nDoors open at ten.\n",
    "bare.md": "Doors open at ten.\n",
    "empty.md": "---\n---\nDoors open at ten.\n",
    "block.md": "---\nhashtags:\n  - bikes\nalt: |\n  A heron\n---\nDoors open at ten.\n",
    "two.md": "---\nat: 2026-12-01 09:00\n---\n## X\n\nDoors open at ten.\n\n## LinkedIn\n\nOur doors open at ten.\n",
    "labels.md": "# Posts\n\n## X\n\n- at: 2026-12-01 09:00\n- status: Review\n\nDoors open at ten.\n\n"
    "## LinkedIn\n\n**Date:** 2026-12-02\n**Approved:** No\n\nOur doors open at ten.\n",
    "table.md": "# Plan\n\n| Date | Platform | Copy | Approved by |\n|---|:-:|---|---|\n"
    "| 2026-12-01 | X | Doors open at ten. |  |\n| 2026-12-02 | X | Tea \\| cake. |\n\nThat is all.\n",
    "bare table.md": "Date|Platform|Copy\n---|---|---\n2026-12-01|X|Doors open at ten.",
    "a.tweet": "---\nmedia: [a.jpg]\n---\nDoors open at ten.",
    "a.csv": 'Date,Time,Copy\n2026-12-01,09:00,Doors open at ten.\n2026-12-02,09:00,"Tea, at four."\n',
    "quoted.csv": '"Date";"Copy";"Status"\n"2026-12-01";"Doors ""open"" at ten.";"No"\n"2026-12-02";"Tea";""',
    "short.csv": "copy,platform,Approved By,Approved at\nDoors open at ten.,x\nTea at four.,x,,\n",
    "titled.csv": "Our plan,,\n,,\nDate,Copy,Status\n2026-12-01,Doors open at ten.,Review\n",
    "a.tsv": "at\tcopy\tapproved_by\n2026-12-01\tDoors open at ten.\t\n",
    "a.json": '[\n  {\n    "text": "Doors open at ten.",\n    "platforms": ["x", "mastodon"]\n  }\n]\n',
    "one.json": '{"posts":[{"text":"Doors open at ten."},{"text":"Tea","approved_by":null,"approved":false}]}',
    "a.jsonl": '{"text": "Doors open at ten.", "platform": "x"}\n\n{ "text": "Tea at four." }\n',
    "a.yaml": "# plan\n- text: Doors open at ten.\n  platform: x # both?\n\n- text: >\n    Tea at\n    four.\n",
    "flow.yaml": "[{text: Doors open at ten., platform: x}, {text: Tea}]",
    "docs.yaml": "text: Doors open at ten.\n---\ntext: |\n  Tea at\n  four.\n",
    "anchored.yaml": "base: &b {platform: x}\nposts:\n- <<: *b\n  text: Doors open at ten.\n- <<: *b\n  text: Tea\n",
}
NAMES = (
    st.text("abÅ ,;:'\"#&-\\|é\t中🎉", min_size=1, max_size=12)
    .map(lambda name: " ".join(name.split()))
    .filter(lambda name: name and not set(name) & set(",;&/") and "\\|" not in name)
)


def lay_out(path: str, ends: str) -> Source:
    """A file with these line ends."""
    return Source(path, FILES[path].replace("\n", ends))


def without(before: str, after: str) -> bool:
    """Whether all of one text stands in another, in order: what is new was only put between."""
    letters = iter(after)
    return all(letter in letters for letter in before)


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("path", FILES)
def test_an_approval_holds_and_leaves_the_rest_alone(path: str, ends: str) -> None:
    source = lay_out(path, ends)
    reading = read(source, Options())
    edits = sign(reading, reading.posts, "Ana", AT, Options())
    after = apply(source, edits)
    for posts in group(read(Source(path, after), Options()).posts):
        approval = read_approval(posts[0])
        assert (list(approval.names), approval.at, changed(approval, posts)) == (["Ana"], AT, [])
    replaced = [edit.span.text for edit in edits if edit.span.text.strip()]
    assert set(replaced) <= {"null", "false", '""'}
    assert without(source.text.replace("null", ""), after)
    assert after.count("\n") == after.count(ends)
    assert after.endswith("\n") == source.text.endswith("\n") or path in ("bare.md",)


@pytest.mark.parametrize("path", FILES)
@given(name=NAMES)
def test_any_name_can_approve_twice(path: str, name: str) -> None:
    source = lay_out(path, "\n")
    for _ in range(2):
        reading = read(source, Options())
        source = Source(path, apply(source, sign(reading, reading.posts, name, AT, Options())))
    assert all(list(read_approval(post).names) == [name] for post in read(source, Options()).posts)


@pytest.mark.parametrize("path", ["a.csv", "a.jsonl", "a.yaml", "flow.yaml", "one.json", "labels.md", "table.md"])
def test_one_post_of_several_is_approved(path: str) -> None:
    source = lay_out(path, "\n")
    reading = read(source, Options())
    after = apply(source, sign(reading, reading.posts[1:], "Ana", AT, Options()))
    assert [read_approval(post).given for post in read(Source(path, after), Options()).posts] == [False, True]


WORDS = (
    st.text("ab ,;\"'#:-é中🎉\n", min_size=1, max_size=20)
    .map(str.strip)
    .filter(lambda text: any(map(str.isalnum, text)))
)
RECORDS = st.lists(
    st.fixed_dictionaries({"text": WORDS, "platform": st.just("x")}, optional={"campaign": WORDS, "pillar": WORDS}),
    min_size=1,
    max_size=4,
)


def as_csv(records: list[dict[str, str]], quoting: Literal[0, 1], delimiter: str, ends: str) -> str:
    """Records as a calendar."""
    out = io.StringIO()
    names = list(dict.fromkeys(name for record in records for name in record))
    writer = csv.DictWriter(out, names, quoting=quoting, delimiter=delimiter, lineterminator=ends)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


@given(
    RECORDS,
    st.sampled_from([0, 1]),
    st.sampled_from(",;\t"),
    st.sampled_from(["\n", "\r\n"]),
)
def test_another_reader_of_csv_finds_all_it_found_before(
    records: list[dict[str, str]], quoting: Literal[0, 1], delimiter: str, ends: str
) -> None:
    source = Source("a.csv", as_csv(records, quoting, delimiter, ends))
    reading = read(source, Options())
    after = apply(source, sign(reading, reading.posts[:1], "Ana", AT, Options()))
    before = list(csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter))
    rows = list(csv.reader(io.StringIO(after, newline=""), delimiter=delimiter))
    assert [row[: len(before[0])] for row in rows] == before
    assert [row[len(before[0])] for row in rows] == ["approved_by", "Ana", *[""] * (len(records) - 1)]


@given(RECORDS, st.sampled_from([None, 0, 2]), st.booleans(), st.data())
def test_another_reader_of_json_finds_all_it_found_before(
    records: list[dict[str, str]], indent: int | None, escaped: bool, data: st.DataObject
) -> None:
    source = Source("a.json", json.dumps(records, indent=indent, ensure_ascii=escaped))
    check_tree(source, json.loads, records, data)


@given(RECORDS, st.sampled_from([None, True, False]), st.sampled_from([None, "'", '"', "|"]), st.booleans(), st.data())
def test_another_reader_of_yaml_finds_all_it_found_before(
    records: list[dict[str, str]], flow: bool | None, style: str | None, nested: bool, data: st.DataObject
) -> None:
    tree = {"posts": records} if nested else records
    written = yaml.dump(tree, default_flow_style=flow, default_style=style, allow_unicode=True, width=30)
    source = Source("a.yaml", written)
    check_tree(source, lambda text: pick(yaml.safe_load(text)), records, data)


def pick(tree: Any) -> Any:
    """The list of records in a document."""
    return tree["posts"] if isinstance(tree, dict) else tree


def check_tree(source: Source, load: Callable[[str], Any], records: list[dict[str, str]], data: st.DataObject) -> None:
    """One record gains the approval, and nothing else is different."""
    reading = read(source, Options())
    number = data.draw(st.integers(0, len(records) - 1))
    after = load(apply(source, sign(reading, [reading.posts[number]], "Ana", AT, Options())))
    signed = after[number]
    assert signed.pop("approved_by") == "Ana"
    assert set(signed) - set(records[number]) == {"approved_at", "approved_text"}
    del signed["approved_at"], signed["approved_text"]
    assert after == records


def test_who_approved_the_same_before_stays_named_and_others_do_not() -> None:
    source = lay_out("a.md", "\n")
    for name in ("Ana", "Ben", "ana"):
        reading = read(source, Options())
        source = Source("a.md", apply(source, sign(reading, reading.posts, name, AT, Options())))
    assert list(read_approval(read(source, Options()).posts[0]).names) == ["Ana", "Ben"]
    edited = Source("a.md", source.text.replace("ten", "tea"))
    reading = read(edited, Options())
    source = Source("a.md", apply(edited, sign(reading, reading.posts, "Cleo", AT, Options())))
    assert list(read_approval(read(source, Options()).posts[0]).names) == ["Cleo"]


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("a.txt", "Doors open at ten.\n", "has no place for this"),
        (
            "a.csv",
            "12/31/2026 09:00,Doors open at ten today,\n01/13/2027 16:00,Tea is served at four,\n",
            "have no names",
        ),
    ],
)
def test_what_cannot_hold_an_approval_is_refused(path: str, text: str, problem: str) -> None:
    reading = read(Source(path, text), Options())
    assert reading.posts
    with pytest.raises(UsageError, match=problem):
        sign(reading, reading.posts, "Ana", AT, Options())


def test_what_would_read_back_as_something_else_is_refused() -> None:
    reading = read(lay_out("table.md", "\n"), Options())
    with pytest.raises(UsageError, match="of this shape"):
        sign(reading, reading.posts, "A\\|B", AT, Options())


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and output of a command."""
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output + str(result.exception or "")


def test_from_approving_to_a_change(tmp_path: Path) -> None:
    (tmp_path / "benice.toml").write_text('timezone = "UTC"\n[approval]\nby = ["Ana"]\n', encoding="utf-8")
    draft = tmp_path / "a.md"
    draft.write_bytes(b"\xef\xbb\xbf---\r\nplatform: x\r\nat: 2026-12-01 09:00\r\n---\r\nDoors open at ten.\r\n")
    check = ("check", str(tmp_path), "--output-format", "concise", "--as-of", "2026-11-25", "--select", "trust")
    assert "unapproved-post" in run(*check)[1]
    code, output = run("approve", str(draft), "--by", "Ana", "--at", "2026-11-24T18:10+00:00")
    assert (code, output) == (0, f"{draft}: Ana approved 1 post\n")
    data = draft.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf---\r\n") and data.count(b"\n") == data.count(b"\r\n")
    assert run(*check)[0] == 0
    draft.write_bytes(data.replace(b"ten", b"tea"))
    code, output = run(*check)
    assert code == 1 and "a.md:8:1: warning changed-after-approval the text was changed after Ana" in output


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["none.md", "--by", "Ana"], "no such file"),
        (["a.csv", "--by", " "], "a name is needed"),
        (["a.csv", "--by", "Ana", "--post", "#7"], "there is no post '#7'"),
        (["a.csv", "--by", "Ana", "--at", "noon"], "--at: 'noon' is no ISO 8601"),
        (["two.md", "--by", "Ana", "--post", "2"], "share one front matter"),
        (["broken.csv", "--by", "Ana"], "broken.csv:2"),
        (["notes.csv", "--by", "Ana"], "no post to approve"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], problem: str
) -> None:
    files = {**FILES, "broken.csv": 'copy\n"a" b\n', "notes.csv": "a,b\n1,2\n"}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8", newline="")
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in files}
    monkeypatch.chdir(tmp_path)
    code, output = run("approve", *arguments)
    assert code != 0 and problem in output
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in files} == before
