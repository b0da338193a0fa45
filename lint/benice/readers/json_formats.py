"""The JSON of schedulers: which one a tree is, by the keys of its records, and its records as those of the contract."""

from collections.abc import Iterator
from dataclasses import replace

from benice.model import Field
from benice.readers.formats import Format, formats
from benice.readers.options import Options
from benice.readers.tree import Items, Node, Pairs

WRAPPERS = ("posts", "data", "items", "calendar", "entries", "scheduled_statuses")


def format_of_tree(tree: Node) -> Format | None:
    """The format whose keys the first record of a tree has."""
    for record in candidates(tree):
        for form in formats():
            if form.keys and all(has(record, key) for key in form.keys):
                return form
    return None


def candidates(tree: Node) -> Iterator[Node]:
    """What may be the first record: the tree, the first of a list, the first of a list inside."""
    yield tree
    if isinstance(tree, Items):
        yield from tree.items[:1]
    if isinstance(tree, Pairs):
        for key, node in tree.pairs:
            if key.text in WRAPPERS and isinstance(node, Items):
                yield from node.items[:1]


def has(node: Node, path: str) -> bool:
    """Whether a record has a key; one inside a list counts if the first in the list has it."""
    key, _, rest = path.partition(".")
    if isinstance(node, Items):
        return bool(node.items) and has(node.items[0], path)
    found = [value for name, value in node.pairs if name.text == key] if isinstance(node, Pairs) else []
    return bool(found) and (not rest or has(found[0], rest))


def flattened(tree: Node, form: Format) -> Node:
    """A tree whose records hold what their inner mappings hold."""
    if not form.inside:
        return tree
    if isinstance(tree, Items):
        return Items(tree.field, [flattened(item, form) for item in tree.items])
    if not isinstance(tree, Pairs):
        return tree
    pairs: list[tuple[Field, Node]] = []
    inner: list[tuple[Field, Node]] = []
    for key, node in tree.pairs:
        if isinstance(node, Pairs) and key.text in form.inside:
            inner += node.pairs
        else:
            pairs.append((key, flattened(node, form) if key.text in WRAPPERS else node))
    own = {key.text for key, _ in pairs}
    return Pairs(tree.field, [*pairs, *((key, node) for key, node in inner if key.text not in own)])


def options_of(form: Format, options: Options) -> Options:
    """What a format says about all its posts; config knows best."""
    keys = {**form.columns, **options.keys}
    return replace(options, platform=options.platform or form.platform, keys=keys)
