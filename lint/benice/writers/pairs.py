"""Keys of JSON and YAML: a new key in a mapping, written as the keys around it are."""

import json
import re
from collections.abc import Mapping, Sequence

from benice.model import LINE_END, Edit, Field, Source, Span
from benice.readers.tree import Leaf, Node, Pairs
from benice.writers.cells import newline_of
from benice.writers.scalars import plain

REST = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")  # of a line behind a value: nothing, or a remark


def encode_string(source: Source, text: str) -> str:
    """A text as a string of JSON; with escapes for letters that are none of ASCII's where the file has only those."""
    return json.dumps(text, ensure_ascii=source.text.isascii())


def add_keys(mapping: Pairs, values: Mapping[str, str]) -> Edit:
    """New keys at the end of a mapping that has some."""
    source = mapping.field.source
    if not source.text.startswith("{", mapping.field.start):
        return add_lines(mapping, values)
    is_json = not source.path.lower().endswith((".yaml", ".yml", ".md", ".markdown", ".tweet"))
    pairs = own_pairs(mapping)
    key, value = pairs[-1]
    start, end = begin(key), value.field.end
    if len(pairs) > 1:
        between = source.text[pairs[-2][1].field.end : start]
    else:
        lead = source.text[mapping.field.start + 1 : start]
        between = "," + (lead if LINE_END.search(lead) else " ")
    quoted = source.text[start] == '"'
    colon = source.text[key.end + (quoted and key.start > start) : value.field.start] if is_json else ": "
    written = [
        (encode_string(source, name), encode_string(source, text)) if is_json else (name, plain(text))
        for name, text in values.items()
    ]
    content = "".join(f"{between}{name}{colon}{text}" for name, text in written)
    return Edit(Span(source, end, end), content)


def own_pairs(mapping: Pairs) -> Sequence[tuple[Field, Node]]:
    """The pairs that stand in a mapping itself, and are not merged in from elsewhere."""
    inside = range(mapping.field.start, mapping.field.end)
    return [pair for pair in mapping.pairs if pair[0].start in inside and pair[1].field.start in inside]


def begin(key: Field) -> int:
    """Where a key begins, its quote included."""
    text = key.source.text
    return key.start if text[key.start] == '"' or text[key.start - 1] != '"' else key.start - 1


def add_lines(mapping: Pairs, values: Mapping[str, str]) -> Edit:
    """New lines in a block of YAML: behind the last pair that ends with its line, else before the first key."""
    source = mapping.field.source
    pairs = own_pairs(mapping)
    first = pairs[0][0].start
    line, _ = source.position(first)
    indent = " " * (first - source.line_starts[line - 1])
    newline = newline_of(source)
    lines = [f"{name}: {plain(text)}" for name, text in values.items()]
    for key, value in reversed(pairs):
        rest = REST.match(source.text, value.field.end)
        if rest and is_one_line(key, value):
            return Edit(Span(source, rest.end(), rest.end()), "".join(newline + indent + each for each in lines))
    return Edit(Span(source, first, first), "".join(each + newline + indent for each in lines))


def is_one_line(key: Field, value: Node) -> bool:
    """Whether a key and its value stand on one line."""
    text = key.source.text[key.start : value.field.end]
    return isinstance(value, Leaf) and not LINE_END.search(text)
