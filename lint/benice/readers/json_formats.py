"""The JSON of schedulers: which one a tree is, by the keys of its records, and its records as those of the contract."""

from collections.abc import Iterator

from benice.light import replace
from benice.model import Field
from benice.readers.formats import Format, formats
from benice.readers.options import Options
from benice.readers.tree import Items, Node, Pairs

WRAPPERS = ("posts", "data", "items", "calendar", "entries", "scheduled_statuses", "orderedItems", "records")
FIRST = 20  # records that are looked at; an archive may begin with what its owner only passed on


def format_of_tree(tree: Node) -> Format | None:
    """The format whose keys one of the first records of a tree has."""
    for record in candidates(tree):
        for form in formats():
            if any(all(has(record, key) for key in keys) for keys in form.keys):
                return form
    return None


def candidates(tree: Node) -> Iterator[Node]:
    """What may be a record: the tree, the first of a list, the first of a list inside."""
    yield tree
    if isinstance(tree, Items):
        yield from tree.items[:FIRST]
    if isinstance(tree, Pairs):
        for key, node in tree.pairs:
            if key.text in WRAPPERS and isinstance(node, Items):
                yield from node.items[:FIRST]


def has(node: Node, path: str) -> bool:
    """Whether a record has a key; one inside a list counts if the first in the list has it."""
    key, _, rest = path.partition(".")
    if isinstance(node, Items):
        return bool(node.items) and has(node.items[0], path)
    found = [value for name, value in node.pairs if name.text == key] if isinstance(node, Pairs) else []
    return bool(found) and (not rest or has(found[0], rest))


def value_at(node: Node, path: str) -> Node | None:
    """The value under a path such as "value.reply.parent.uri"; None where there is none."""
    for name in path.split("."):
        pairs = node.pairs if isinstance(node, Pairs) else ()
        found = next((value for key, value in pairs if key.text == name), None)
        if found is None:
            return None
        node = found
    return node


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
