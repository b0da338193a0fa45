"""Which sections of a Markdown draft are posts: what a person would copy out of the file and publish."""

import re
from collections.abc import Iterable, Iterator, Sequence

from benice.light import replace
from benice.model import Field, Source
from benice.readers import lines as sorts
from benice.readers.keys import Names
from benice.readers.labels import UNIT_LEVEL
from benice.readers.lines import Line
from benice.readers.outline import AT, Section, said
from benice.readers.pieces import Piece, one, wrap
from benice.readers.records import Record
from benice.readers.roles import (
    ASIDE,
    COMMENT,
    ELSEWHERE,
    OTHER,
    PART,
    PLATFORM,
    TEXT,
    UNIT,
    VERSION,
    is_aside,
    is_social,
    platforms_of,
)
from benice.readers.tree import Leaf
from benice.readers.whole import is_post, whole_text

DIRECTION = re.compile(r"[ \t]*\[[^\]\n]* [^\]\n]*\][ \t]*$")  # "[cut to a cat]"
PROSE = (sorts.TEXT, sorts.BLANK, sorts.HIDDEN, sorts.RULED)
LONGEST_TITLED = 3_000  # under a title: LinkedIn's limit, the longest that people draft posts for
ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)])[ \t]+(?=\S)")


class Gatherer:
    """Finds the pieces under the headings of one source."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source = source
        self.names = names

    def gather(self, section: Section, above: Piece) -> list[Piece]:
        """The posts under a heading; `above` carries what the headings over it say."""
        role = section.role
        if role.closed and section.level > 1:
            return []
        values = [*above.values, *said(section, self.source, self.names)]
        above = replace(
            above,
            platforms=role.platforms or above.platforms,
            threaded=above.threaded or role.thread,
            social=above.social or is_social(section.title),
            labelled=section.level >= UNIT_LEVEL,
            values=values,
        )
        inside = [child for child in section.children if role.sort != ELSEWHERE or child.role.platforms]
        found = [piece for child in inside for piece in self.gather(child, above)]
        if role.sort != ELSEWHERE and not any(piece.kind is None for piece in found):
            found = [*self.own(section, above), *found]
        if role.thread:
            found = as_thread(found)
        return found

    def own(self, section: Section, above: Piece) -> list[Piece]:
        """The post that a section is by itself, where no section under it is one."""
        role = section.role
        if role.sort == COMMENT:
            return self.wrap(replace(above, blocks=[section.lines], kind="comment"))
        if role.several and (items := self.items(section.lines)):
            return [piece for item in items for piece in self.wrap(self.dated(replace(above, blocks=[item])))]
        if role.common and not (above.social or above.platforms):
            return []
        if role.sort == VERSION and not above.platforms:
            return []
        if role.sort in (TEXT, UNIT, PLATFORM, VERSION) and not (role.several and section.level == 1):
            return self.wrap(replace(above, blocks=list(blocks_of(section))))
        if role.several:
            leaves = (child for child in section.children if child.is_leaf and not is_aside(child.title))
            return [piece for child in leaves for piece in self.wrap(replace(above, blocks=list(blocks_of(child))))]
        return []

    def wrap(self, piece: Piece) -> list[Piece]:
        """A list of the piece, or none where it holds no words, or the directions of a script."""
        found = wrap(piece)
        written = (line for each in found for block in each.blocks for line in block if line.sort == sorts.TEXT)
        directions = sum(DIRECTION.match(self.source.text, line.start, line.end) is not None for line in written)
        return found if directions < 3 else []

    def dated(self, piece: Piece) -> Piece:
        """The piece that an item of a list is, without the day and the platform at its head."""
        from benice.readers.dated_list import YEAR, day_of, lead

        first, *others = piece.blocks[0]
        start, values, platforms = first.start, piece.values, piece.platforms
        if day := day_of(self.source, first):
            start = day.end()
            values = [*values, (AT, Leaf(Field.cut(self.source, *day.span(2))))] if YEAR.search(day[2]) else values
        if channel := lead(self.source, first, start):
            start, platforms = channel.end(), platforms_of(channel[1]) or platforms
        return replace(piece, blocks=[[first._replace(start=start), *others]], values=values, platforms=platforms)

    def items(self, lines: Sequence[Line]) -> list[list[Line]]:
        """The items of a list under a heading such as "Tweets"; none where other text stands between them."""
        found: list[list[Line]] = []
        for line in lines:
            match = ITEM.match(self.source.text, line.start, line.end) if line.sort == sorts.TEXT else None
            if match:
                found.append([line._replace(start=match.end())])
            elif found and (line.sort != sorts.TEXT or self.source.text[line.start] in " \t"):
                found[-1].append(line)
            elif line.sort in (sorts.TEXT, sorts.CODE):
                return []
        return found if len(found) > 1 else []


def blocks_of(section: Section) -> Iterator[Sequence[Line]]:
    """The lines of a section's text: its own, then those under labels such as "Hook" and "Slide 2"."""
    yield section.lines
    parts = [child for child in section.children if child.role.sort == PART]
    if not parts and not section.begun:
        parts = [child for child in section.children if child.role.sort == OTHER]
    for child in parts:
        yield child.lines


def as_thread(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces as the parts of one thread, comments aside."""
    found: list[Piece] = []
    count = 0
    for piece in pieces:
        found.append(replace(piece, part=count, threaded=True) if piece.kind is None else piece)
        count += piece.kind is None
    return found


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
        return whole_text(root.lines, size, record)
    titled = len(found) == 1 and found[0].level == 1 and headings
    if titled and not root.begun and size <= LONGEST_TITLED and all(line.sort in PROSE for line in found[0].lines):
        return one(found[0].lines), "a title without a text"
    return [], "has headings, and none that names a post, a caption or a platform"


def mostly_table(source: Source, lines: list[Line]) -> bool:
    """Whether more lines are rows of a table than are not."""
    written = [source.text[line.start : line.end].lstrip() for line in lines if line.sort == sorts.TEXT]
    return sum(line.startswith("|") for line in written) * 2 > len(written)


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
