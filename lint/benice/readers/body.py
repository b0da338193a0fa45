"""The text of a post in Markdown lines: without comments, pictures, escapes and the fence or quotes around it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benice.model import Field, Media, Places, Source
from benice.readers import lines as sorts
from benice.readers.lines import Line

PICTURE = re.compile(
    r"!\[(?P<alt>[^\[\]\n]*)\]\(\s*<?(?P<file>[^)\[\s>]{0,2000})>?(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)|<img\s(?P<html>[^<>\n]*)>",
    re.IGNORECASE,
)
ATTRIBUTE = re.compile(r"\b(alt|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
PLAIN_FENCES = frozenset(
    {"", "text", "txt", "plain", "plaintext", "md", "markdown", "post", "tweet", "caption", "copy"}
)
COUNT = re.compile(r"[ \t]*(?:\*\*|__)?\(?(\d{1,2})/(?:\d{1,2})?\)?[.:]?(?:\*\*|__)?(?=\s|$)")
QUOTES = {'"': '"', "“": "”", "„": "“", "«": "»"}
UNSEEN = (sorts.BLANK, sorts.HIDDEN, sorts.RULED)


class Body(NamedTuple):
    """The text of a post and the pictures that stand in it."""

    text: Field
    media: tuple[Media, ...] = ()
    apart: bool = False  # it stood in a fence of its own


def bodies(source: Source, blocks: Sequence[Sequence[Line]], *, split: bool, unquote: str) -> list[Body]:
    """The posts in blocks of lines: one, or the parts of a thread; fences that hold the copy are one each."""
    whole = [line for block in blocks for line in block]
    fences = fenced(source, whole)
    if fences:
        return keep([build(source, [fence], unquote)._replace(apart=True) for fence in fences])
    if not split:
        return keep([build(source, blocks, unquote)])
    if any(line.sort == sorts.RULED for line in trim(whole)):
        return keep([build(source, [part], unquote) for part in between_rules(trim(whole))])
    counted = between_counts(source, trim(whole))
    return keep([build(source, [part], unquote) for part in counted] if counted else [build(source, blocks, unquote)])


def keep(found: Sequence[Body]) -> list[Body]:
    """The bodies that hold words."""
    return [body for body in found if body.text.text]


def fenced(source: Source, lines: Sequence[Line]) -> list[list[Line]]:
    """The plain fences, if they and not the text around them are what is to be published."""
    found: list[list[Line]] = []
    inside = outside = 0
    takes = False
    for line in lines:
        length = line.end - line.start
        if line.sort == sorts.OPEN:
            takes = line.info in PLAIN_FENCES
            if takes:
                found.append([])
        elif line.sort == sorts.CODE and takes:
            found[-1].append(line)
            inside += length
        elif line.sort in (sorts.TEXT, sorts.CODE):
            outside += length
    return found if inside > outside else []


def trim(lines: Sequence[Line]) -> Sequence[Line]:
    """Lines without blank lines, comments and rules around them."""
    seen = [number for number, line in enumerate(lines) if line.sort not in UNSEEN]
    return lines[seen[0] : seen[-1] + 1] if seen else []


def between_rules(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The parts between the lines of `---`."""
    part: list[Line] = []
    for line in lines:
        if line.sort == sorts.RULED:
            yield part
            part = []
        else:
            part.append(line)
    yield part


def between_counts(source: Source, lines: Sequence[Line]) -> list[list[Line]]:
    """The parts that begin with "1/", "2/" and so on; none where they are not counted so."""
    parts: list[list[Line]] = []
    for line in lines:
        match = COUNT.match(source.text, line.start, line.end) if line.sort == sorts.TEXT else None
        if match and int(match[1]) == len(parts) + 1:
            parts.append([])
        if not parts:
            return []
        parts[-1].append(line)
    return parts if len(parts) > 1 else []


