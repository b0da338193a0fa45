"""Where the time of a post is written: in one cell, or date and time of day in two."""

from benice.model import Field, Post
from benice.readers.times import TIME_ONLY


def cells_of_time(post: Post) -> tuple[Field | None, Field | None]:
    """The value with the date, and the one with the time of day where that stands apart."""
    at, day, clock = (post.fields.get(name) for name in ("at", "date", "time"))
    at, day, clock = (each if each and each.text.strip() else None for each in (at, day, clock))
    if at and TIME_ONLY.fullmatch(at.text.strip()):
        return day, at
    return (at, None) if at else (day, clock)


def key_of_time(post: Post) -> tuple[object, ...]:
    """What tells one time from another: where it is written."""
    spots = [field.start for field in cells_of_time(post) if field]
    return (post.source.path, *spots) if spots else (post.source.path, -post.number)
