"""The pictures and films of a record, with their descriptions."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from benice.model import Field, Media
from benice.readers.channels import networks_in_media
from benice.readers.tree import Items, Leaf, Node, Pairs, empty

FILE = re.compile(r"[^\s,;|][^,;|\n]*[^\s,;|]|[^\s,;|]")
FILE_KEYS = frozenset({"file", "url", "src", "path", "image", "video", "name", "href"})
ALT_KEYS = frozenset({"alt", "alt text", "alt_text", "altText", "description", "caption"})


def media_of(values: Mapping[str, Node]) -> tuple[Media, ...]:
    """The media of a record; a separate column of descriptions is laid beside them, one for one."""
    node = values.get("media")
    files = list(files_of(node)) if node and not empty(node) and not networks_in_media(node) else []
    alts = list(alts_of(values["alt"])) if "alt" in values else []
    if not alts:
        return tuple(files)
    return tuple(
        Media(one.file, one.alt or alt) for one, alt in zip_longest(files, alts[: len(files)]) if one is not None
    )


def files_of(node: Node) -> Iterator[Media]:
    """Media from a list, a mapping with file and alt, or a text with one or several names."""
    if isinstance(node, Items):
        for item in node.items:
            yield from files_of(item)
    elif isinstance(node, Pairs):
        inside = {key.text: value.field for key, value in node.pairs if isinstance(value, Leaf)}
        file = next((inside[key] for key in inside if key in FILE_KEYS), None)
        alt = next((inside[key] for key in inside if key in ALT_KEYS), None)
        if alt is None and "url" in inside:
            alt = inside.get("name")  # as ActivityPub has it
        if file or alt:
            yield Media(file or node.field, alt)
    elif not empty(node):
        for match in FILE.finditer(node.field.text):
            yield Media(node.field.part(*match.span()))


def alts_of(node: Node) -> Iterator[Field]:
    """The descriptions in a column of their own; `||` stands between several."""
    if isinstance(node, Items):
        for item in node.items:
            yield from alts_of(item)
    elif isinstance(node, Leaf) and not empty(node):
        start = 0
        for piece in node.field.text.split("||"):
            yield node.field.part(start, start + len(piece)).stripped()
            start += len(piece) + 2
