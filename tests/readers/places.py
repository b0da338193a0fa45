"""What must hold of every field, whatever the format: its places lead back to the characters it was decoded from."""

from collections.abc import Iterator

from benice.model import Field, Post, Reading


def fields_of(reading: Reading) -> Iterator[Field]:
    """All fields of a reading, once each."""
    seen: set[int] = set()
    for post in reading.posts:
        for field in (post.body, *post.fields.values(), *media_fields(post)):
            if id(field) not in seen:
                seen.add(id(field))
                yield field


def media_fields(post: Post) -> Iterator[Field]:
    """The fields of a post's pictures."""
    for media in post.media:
        yield media.file
        if media.alt:
            yield media.alt


def check_places(field: Field) -> None:
    """Places are in order, inside the whole value, and letter by letter wherever they are one character wide."""
    starts, ends = field.places
    assert len(starts) == len(ends) == len(field.text)
    for before, after in zip(ends, starts[1:], strict=False):
        assert before <= after
    for letter, start, end in zip(field.text, starts, ends, strict=True):
        assert field.start <= start < end <= field.end
        raw = field.source.text[start:end]
        if end - start == 1 and letter not in " \n":
            assert raw == letter
