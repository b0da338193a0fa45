"""Whether a strategy has the shape that strategy.schema.json gives it: what is wrong is noted at its place."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from benice.model import Field, Note
from benice.readers.keys import plain
from benice.readers.records import wrong_type
from benice.readers.tree import FLAG, NOTHING, NUMBER, PLAIN, Items, Leaf, Node, Pairs, sort_of

NUMERAL = re.compile(r"[+-]?\d[\d_]*(?:\.\d+)?")
WORDS = {"string": "a text", "array": "a list", "object": "a table", "boolean": "true or false", "number": "a number"}
LIKELY = 0.8  # "goalz" for "goals"; "theme" is no slip for "team"
Schema = Mapping[str, Any]


@cache
def load_schema() -> Schema:
    """The schema that editors complete strategies by."""
    found: Schema = json.loads((Path(__file__).parent / "strategy.schema.json").read_text(encoding="utf-8"))
    return found


def check_shape(tree: Node) -> Iterator[Note]:
    """What a tree has that the schema does not expect: values of other types, and misspelt keys."""
    yield from faults(tree, load_schema(), "the strategy", tree.field)


def faults(node: Node, schema: Schema, name: str, where: Field) -> Iterator[Note]:
    """What is wrong with one value; `where` is its place, which for a table without braces is the key."""
    schema = resolved(schema)
    if isinstance(node, Leaf) and node.sort == NOTHING:
        return
    branch = next((each for each in branches(schema) if suits(node, each)), None)
    if branch is None:
        yield wrong_type(name, where, expected(schema), shown(node))
    elif isinstance(node, Items):
        for item in node.items:
            yield from faults(item, branch.get("items", {}), name, item.field)
    elif isinstance(node, Pairs):
        yield from faults_of_table(node, branch.get("properties", {}))


def faults_of_table(node: Pairs, properties: Mapping[str, Schema]) -> Iterator[Note]:
    """What is wrong inside a table; a key that is none of the schema's is the writer's own, unless it is nearly one."""
    known = {plain(name): name for name in properties}
    for key, value in node.pairs:
        name = known.get(plain(key.text))
        if name:
            yield from faults(value, properties[name], name, value.field if isinstance(value, Leaf) else key)
        elif near := get_close_matches(plain(key.text), known, n=1, cutoff=LIKELY):
            yield misspelt(key, "key", known[near[0]])


def misspelt(where: Field, what: str, meant: str) -> Note:
    """The note on a word that is nearly one that is known."""
    return Note("misspelt-strategy", where, {"match": where.text, "what": what, "hint": f"did you mean '{meant}'?"})


def slips_in_platforms(fields: Iterable[Field]) -> Iterator[Note]:
    """Platforms that are nearly known ones; channels such as a newsletter are none of the platforms, and no slips."""
    from benice.platforms import find_platform, platform_ids

    for field in fields:
        text = field.text.strip().lower()
        near = get_close_matches(text, platform_ids(), n=1, cutoff=LIKELY)
        if text and near and find_platform(text) is None:
            yield misspelt(field, "platform", near[0])


def resolved(schema: Schema) -> Schema:
    """A schema, or the one that it refers to."""
    if "$ref" not in schema:
        return schema
    found: Schema = load_schema()["$defs"][schema["$ref"].rpartition("/")[2]]
    return found


def branches(schema: Schema) -> Iterator[Schema]:
    """The alternatives that a schema allows."""
    for each in schema.get("anyOf", [schema]):
        inner = resolved(each)
        if "anyOf" in inner:
            yield from branches(inner)
        else:
            yield inner


def suits(node: Node, schema: Schema) -> bool:
    """Whether a value is of the type, and in the bounds, of one alternative."""
    kind = schema.get("type")
    if not isinstance(node, Leaf):
        return kind in (None, "array" if isinstance(node, Items) else "object")
    text = node.field.text
    if kind == "number":
        return (number := read_number(node)) is not None and within(number, schema)
    if kind == "boolean":
        return node.sort == FLAG or (node.sort == PLAIN and text.lower() in ("true", "false"))
    if kind == "string" and node.sort not in (NUMBER, FLAG):
        return is_date(text) if "format" in schema else re.search(schema.get("pattern", ""), text.strip()) is not None
    return kind is None


def read_number(node: Leaf) -> float | None:
    """The number of a value that is one; also of a YAML scalar, whose writer gives no types."""
    text = node.field.text.strip()
    is_number = node.sort in (NUMBER, PLAIN) and NUMERAL.fullmatch(text)
    return float(text.replace("_", "")) if is_number else None


def within(number: float, schema: Schema) -> bool:
    """Whether a number lies in the bounds of a schema."""
    return bool(schema.get("minimum", number) <= number <= schema.get("maximum", number))


def is_date(text: str) -> bool:
    """Whether a text is a date of ISO 8601."""
    try:
        return bool(date.fromisoformat(text.strip()))
    except ValueError:
        return False


def expected(schema: Schema) -> str:
    """What a schema asks for, in words."""
    return str(schema.get("title") or WORDS[schema["type"]])


def shown(node: Node) -> str:
    """What stands there instead: the words, or what sort of thing it is."""
    if isinstance(node, Leaf):
        text = " ".join(node.field.text.split())
        return f"'{text[:40]}...'" if len(text) > 40 else f"'{text}'"
    return sort_of(node)
