"""Values of a record, written where the record stands: in its own keys or columns, or in new ones."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from benice.model import Edit, Post, Source, Span
from benice.readers.front_matter import OPEN, split_draft
from benice.readers.json_tree import scan_json
from benice.readers.keys import Names
from benice.readers.options import Options
from benice.readers.tree import Items, Leaf, Node, Pairs
from benice.tables import UsageError
from benice.writers import set_value
from benice.writers.bars import in_table, table_of
from benice.writers.cells import newline_of, set_cells
from benice.writers.labels import in_labels, labels_of
from benice.writers.pairs import add_keys, own_pairs
from benice.writers.scalars import plain

Values = Mapping[str, str]  # name of the contract -> text


def write_values(source: Source, options: Options, wanted: Sequence[tuple[Post, Values]]) -> list[Edit]:
    """The edits that give the records of some posts values; UsageError where their file cannot hold them."""
    suffix = PurePath(source.path).suffix.lower()
    names = Names(options.keys)
    if suffix in (".csv", ".tsv"):
        return list(set_cells(source, options, {post.number: values for post, values in wanted}))
    if suffix in (".json", ".jsonl", ".ndjson", ".yaml", ".yml"):
        trees = scan_trees(source, suffix)
        return [edit for post, values in wanted for edit in in_mapping(record_of(post, trees), values, names)]
    if suffix in (".md", ".markdown", ".tweet"):
        return list(in_draft(source, names, wanted))
    raise UsageError(
        f"{source.path}: a {suffix} file has no place for this; keep the posts in CSV, JSON, YAML or Markdown"
    )


def scan_trees(source: Source, suffix: str) -> Sequence[Node]:
    """The documents of a file."""
    if suffix == ".json":
        return [scan_json(source)]
    if suffix in (".yaml", ".yml"):
        from benice.readers.yaml_tree import scan_yaml

        return scan_yaml(source)
    from benice.readers.json_posts import LINE

    lines = (match for match in LINE.finditer(source.text) if not match[0].isspace())
    return [scan_json(source, *match.span()) for match in lines]


def record_of(post: Post, trees: Sequence[Node]) -> Pairs:
    """The innermost mapping around the text of a post."""
    found: Pairs | None = None
    nodes = list(trees)
    while nodes:
        node = nodes.pop()
        if isinstance(node, Leaf) or not node.field.start <= post.body.start <= node.field.end:
            continue
        found = node if isinstance(node, Pairs) else found
        nodes = list(node.items) if isinstance(node, Items) else [value for _, value in node.pairs]
    if found is None:
        raise UsageError(f"{post.source.path}: the record of {post.id} was not found again")
    return found


def in_mapping(mapping: Pairs, values: Values, names: Names) -> Iterator[Edit]:
    """Keys that are there are set, in whatever spelling; the others are added."""
    named = [(found, value) for key, value in own_pairs(mapping) if (found := names.find(key.text))]
    known = {name: value for (name, _), value in sorted(named, key=lambda each: each[0][1], reverse=True)}
    for name in values.keys() & known.keys():
        yield set_value(known[name].field, values[name])
    if new := {name: text for name, text in values.items() if name not in known}:
        yield add_keys(mapping, new)


def in_draft(source: Source, names: Names, wanted: Sequence[tuple[Post, Values]]) -> Iterator[Edit]:
    """Rows of tables get cells, posts with labels of their own get labels; the front matter speaks for all others."""
    body = split_draft(source).body
    shared = None
    rows: dict[range, dict[int, Values]] = {}
    for post, values in wanted:
        if table := table_of(post):
            rows.setdefault(table, {})[source.position(post.body.start)[0]] = values
        elif labels := {name: field for name, field in labels_of(post).items() if field.start >= body}:
            yield from in_labels(labels, values)
        else:
            shared = shared or values
    for table, given in rows.items():
        yield from in_table(table, given, source, names)
    if shared:
        yield from in_head(source, names, shared)


def in_head(source: Source, names: Names, values: Values) -> Iterator[Edit]:
    """The front matter is set; a draft without one gets one."""
    draft = split_draft(source)
    if draft.head is not None:
        yield from in_mapping(draft.head, values, names)
        return
    newline = newline_of(source)
    lines = "".join(f"{name}: {plain(text)}{newline}" for name, text in values.items())
    opened = OPEN.match(source.text)
    if opened and draft.body > opened.end():  # two lines of --- with nothing between
        yield Edit(Span(source, opened.end(), opened.end()), lines)
    else:
        yield Edit(Span(source, 0, 0), f"---{newline}{lines}---{newline}")
