"""The media of a record."""

from benice.model import Field, Source
from benice.readers.json_tree import scan_json
from benice.readers.pictures import media_of
from benice.readers.tree import Leaf, Node, Pairs


def media(json: str) -> list[tuple[str, str | None]]:
    tree = scan_json(Source("a.json", json))
    assert isinstance(tree, Pairs)
    values: dict[str, Node] = {key.text: node for key, node in tree.pairs}
    return [(each.file.text, each.alt.text if each.alt else None) for each in media_of(values)]


def test_a_list_of_mappings_names_file_and_description() -> None:
    assert media('{"media": [{"file": "a.jpg", "alt": "A cat"}, {"file": "b.jpg"}]}') == [
        ("a.jpg", "A cat"),
        ("b.jpg", None),
    ]


def test_an_empty_description_is_a_description_that_says_nothing() -> None:
    assert media('{"media": [{"file": "a.jpg", "alt": ""}]}') == [("a.jpg", "")]


def test_a_single_mapping_and_a_list_of_names_will_do() -> None:
    assert media('{"media": {"url": "a.jpg", "description": "A cat"}}') == [("a.jpg", "A cat")]
    assert media('{"media": ["a.jpg", "b.jpg"]}') == [("a.jpg", None), ("b.jpg", None)]


def test_a_cell_may_name_several_files() -> None:
    assert media('{"media": "a.jpg, my b.jpg;c.jpg|d.jpg"}') == [
        ("a.jpg", None),
        ("my b.jpg", None),
        ("c.jpg", None),
        ("d.jpg", None),
    ]


def test_a_column_of_descriptions_is_laid_beside_the_files() -> None:
    assert media('{"media": "a.jpg, b.jpg", "alt": "A cat||A dog"}') == [("a.jpg", "A cat"), ("b.jpg", "A dog")]
    assert media('{"media": "a.jpg, b.jpg", "alt": ["A cat"]}') == [("a.jpg", "A cat"), ("b.jpg", None)]
    assert media('{"alt": "A cat"}') == []


def test_networks_are_no_pictures() -> None:
    assert media('{"media": ["mastodon-eu", "linkedin-eu"]}') == []


def test_a_file_stands_where_it_was_named() -> None:
    text = "a.jpg, b.jpg"
    (_, second) = media_of({"media": Leaf(Field.cut(Source("a.csv", text), 0, len(text)))})
    assert second.file.whole().text == "b.jpg"
