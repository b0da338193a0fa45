"""A Markdown file without sections that are posts: it is one post as a whole, or it is about something else."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import PurePath

from benice.package_data import package_data
from benice.readers.channels import networks_in_media, platform_in_path
from benice.readers.lines import Line
from benice.readers.pieces import Piece, one
from benice.readers.records import Record
from benice.readers.tree import Pairs

LONGEST = 10_000  # characters of a file without front matter; no draft is as long, and articles and logs are


@cache
def files() -> Mapping[str, Sequence[str]]:
    """The data file."""
    return package_data("readers/files.toml")


def is_post(record: Record) -> bool:
    """Whether front matter says what only a post has."""
    media = record.values.get("media")
    return any(name in record.values for name in files()["of_a_post"]) or (
        media is not None and networks_in_media(media)
    )


def about_something_else(path: str, record: Record, head: Pairs | None) -> str:
    """Why a file is not about posts at all, by its name or front matter; empty where it may be."""
    if is_post(record):
        return ""
    file = PurePath(path)
    name = " ".join(re.split(r"[\W_]+", file.stem.lower())).strip()
    known = files()
    if name in known["names"] or any(re.search(rf"\b{word}\b", name) for word in known["words"]):
        return f"'{file.name}' is the name of a file about something else"
    folder = next((number for number, part in enumerate(file.parts[:-1]) if part.lower() in known["folders"]), None)
    if folder is not None and not platform_in_path(path):
        from benice.readers.roles import is_social

        if not any(map(is_social, file.parts[folder + 1 :])):
            return f"it lies in '{file.parts[folder]}', and nothing says that it is a post"
    page = sorted(key.text for key, _ in head.pairs if key.text in known["of_a_page"]) if head else []
    return f"front matter of a web page ({', '.join(page)})" if page else ""


def whole_text(lines: Sequence[Line], size: int, record: Record) -> tuple[list[Piece], str]:
    """The post that a file without any heading is, or why it is none; `size` is that of the file."""
    if size <= LONGEST or is_post(record):
        return one(lines), "nothing but comments"
    return [], f"{size} characters without a heading are no draft"
