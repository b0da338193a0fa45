"""YAML with places."""

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benice.model import Source
from benice.readers.tree import NOTHING, PLAIN, TEXT, Items, Leaf, Pairs, UnreadableError
from benice.readers.yaml_tree import scan_yaml

TEXTS = st.text("ab cd'\"\\#:-\n🎉é\t", max_size=40)
STYLES = [None, "'", '"', "|", ">"]


def value(source: Source) -> Leaf:
    """The leaf behind the first key."""
    tree = scan_yaml(source)[0]
    assert isinstance(tree, Pairs)
    leaf = tree.pairs[0][1]
    assert isinstance(leaf, Leaf)
    return leaf


def check(source: Source) -> None:
    """Every character has a place of its own, and the letters among them stand there as they are."""
    field = value(source).field
    starts, ends = field.places
    assert all(before <= after for before, after in zip(ends, starts[1:], strict=False))
    for letter, start, end in zip(field.text, starts, ends, strict=True):
        raw = source.text[start:end]
        assert raw == letter or raw == "''" or raw[0] in "\\ \t\r\n", (letter, raw)


@settings(deadline=None)
@given(TEXTS, st.sampled_from(STYLES), st.booleans(), st.sampled_from([10, 80]), st.sampled_from(["\n", "\r\n"]))
@example(" a\n\n  b\nc\n\n", "|", True, 10, "\n")
@example("a b\n\nc\n d\ne", ">", True, 10, "\n")
def test_every_style_of_scalar_leads_back_to_its_characters(
    text: str, style: str | None, unicode: bool, width: int, line_end: str
) -> None:
    dumped = yaml.dump({"key": text}, default_style=style, allow_unicode=unicode, width=width)
    source = Source("a.yaml", dumped.replace("\n", line_end))
    assert value(source).field.text == text
    check(source)


@pytest.mark.parametrize(
    ("written", "text", "word", "raw"),
    [
        ("one two", "one two", "two", "two"),
        ("one\n  two\n\n  three", "one two\nthree", "two\nthree", "two\n\n  three"),
        ("'it''s here'", "it's here", "it's", "it''s"),
        (r'"caf\u00e9 \"now\""', 'café "now"', 'é "n', r"\u00e9 \"n"),
        ('"one \\\n   two"', "one two", "two", "two"),
        ("|\n  one\n    two\n\n  three\n", "one\n  two\n\nthree\n", "two\n\nthree", "two\n\n  three"),
        ("|-\n  one\n\n", "one", "one", "one"),
        ("|+\n  one\n", "one\n\n", "one\n\n", "one\n\n"),
        ("|2\n    one\n", "  one\n", "one", "one"),
        (">\n  one\n  two\n\n  three\n", "one two\nthree\n", "two\nthree", "two\n\n  three"),
        (">-\n  one\n    more\n  two\n", "one\n  more\ntwo", "more\ntwo", "more\n  two"),
        ("| # why\n  one\n", "one\n", "one", "one"),
    ],
)
def test_a_word_is_found_where_it_was_written(written: str, text: str, word: str, raw: str) -> None:
    field = value(Source("a.yaml", f"key: {written}\nnext: 1\n")).field
    assert field.text == text
    at = text.index(word)
    assert field.span(at, at + len(word)).text == raw


def test_offsets_count_from_the_head_of_the_source_and_not_of_the_piece() -> None:
    source = Source("a.md", "🎉🎉\nkey: value\n")
    tree = scan_yaml(source, 3)[0]
    assert isinstance(tree, Pairs)
    assert tree.pairs[0][1].field.span(0, 5).text == "value"


@pytest.mark.parametrize("word", ["yes", "12:30", "2027-01-25 09:00", "007", "1e3", "0x1F"])
def test_a_plain_scalar_keeps_its_raw_text_whatever_type_yaml_sees_in_it(word: str) -> None:
    leaf = value(Source("a.yaml", f"key: {word}\n"))
    assert (leaf.field.text, leaf.sort) == (word, PLAIN)


@pytest.mark.parametrize(("written", "sort"), [("", NOTHING), ("~", NOTHING), ("null", NOTHING), ("'null'", TEXT)])
def test_nothing_is_nothing_and_the_word_null_in_quotes_is_a_word(written: str, sort: str) -> None:
    assert value(Source("a.yaml", f"key: {written}\n")).sort == sort


def test_an_alias_stands_for_the_value_of_its_anchor() -> None:
    tree = scan_yaml(Source("a.yaml", "- &a one\n- *a\n"))[0]
    assert isinstance(tree, Items)
    assert tree.items[0] is tree.items[1]


def test_merged_keys_come_after_the_own_ones_and_do_not_replace_them() -> None:
    tree = scan_yaml(Source("a.yaml", "- &a {x: 1, y: 2}\n- <<: *a\n  x: 3\n"))[0]
    assert isinstance(tree, Items)
    second = tree.items[1]
    assert isinstance(second, Pairs)
    assert [(key.text, leaf.field.text) for key, leaf in second.pairs] == [("x", "3"), ("y", "2")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1\nb: 2\n", 2),
        ("b: 1\na: 'open\n\n", 2),
        ("a: 1\n  b: 2\n", 2),
        ("a: *nobody\n", 1),
        ("a: \x07\n", 1),
        ("\tb: 1", 1),
    ],
)
def test_a_mistake_is_named_at_its_line(text: str, line: int) -> None:
    source = Source("a.yaml", text)
    with pytest.raises(UnreadableError) as caught:
        scan_yaml(source)
    assert source.position(caught.value.at)[0] == line


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000])
def test_deep_nesting_is_refused_before_it_costs_time_or_stack(text: str) -> None:
    with pytest.raises(UnreadableError, match="nested deeper"):
        scan_yaml(Source("a.yaml", text))
