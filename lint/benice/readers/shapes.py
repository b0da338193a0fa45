"""Rows of schedulers' files in the shape of the contract: networks in columns, numbered pictures, comments, drafts."""

from collections.abc import Iterator, Mapping

from benice.light import replace
from benice.model import Field, Post
from benice.readers.formats import Format
from benice.readers.keys import meaning
from benice.readers.records import Record
from benice.readers.tree import Items, Leaf, Node, Pairs, trim, with_plain_line_ends

OWN = "text for "  # begins the name of a value that only one platform gets


def shaped(record: Record, cells: Mapping[str, Field], form: Format) -> Record:
    """A row with what its format spreads over several columns; `cells` are the filled ones under their bare names."""
    if not (form.networks or form.texts or form.hints or form.numbered):
        return record
    values: dict[str, Node] = dict(record.values)
    values |= {OWN + platform: Leaf(cells[column]) for column, platform in form.texts.items() if column in cells}
    chosen = [
        Leaf(spelled(cells[column], platform))
        for column, platform in form.networks.items()
        if column in cells and meaning("answers", cells[column].text) == "yes"
    ]
    if chosen:
        values["platforms"] = Items(chosen[0].field, chosen)
    hinted = [spelled(cells[column], platform) for column, platform in form.hints.items() if column in cells]
    if len(hinted) == 1:
        values["platform"] = Leaf(hinted[0])
    pictures = list(numbered(cells, form.numbered))
    if pictures:
        values["media"] = Items(pictures[0].field, pictures)
    return replace(record, values=values)


def numbered(cells: Mapping[str, Field], columns: Mapping[str, str]) -> Iterator[Pairs]:
    """The pictures in columns such as "Picture Url 1" and "Alt text picture 1"."""
    number = 1
    while columns and (number == 1 or f"{columns['media']}{number - 1}" in cells):
        file, alt = (cells.get(f"{columns[each]}{number}") for each in ("media", "alt"))
        if file:
            parts = [("file", file), *([("alt", alt)] if alt else [])]
            yield Pairs(file, [(spelled(cell, key), Leaf(cell)) for key, cell in parts])
        number += 1


def spelled(cell: Field, text: str) -> Field:
    """What a cell says in other words than the contract's: all of the text stands where all of the cell does."""
    places = [cell.start] * len(text), [cell.end] * len(text)
    return Field(cell.source, text, lambda: places, (cell.start, cell.end))


def own_texts(record: Record) -> Iterator[tuple[str, Field]]:
    """The platforms that have a text of their own, and what it is."""
    for name, node in record.values.items():
        if name.startswith(OWN):
            yield name.removeprefix(OWN), trim(node.field)


def followed(posts: list[Post], record: Record, form: Format) -> list[Post]:
    """The posts of a row with the comments that go out after them, at no time of their own; drafts have none either."""
    undated = form.undated == "draft" and not any(post.at for post in posts)
    if undated or meaning("answers", record.text("draft") or "no") == "yes":
        posts = [replace(post, at=None, status="draft") for post in posts]
    comments = record.values.get("first comment")
    if not isinstance(comments, Leaf):
        return posts
    return [
        *posts,
        *(
            replace(post, body=body, kind="comment", at=None, purpose=None, media=())
            for body in split(trim(with_plain_line_ends(comments.field)), form.between)
            for post in posts
        ),
    ]


def split(field: Field, between: str) -> Iterator[Field]:
    """The texts in a cell that may hold several."""
    start = 0
    for text in field.text.split(between) if between else [field.text]:
        if text.strip():
            yield field.part(start, start + len(text)).stripped() if text != field.text else field
        start += len(text) + len(between)
