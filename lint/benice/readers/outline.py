"""The sections of a Markdown draft: headings and the bold labels that are meant as headings."""

from collections.abc import Iterable, Iterator

from benice.light import dataclass, field
from benice.model import Field, Source
from benice.readers import lines as sorts
from benice.readers.keys import Names
from benice.readers.labels import LABEL_LEVEL, UNIT_LEVEL, known, read_label
from benice.readers.lines import Line
from benice.readers.roles import ASIDE, CLOCK, ISO_DATE, OTHER, PART, TEXT, UNIT, Role, heading_role
from benice.readers.tree import Leaf

AT, DATE, TIME = (Field.cut(Source("", name), 0, len(name)) for name in ("at", "date", "time"))


@dataclass(eq=False)
class Section:
    """A heading or label and what stands under it up to the next of its kind."""

    level: int
    name: Field | None = None
    role: Role = Role(OTHER)
    head: Line | None = None
    lines: list[Line] = field(default_factory=list)
    children: "list[Section]" = field(default_factory=list)
    values: list[tuple[Field, Leaf]] = field(default_factory=list)  # what its labels say: "**Date:** 2026-03-01"
    indent: int = 0  # of the lines under a label that is an item of a list
    inline: bool = False  # the text begins behind the label

    @property
    def title(self) -> str:
        """The words of the heading or label."""
        return self.name.text if self.name else ""

    @property
    def is_leaf(self) -> bool:
        """Whether no heading stands under it."""
        return all(child.level == LABEL_LEVEL for child in self.children)

    @property
    def begun(self) -> bool:
        """Whether words stand under it already."""
        return any(line.sort in (sorts.TEXT, sorts.CODE) for line in self.lines)

    def dedented(self, source: Source, line: Line) -> Line:
        """A line without the blanks that only keep it in its item of a list."""
        if not self.indent or line.sort != sorts.TEXT:
            return line
        blanks = len(source.text[line.start : line.end]) - len(source.text[line.start : line.end].lstrip(" "))
        return line._replace(start=line.start + min(blanks, self.indent))


def outline(source: Source, lines: Iterable[Line], names: Names) -> Section:
    """The sections of a text as a tree; the root holds what stands before the first heading."""
    root = Section(0)
    path = [root]
    quiet = False  # under a label that holds no post, up to the next label or heading
    for line in lines:
        if line.sort == sorts.HEAD:
            title = Field.cut(source, *line.title)
            push(path, Section(line.level, title, heading_role(title.text), line))
            quiet = False
            continue
        label = read_label(source, line, path[-1], names) if line.sort == sorts.TEXT and not line.hidden else None
        if label is None:
            if not quiet:
                path[-1].lines.append(path[-1].dedented(source, line))
            continue
        role, rest = label.role, label.rest
        quiet = role.sort == ASIDE and not rest
        if role.sort == ASIDE:
            if rest:
                holder = next(section for section in reversed(path) if section.role.sort != PART)
                holder.values.append((label.name, Leaf(rest)))
            continue
        if role.sort == TEXT and path[-1].role.sort == PART and not path[-1].begun:
            continue  # "Slide 1", and under it "Caption:": still the same part
        level = UNIT_LEVEL if role.sort == UNIT else LABEL_LEVEL
        push(path, Section(level, label.name, role, indent=label.indent, inline=rest is not None))
        if rest:
            path[-1].lines.append(Line(rest.start, line.end, line.after))
    return root


def push(path: list[Section], section: Section) -> None:
    """Open a section under the nearest one of a lower level."""
    while path[-1].level >= section.level:
        path.pop()
    path[-1].children.append(section)
    path.append(section)


def said(section: Section, source: Source, names: Names) -> Iterator[tuple[Field, Leaf]]:
    """What labels say about a post, and headings over one line: "## Status" over "Published", "## Status: posted"."""
    if section.name and section.level < UNIT_LEVEL:
        date, clock = ISO_DATE.search(section.title), CLOCK.search(section.title)
        if date:
            yield AT if ":" in date[0] else DATE, Leaf(section.name.part(*date.span()))
        if clock and not (date and ":" in date[0]):
            yield TIME, Leaf(section.name.part(*clock.span()))
    for key, leaf in section.values:
        yield from known(key, leaf, names)
    for child in section.children:
        if child.role.sort == ASIDE and (name := child.name):
            value = name.part(child.title.find(":") + 1, len(child.title)).stripped() if ":" in child.title else None
            written = [line for line in child.lines if line.sort == sorts.TEXT]
            if value is None and len(written) == 1 and not child.children:
                value = Field.cut(source, written[0].start, written[0].end).stripped()
            if value is not None:
                yield from known(name.part(0, (child.title + ":").find(":")), Leaf(value), names)
