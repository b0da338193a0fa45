"""The YAML at the head of a draft."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benice.model import Field, Reading, Source
from benice.readers import Options, read
from benice.readers.front_matter import scan_flat
from benice.readers.tree import Leaf, Node, Pairs, UnreadableError
from benice.readers.yaml_tree import scan_yaml


def reading(text: str, path: str = "a.md") -> Reading:
    return read(Source(path, text), Options())


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("---\nplatform: x\nHello there\n", "never closed", 1),
        ("---\nplatform: [x\n---\nHello\n", "", 3),
        ("---\nplatform: x\n  at: 1\n---\nHello\n", "mapping values", 3),
        ("---\n- one\n---\nHello\n", "to have keys", 2),
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.tweet"])
def test_broken_front_matter_is_unreadable_and_never_taken_for_the_text(
    text: str, problem: str, line: int, path: str
) -> None:
    result = reading(text, path)
    (note,) = result.notes
    assert (note.rule, note.fatal, note.facts["line"]) == ("unreadable", True, line)
    assert problem in str(note.facts["problem"])
    assert list(result.posts) == []


@pytest.mark.parametrize("text", ["---\nHello there\n", "---\nHello there\n---\nand more\n", "---\n---\nHello there\n"])
def test_a_first_line_of_dashes_may_only_separate(text: str) -> None:
    result = reading(text)
    assert result.notes == []
    assert result.posts[0].body.text.startswith("Hello there")


def test_dots_close_it_too() -> None:
    assert [post.platform for post in reading("---\nplatform: x\n...\nHello\n").posts] == ["x"]


def test_dashes_inside_a_value_do_not_close_it() -> None:
    assert [post.body.text for post in reading("---\nplatform: x\nnote: |\n  a\n  ---\n  b\n---\nHello\n").posts] == [
        "Hello"
    ]


PLAIN = (
    "at: 2027-01-05 09:00",
    "a-b: c, d",
    "a: b ",
    "a:  b",
    "url: https://a.example/b?c",
    "a: é!",
    "a: (b)",
    "",
    "  ",
)
ODD = (
    "a: b: c", "a: b #c", "a: b#c", "a: null", "a:", "a: 'b'", "- b", "  b", "\tb", "<<: b", "a: b:", "a: &b", "é: b",
    "a: b\u2028c", "a : b", "A: ~", "a: -", "a: b\u00a0c",
)  # fmt: skip
LINES = st.lists(st.sampled_from(PLAIN) | st.sampled_from(ODD), max_size=4)


def shown(tree: Node) -> list[tuple[str, int, int, str, int, int, str]]:
    """The pairs of a mapping with their places."""
    assert isinstance(tree, Pairs)
    assert all(isinstance(node, Leaf) for _, node in tree.pairs)

    def place(field: Field) -> tuple[str, int, int]:
        return field.text, field.start, field.end

    return [(*place(key), *place(node.field), node.sort) for key, node in tree.pairs if isinstance(node, Leaf)]


@settings(deadline=None)
@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
@example(["a: b", "a: b"], "\n")
def test_plain_front_matter_is_read_as_yaml_reads_it(lines: list[str], line_end: str) -> None:
    source = Source("a.md", "---\n" + line_end.join([*lines, ""]))
    flat = scan_flat(source, 4, len(source.text))
    try:
        trees = scan_yaml(source, 4, len(source.text))
    except UnreadableError:
        assert flat is None
        return
    if flat and flat.pairs:
        assert [shown(flat)] == [shown(tree) for tree in trees]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PLAIN[:-2]), min_size=1, max_size=4))
def test_plain_front_matter_needs_no_parser_of_yaml(lines: list[str]) -> None:
    source = Source("a.md", "\n".join([*lines, ""]))
    flat = scan_flat(source, 0, len(source.text))
    assert flat is not None
    assert len(flat.pairs) == len(lines)


@pytest.mark.parametrize("text", ["a: b\n  c\n", "a: |\n  b\n", "a: null\n", "a: [b]\n", "a: b\n\tc\n", "a: b #c\n"])
def test_what_is_more_than_plain_is_left_to_the_parser_of_yaml(text: str) -> None:
    assert scan_flat(Source("a.md", text), 0, len(text)) is None
