"""Edits of texts and files: what is not edited stays, byte for byte."""

import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from benice.edit import apply, choose, encode, rewrite, save
from benice.model import Edit, Field, Fix, Source, Span
from benice.readers import Options, read
from benice.readers.decode import decode
from benice.tables import UsageError
from edit_formats import FORMATS

TEXTS = st.text("ab,\"'\\#!\n\r é中🎉\u2028\ufeff", max_size=40)
ENCODINGS = st.sampled_from([("utf-8", False), ("utf-8", True), ("utf-16-le", True), ("utf-16-be", True)])


def edits_of(source: Source, data: st.DataObject) -> list[Edit]:
    """Some edits that do not overlap, in any order."""
    offsets = st.integers(0, len(source.text))
    cuts = sorted(data.draw(st.sets(offsets, max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    return [Edit(Span(source, start, end), data.draw(TEXTS)) for start, end in data.draw(st.permutations(pairs))]


@given(TEXTS, st.data())
def test_what_stands_between_edits_stays(text: str, data: st.DataObject) -> None:
    source = Source("a.md", text)
    edits = edits_of(source, data)
    rest = apply(source, edits)
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span.start):
        before = text[at : edit.span.start]
        assert rest.startswith(before + edit.content)
        rest = rest[len(before) + len(edit.content) :]
        at = edit.span.end
    assert rest == text[at:]


@given(TEXTS, ENCODINGS, st.data())
@settings(deadline=None)
def test_a_file_keeps_its_encoding_bom_and_line_ends(
    tmp_path_factory: pytest.TempPathFactory, text: str, form: tuple[str, bool], data: st.DataObject
) -> None:
    encoding, bom = form
    assume("\x00" not in text and not text.startswith("\ufeff"))
    path = tmp_path_factory.getbasetemp() / "a.md"
    path.write_bytes(encode(Source("", text, encoding, bom), text))
    source = decode(str(path), path.read_bytes())
    assert isinstance(source, Source)
    edits = edits_of(source, data)
    save(source, edits)
    assert path.read_bytes() == encode(source, apply(source, edits))
    assert [child.name for child in path.parent.iterdir() if child.name.startswith(".a.md")] == []


def a_file(folder: Path, text: str = "One two\n") -> Source:
    path = folder / "a.md"
    path.write_text(text, encoding="utf-8")
    return Source(str(path), text)


def test_permissions_stay(tmp_path: Path) -> None:
    source = a_file(tmp_path)
    path = Path(source.path)
    path.chmod(0o640)
    save(source, [Edit(Span(source, 0, 3), "Ten")])
    assert path.read_text(encoding="utf-8") == "Ten two\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    source = a_file(tmp_path)
    link = tmp_path / "link.md"
    link.symlink_to(source.path)
    seen = Source(str(link), source.text)
    save(seen, [Edit(Span(seen, 0, 3), "Ten")])
    assert link.is_symlink()
    assert Path(source.path).read_text(encoding="utf-8") == "Ten two\n"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    source = a_file(tmp_path)
    Path(source.path).write_text("Something else\n", encoding="utf-8")
    with pytest.raises(UsageError, match="changed since it was read"):
        save(source, [Edit(Span(source, 0, 3), "Ten")])
    assert Path(source.path).read_text(encoding="utf-8") == "Something else\n"


def test_a_workbook_is_not_edited(tmp_path: Path) -> None:
    source = Source(str(tmp_path / "a.xlsx"), "One\n", encoding="xlsx")
    with pytest.raises(UsageError, match="cannot be edited"):
        save(source, [Edit(Span(source, 0, 3), "Ten")])


@pytest.mark.parametrize("other", [(1, 4), (2, 2), (0, 7), (0, 0)])
def test_edits_that_overlap_are_refused(other: tuple[int, int]) -> None:
    source = Source("a.md", "One two")
    with pytest.raises(ValueError, match="overlap"):
        apply(source, [Edit(Span(source, 0, 3), "a"), Edit(Span(source, *other), "b")])


def fix(source: Source, *places: tuple[int, int, str]) -> Fix:
    return Fix("", [Edit(Span(source, start, end), content) for start, end, content in places])


def test_of_fixes_that_clash_the_first_is_chosen_whole_and_the_other_not_at_all() -> None:
    source = Source("a.md", "One two three")
    first, second, third = fix(source, (0, 3, "a")), fix(source, (2, 4, "b"), (8, 13, "c")), fix(source, (8, 13, "d"))
    assert choose([third, second, first]) == [first, third]


def test_the_same_fix_from_two_findings_is_chosen_once() -> None:
    source = Source("a.md", "One two three")
    assert len(choose([fix(source, (0, 3, "a")), fix(source, (0, 3, "a"))])) == 1


def test_fixes_of_two_files_do_not_clash() -> None:
    one, two = Source("a.md", "One"), Source("b.md", "One")
    assert len(choose([fix(one, (0, 3, "a")), fix(two, (0, 3, "a"))])) == 2


@settings(deadline=None)
@given(
    st.sampled_from(sorted(FORMATS)),
    st.text("ab ,\"'\\#é\n🎉", min_size=3, max_size=60),
    st.sampled_from(["", "A", "AB7"]),
    st.data(),
)
def test_what_is_rewritten_reads_back_as_meant(path: str, text: str, content: str, data: st.DataObject) -> None:
    text = f"x{text}x"
    source = Source(path, FORMATS[path](text))
    body = only_body(source)
    start = data.draw(st.integers(1, len(body.text) - 2))
    end = data.draw(st.integers(start + 1, len(body.text) - 1))
    edit = rewrite(body, start, end, content)
    assume(edit is not None)
    assert edit is not None
    after = only_body(Source(path, apply(source, [edit])))
    assert after.text == body.text[:start] + content + body.text[end:]


def only_body(source: Source) -> Field:
    (post,) = read(source, Options()).posts
    return post.body


@pytest.mark.parametrize("content", [", ", '"', "\n", "#x "])
def test_what_would_need_quotes_is_not_rewritten(content: str) -> None:
    field = Field.cut(Source("a.csv", "abc"), 0, 3)
    edit: Any = rewrite(field, 0, 1, content)
    assert edit is None
