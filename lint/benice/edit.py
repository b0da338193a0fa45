"""Edits -> new texts and files: not a byte outside the edits changes, and no file is ever half written."""

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from benice.model import Edit, Field, Fix, Source
from benice.tables import UsageError

LINE_BREAK = re.compile(r"[\r\n]")
BOM = {"utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}


def choose(fixes: Iterable[Fix]) -> list[Fix]:
    """The fixes that can be applied together, the first in the text first: each whole or not at all, equals once."""
    chosen: dict[tuple[object, ...], Fix] = {}
    taken: dict[str, list[Edit]] = {}
    for fix in sorted(fixes, key=lambda fix: [place(edit) for edit in fix.edits]):
        key = tuple(place(edit) for edit in fix.edits)
        if not key or key in chosen:
            continue
        if any(clash(edit, other) for edit in fix.edits for other in taken.get(edit.span.source.path, ())):
            continue
        chosen[key] = fix
        for edit in fix.edits:
            taken.setdefault(edit.span.source.path, []).append(edit)
    return list(chosen.values())


def place(edit: Edit) -> tuple[str, int, int, str]:
    """Where an edit is made, and what it writes."""
    return edit.span.source.path, edit.span.start, edit.span.end, edit.content


def clash(one: Edit, other: Edit) -> bool:
    """Whether two edits of one source overlap; two at one place do, because nobody can say which comes first."""
    a, b = one.span, other.span
    return (a.start < b.end and b.start < a.end) or a.start == b.start


def apply(source: Source, edits: Iterable[Edit]) -> str:
    """The text of a source after edits, in any order; ValueError where they overlap or belong to another text."""
    ordered = sorted(edits, key=lambda edit: (edit.span.start, edit.span.end))
    pieces: list[str] = []
    at = 0
    for number, edit in enumerate(ordered):
        if edit.span.source.text != source.text or (number and clash(edit, ordered[number - 1])):
            raise ValueError(f"{source.path}: edits that overlap, or of another text: {edit}")
        pieces += [source.text[at : edit.span.start], edit.content]
        at = edit.span.end
    return "".join([*pieces, source.text[at:]])


def encode(source: Source, text: str) -> bytes:
    """The bytes of a text in the encoding of a source, BOM included; UsageError where there is no such encoding."""
    if source.encoding not in BOM:
        raise UsageError(f"{source.path}: files of this kind cannot be edited; change it where it was made")
    return (BOM[source.encoding] if source.bom else b"") + text.encode(source.encoding, "surrogatepass")


def save(source: Source, edits: Sequence[Edit]) -> None:
    """Write the file of a source anew with edits made; UsageError where it has changed or cannot be written."""
    save_text(source, apply(source, edits))


def save_text(source: Source, text: str) -> None:
    """Put another text in the file of a source: beside it first, then renamed over it, with its permissions.

    UsageError where the file is no longer what was read, or cannot be written.
    """
    path = Path(os.path.realpath(source.path))
    before, after = encode(source, source.text), encode(source, text)
    try:
        if path.read_bytes() != before:
            raise UsageError(f"{source.path}: changed since it was read; nothing was written, run this again")
        if not os.access(path, os.W_OK):
            raise UsageError(f"{source.path}: is read-only; nothing was written")
        if after != before:
            replace_file(path, after)
    except OSError as error:
        raise UsageError(f"{source.path}: cannot be written: {error.strerror}") from None


def replace_file(path: Path, data: bytes) -> None:
    """Put a file with these bytes in the place of another, in one step."""
    from tempfile import NamedTemporaryFile

    status = path.stat()
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as beside:
        try:
            beside.write(data)
            beside.flush()
            os.fsync(beside.fileno())
            Path(beside.name).chmod(status.st_mode & 0o7777)
            if hasattr(os, "chown"):
                with suppress(OSError):  # somebody else's file in a shared folder: the new one is ours
                    os.chown(beside.name, status.st_uid, status.st_gid)
        except BaseException:
            Path(beside.name).unlink()
            raise
    try:
        Path(beside.name).replace(path)
    except BaseException:
        Path(beside.name).unlink()
        raise


def rewrite(field: Field, start: int, end: int, content: str) -> Edit | None:
    """Put `content` for some characters of a field; None where that could come out as something else.

    What is put must be letters and digits, or stand there already; everything else needs the quoting of its format.
    What is left out may be encoded (`""`), but must be one piece of one line.
    """
    span = field.span(start, end)
    was = field.text[start:end]
    if any(not letter.isalnum() for letter in set(content) - set(was)) or (content and span.text != was):
        return None
    starts, ends = field.places
    whole = all(starts[at + 1] == ends[at] for at in range(start, end - 1))
    return Edit(span, content) if whole and not LINE_BREAK.search(was + span.text) else None
