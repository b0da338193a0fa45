"""TOML with places: the same values as tomllib's, each where it stands."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benice.model import Source
from benice.readers.toml_tree import scan_toml
from benice.readers.tree import TEXT, Items, Leaf, Node, Pairs, UnreadableError

DOCUMENT = '''\
title = "A plan"
start = 2026-12-01
"quoted key" = 'lit\\eral'
[manager]
name = "In\\u00e9s"
hours.open = 09:00:00
hours.close = 17:00:00
[[team]]
name = "Tom"
approves = ["x", # why
  "mastodon",]
[[team]]
name = """
two
lines \\
   joined "" quoted"""
[team.home]
town = { name = 'Hull', size = 260_000, port = true }
'''


def plain(node: Node) -> Any:
    """A tree as tomllib would give it, with every value that is no string as its text."""
    if isinstance(node, Pairs):
        return {key.text: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if isinstance(node, Items) else node.field.text


def as_text(value: Any) -> Any:
    """What tomllib gives, with every value that is no string as a text."""
    if isinstance(value, dict):
        return {key: as_text(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_text(each) for each in value]
    return value if isinstance(value, str) else str(value).lower()


def leaves(node: Node) -> list[Leaf]:
    """All values of a tree."""
    if isinstance(node, Leaf):
        return [node]
    inside = node.items if isinstance(node, Items) else [value for _, value in node.pairs]
    return [leaf for each in inside for leaf in leaves(each)]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_document_is_read_as_tomllib_reads_it(end: str) -> None:
    text = DOCUMENT.replace("\n", end).replace("260_000", "260000")
    tree = scan_toml(Source("plan.toml", text))
    assert plain(tree) == as_text(tomllib.loads(text))


def test_every_value_knows_its_place() -> None:
    tree = scan_toml(Source("plan.toml", DOCUMENT))
    found = {leaf.field.text: leaf.field.source.position(leaf.field.span(0, 1).start) for leaf in leaves(tree)}
    assert found["A plan"] == (1, 10)
    assert found["Inés"] == (5, 9)
    assert found["mastodon"] == (11, 4)
    assert found["Hull"] == (18, 18)


def test_a_table_stands_at_its_header() -> None:
    tree = scan_toml(Source("plan.toml", DOCUMENT))
    team = {key.text: value for key, value in tree.pairs}["team"]
    assert isinstance(team, Items)
    assert [item.field.source.position(item.field.start)[0] for item in team.items] == [8, 12]


@pytest.mark.parametrize(
    ("text", "place"),
    [("a = 1\nb = = 2\n", (2, 5)), ("a = [1,\n", (2, 1)), ("a = 1\r\na = 2\r\n", (2, 6)), ("[a\n", (1, 3))],
)
def test_what_is_no_toml_is_told_with_its_place(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(UnreadableError) as error:
        scan_toml(Source("plan.toml", text))
    assert Source("plan.toml", text).position(error.value.at) == place


def quoted(text: str) -> str:
    """A text as a basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(each if each.isprintable() else f"\\U{ord(each):08x}" for each in escaped) + '"'


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@given(st.dictionaries(TEXTS, TEXTS | st.lists(TEXTS, max_size=3) | st.dictionaries(TEXTS, TEXTS, max_size=3)))
def test_strings_come_back_whatever_they_hold(data: dict[str, Any]) -> None:
    def write(value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{quoted(key)} = {write(each)}" for key, each in value.items()) + "}"
        return "[" + ", ".join(map(write, value)) + "]" if isinstance(value, list) else quoted(value)

    text = "".join(f"{quoted(key)} = {write(value)}\n" for key, value in data.items())
    tree = scan_toml(Source("plan.toml", text))
    assert plain(tree) == data
    for leaf in leaves(tree):
        assert leaf.sort == TEXT
        span = leaf.field.span(0, len(leaf.field.text))
        assert len(leaf.field.text) == 0 or '"' + span.text + '"' == leaf.field.whole().text
