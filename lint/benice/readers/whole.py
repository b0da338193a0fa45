"""A Markdown file without sections that are posts: it is one post as a whole, or it is about something else."""

import re
from collections.abc import Iterator
from pathlib import PurePath

from benice.model import Source
from benice.readers import lines as sorts
from benice.readers.channels import networks_in_media, platform_in_path
from benice.readers.lines import Line
from benice.readers.outline import Section
from benice.readers.records import Record
from benice.readers.roles import ASIDE, OTHER, is_social, words
from benice.readers.sections import Piece, wrap
from benice.readers.tree import Pairs

LONGEST = 10_000  # characters of a file without front matter; no draft is as long, and articles and logs are
LONGEST_TITLED = 3_000  # under a title: LinkedIn's limit, the longest that people draft posts for


def is_post(record: Record) -> bool:
    """Whether front matter says what only a post has."""
    media = record.values.get("media")
    return any(name in record.values for name in words("files")["of_a_post"]) or (
        media is not None and networks_in_media(media)
    )


def about_something_else(path: str, record: Record, head: Pairs | None) -> str:
    """Why a file is not about posts at all, by its name or front matter; empty where it may be."""
    if is_post(record):
        return ""
    file = PurePath(path)
    name = " ".join(re.split(r"[\W_]+", file.stem.lower())).strip()
    files = words("files")
    if name in files["names"] or any(re.search(rf"\b{word}\b", name) for word in files["words"]):
        return f"'{file.name}' is the name of a file about something else"
    folder = next((number for number, part in enumerate(file.parts[:-1]) if part.lower() in files["folders"]), None)
    if folder is not None and not any(map(is_social, file.parts[folder + 1 :])) and not platform_in_path(path):
        return f"it lies in '{file.parts[folder]}', and nothing says that it is a post"
    page = sorted(key.text for key, _ in head.pairs if key.text in files["of_a_page"]) if head else []
    return f"front matter of a web page ({', '.join(page)})" if page else ""


def whole_file(source: Source, root: Section, record: Record) -> tuple[list[Piece], str]:
    """The post that a file without such sections is, or why it is none."""
    found = [section for section in walk(root) if section.level]
    headings = [section for section in found if section.role.sort == OTHER]
    if is_post(record):
        return one([*flow(root)]), "nothing but headings"
    size = len(source.text)
    if mostly_table(source, found[0].lines if found else root.lines):
        return [], "a table without a column for texts and one for dates or platforms"
    if not found:
        return (one(root.lines), "") if size <= LONGEST else ([], f"{size} characters without a heading are no draft")
    titled = len(found) == 1 and found[0].level == 1 and headings
    if titled and not root.begun and size <= LONGEST_TITLED and all(line.sort in PROSE for line in found[0].lines):
        return one(found[0].lines), "a title without a text"
    return [], "has headings, and none that names a post, a caption or a platform"


PROSE = (sorts.TEXT, sorts.BLANK, sorts.HIDDEN, sorts.RULED)


def mostly_table(source: Source, lines: list[Line]) -> bool:
    """Whether more lines are rows of a table than are not."""
    written = [source.text[line.start : line.end].lstrip() for line in lines if line.sort == sorts.TEXT]
    return sum(line.startswith("|") for line in written) * 2 > len(written)


def one(lines: list[Line]) -> list[Piece]:
    """The lines as one piece, if they hold words."""
    return wrap(Piece([lines], whole=True))


def walk(section: Section) -> Iterator[Section]:
    """A section and all those under it."""
    yield section
    for child in section.children:
        yield from walk(child)


def flow(section: Section) -> Iterator[Line]:
    """The lines under a section with the titles of those under it; the title of the whole and asides left out."""
    yield from section.lines
    for child in section.children:
        if child.role.sort == ASIDE:
            continue
        if child.head and child.level > 1:
            start, end = child.head.title
            yield Line(start, end, child.head.after)
        yield from flow(child)