def build(source: Source, blocks: Sequence[Sequence[Line]], unquote: str) -> Body:
    """The body in blocks of lines, with an empty line between two blocks."""
    media: list[Media] = []
    fields = []
    for block in blocks:
        block = trim(block)
        if block:
            field = as_field(source, list(pieces(source, block, in_quotation(source, block), media)))
            fields.append(unquoted(field, unquote))
    if not fields:
        at = blocks[0][0].start if blocks and blocks[0] else 0
        return Body(Field.cut(source, at, at), tuple(media))
    return Body(Field.join(fields, "\n\n").stripped(), tuple(media))


def in_quotation(source: Source, block: Sequence[Line]) -> bool:
    """Whether every line stands behind a ">": then the quotation is how the copy was marked, and not its own."""
    written = (source.text[line.start : line.end] for line in block if line.sort != sorts.BLANK)
    return all(line.lstrip().startswith(">") for line in written)


def pieces(source: Source, block: Sequence[Line], quoted: bool, media: list[Media]) -> Iterator[tuple[int, int, str]]:
    """The pieces of the source that make a text: letter by letter, or "\\n" for a line end."""
    gap = False  # a picture went, and an empty line stands before it
    for number, line in enumerate(block):
        if line.sort == sorts.HIDDEN:
            continue
        start = line.start
        if quoted and line.sort != sorts.BLANK:
            start = source.text.index(">", start) + 1
            start += source.text.startswith(" ", start, line.end)
        cuts = list(line.hidden)
        if line.sort == sorts.TEXT:
            found = list(PICTURE.finditer(source.text, start, line.end))
            media += filter(None, (as_media(source, match) for match in found))
            escapes = ((match.start(), match.end()) for match in ESCAPE.finditer(source.text, start, line.end))
            cuts = sorted([*cuts, *(match.span() for match in found), *escapes])
            if found and not without(source, start, line.end, cuts).strip():
                gap = number > 0 and block[number - 1].sort == sorts.BLANK
                continue
        elif gap and line.sort == sorts.BLANK:
            continue
        gap = False
        for cut_start, cut_end in [*cuts, (line.end, line.end)]:
            if start < cut_start:
                yield start, cut_start, ""
            start = max(start, cut_end)
        if number < len(block) - 1:
            yield line.end, line.after, "\n"


def without(source: Source, start: int, end: int, cuts: Sequence[tuple[int, int]]) -> str:
    """A piece of the source without some of its pieces."""
    words = []
    for cut_start, cut_end in [*cuts, (end, end)]:
        words.append(source.text[start:cut_start])
        start = max(start, cut_end)
    return "".join(words)


def as_media(source: Source, match: re.Match[str]) -> Media | None:
    """A picture of the text; an empty description says nothing."""
    if match["file"] is not None:
        alt = Field.cut(source, *match.span("alt"))
        return Media(Field.cut(source, *match.span("file")), alt if alt.text.strip() else None)
    found = {}
    for each in ATTRIBUTE.finditer(source.text, *match.span("html")):
        found[each[1].lower()] = Field.cut(source, *each.span(2 if each[2] is not None else 3))
    return Media(found["src"], found.get("alt")) if "src" in found else None


def as_field(source: Source, found: Sequence[tuple[int, int, str]]) -> Field:
    """Pieces of the source as one text."""
    if not found:
        return Field.cut(source, 0, 0)
    start, end = found[0][0], found[-1][1]
    text = "".join(words or source.text[first:last] for first, last, words in found)
    if text == source.text[start:end]:
        return Field.cut(source, start, end)

    def places() -> Places:
        starts: list[int] = []
        ends: list[int] = []
        for first, last, words in found:
            starts += [first] if words else range(first, last)
            ends += [last] if words else range(first + 1, last + 1)
        return starts, ends

    return Field(source, text, places, (start, end))


def unquoted(field: Field, which: str) -> Field:
    """A text without the quotes that somebody put around all of it; `which` are "all", "long" ones or "none"."""
    field = field.stripped()
    text = field.text
    close = QUOTES.get(text[:1])
    if (
        which == "none"
        or not close
        or len(text) < 2
        or not text.endswith(close)
        or (which == "long" and "\n" not in text)
    ):
        return field
    return field if set(text[1:-1]) & {text[0], close} else field.part(1, len(text) - 1).stripped()
