"""Which sections of a Markdown draft are posts: what a person would copy out of the file and publish."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from benice.model import Field, Source
from benice.readers import lines as sorts
from benice.readers.keys import Names
from benice.readers.labels import UNIT_LEVEL
from benice.readers.lines import Line
from benice.readers.outline import Section, said
from benice.readers.roles import COMMENT, ELSEWHERE, OTHER, PART, PLATFORM, TEXT, UNIT, VERSION, is_aside, is_social
from benice.readers.tree import Leaf

DIRECTION = re.compile(r"[ \t]*\[[^\]\n]* [^\]\n]*\][ \t]*$")  # "[cut to a cat]"
ITEM = re.compile(r"(?:[-*+]|\d{1,2}[.)])[ \t]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that hold a post, or several parts of one thread, and what the headings above say of it."""

    blocks: Sequence[Sequence[Line]]  # labelled parts of one text stand apart
    platforms: tuple[str, ...] = ()
    kind: str | None = None
    part: int = 0  # of a thread, from 0
    threaded: bool = False
    social: bool = False  # a title above, or the file's name, speaks of posts
    labelled: bool = False  # it stands behind a label such as "Caption:"
    whole: bool = False  # all of the file, and not what stands under a heading
    values: Sequence[tuple[Field, Leaf]] = ()


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
            return [piece for item in items for piece in self.wrap(replace(above, blocks=[item]))]
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


def wrap(piece: Piece) -> list[Piece]:
    """A list of the piece, or none where it holds no words."""
    blocks = [block for block in piece.blocks if any(line.sort in (sorts.TEXT, sorts.CODE) for line in block)]
    return [replace(piece, blocks=blocks)] if blocks else []


def as_thread(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces as the parts of one thread, comments aside."""
    found: list[Piece] = []
    count = 0
    for piece in pieces:
        found.append(replace(piece, part=count, threaded=True) if piece.kind is None else piece)
        count += piece.kind is None
    return found
