"""JSON with places."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benice.model import Source
from benice.readers.json_tree import scan_json
from benice.readers.tree import FLAG, NOTHING, NUMBER, TEXT, Items, Leaf, Node, Pairs, UnreadableError

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.text('ab"\\\n\t🎉é\u2028', max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def plain(node: Node) -> Any:
    """The value that a tree stands for."""
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    if isinstance(node, Pairs):
        return {key.text: plain(value) for key, value in node.pairs}
    return node.field.text if node.sort == TEXT else json.loads(node.field.text)


def scan(text: str) -> Node:
    return scan_json(Source("a.json", text))


@settings(deadline=None)
@given(VALUES, st.booleans(), st.sampled_from([None, 0, 2]))
def test_a_tree_holds_what_json_holds(value: Any, ascii_only: bool, indent: int | None) -> None:
    assert plain(scan(json.dumps(value, ensure_ascii=ascii_only, indent=indent))) == value


@settings(deadline=None)
@given(TEXTS.filter(bool), st.booleans(), st.data())
def test_any_piece_of_a_string_leads_back_to_the_escapes_it_was_written_with(
    text: str, ascii_only: bool, data: st.DataObject
) -> None:
    source = Source("a.json", json.dumps({"key": text}, ensure_ascii=ascii_only))
    tree = scan_json(source)
    assert isinstance(tree, Pairs)
    field = tree.pairs[0][1].field
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = field.span(start, end)
    assert span.start == span.end if start == end else json.loads(f'"{span.text}"') == text[start:end]


def test_a_surrogate_pair_is_one_character_with_one_place() -> None:
    tree = scan(r'"a\ud83c\udf89b"')
    assert isinstance(tree, Leaf)
    assert tree.field.text == "a🎉b"
    assert tree.field.span(1, 2).text == r"\ud83c\udf89"


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert plain(scan(r'"a\ud83c"')) == "a\N{REPLACEMENT CHARACTER}"


def test_every_value_says_what_sort_it_is() -> None:
    tree = scan('["a", 1.5e3, true, null]')
    assert isinstance(tree, Items)
    assert [item.sort for item in tree.items if isinstance(item, Leaf)] == [TEXT, NUMBER, FLAG, NOTHING]


def test_a_value_as_a_whole_includes_its_quotes() -> None:
    tree = scan('{"a": "b"}')
    assert isinstance(tree, Pairs)
    assert tree.pairs[0][1].field.whole().text == '"b"'
    assert tree.field.whole().text == '{"a": "b"}'


def test_both_of_two_equal_keys_are_kept() -> None:
    tree = scan('{"a": 1, "a": 2}')
    assert isinstance(tree, Pairs)
    assert [key.text for key, _ in tree.pairs] == ["a", "a"]


@pytest.mark.parametrize(
    ("text", "problem", "at"),
    [
        ("", "expected a value", 0),
        ('{"a": 1', "expected ',' or '}'", 7),
        ('{"a" 1}', "expected ':'", 5),
        ("{a: 1}", "expected a key in double quotes", 1),
        ("[1 2]", "expected ',' or ']'", 3),
        ("[1,]", "expected a value", 3),
        ('["a]', "unterminated string", 1),
        ("[1] x", "expected nothing more after the value", 4),
        ("[01]", "expected a value", 1),
        ("[truth]", "expected a value", 1),
        ("[" * 1000, "nested deeper than 100 levels", 100),
    ],
)
def test_a_mistake_is_named_where_it_stands(text: str, problem: str, at: int) -> None:
    with pytest.raises(UnreadableError) as caught:
        scan(text)
    assert (caught.value.problem, caught.value.at) == (problem, at)


def test_a_value_of_one_line_may_not_go_on_below() -> None:
    with pytest.raises(UnreadableError, match="end on this line"):
        scan_json(Source("a.jsonl", '{"a":\n1}'), 0, 5)
