"""The sections of a Markdown draft: headings and the bold labels that are meant as headings."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from benice.model import Field, Source
from benice.readers import lines as sorts
from benice.readers.keys import Names
from benice.readers.lines import Line
from benice.readers.roles import ASIDE, ISO_DATE, OTHER, PART, TEXT, UNIT, Role, heading_role, label_role
from benice.readers.tree import Leaf

LABEL = re.compile(r"[ \t]{0,3}(?:[-*+][ \t]+)?(\*\*|__)([^*_]{1,80}?)(?:\1[ \t]*:|:[ \t]*\1|\1(?=[ \t]*$))[ \t]*")
PLAIN = re.compile(r"[ \t]{0,3}([A-Z][\w /&-]{0,30}):[ \t]*")
UNIT_LEVEL, LABEL_LEVEL = 7, 8
SAID = frozenset(
    {"platform", "platforms", "account", "at", "date", "time", "timezone", "status", "campaign", "pillar", "purpose",
     "kind", "hashtags", "alt", "author", "title", "link", "approved_by", "approved_at", "sponsored"}
)  # fmt: skip
AT = Field.cut(Source("", "at"), 0, 2)
TIMES = frozenset({"at", "date", "approved_at"})
YEAR = re.compile(r"\d{4}")


@dataclass(eq=False)
class Section:
    """A heading or label and what stands under it up to the next of its kind."""

    level: int
    name: Field | None = None
    role: Role = Role(OTHER)  # noqa: RUF009 - a tuple, and so immutable
    head: Line | None = None
    lines: list[Line] = field(default_factory=list)
    children: "list[Section]" = field(default_factory=list)
    values: list[tuple[Field, Leaf]] = field(default_factory=list)  # what its labels say: "**Date:** 2026-03-01"

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


def outline(source: Source, lines: Iterable[Line]) -> Section:
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
        label = read_label(source, line, path[-1]) if line.sort == sorts.TEXT and not line.hidden else None
        if label is None:
            if not quiet:
                path[-1].lines.append(line)
            continue
        role, name, rest = label
        quiet = role.sort == ASIDE and not rest
        if role.sort == ASIDE:
            if rest:
                holder = next(section for section in reversed(path) if section.role.sort != PART)
                holder.values.append((name, Leaf(rest)))
            continue
        if role.sort == TEXT and path[-1].role.sort == PART and not path[-1].begun:
            continue  # "Slide 1", and under it "Caption:": still the same part
        push(path, Section(UNIT_LEVEL if role.sort == UNIT else LABEL_LEVEL, name, role))
        if rest:
            path[-1].lines.append(Line(rest.start, line.end, line.after))
    return root


def push(path: list[Section], section: Section) -> None:
    """Open a section under the nearest one of a lower level."""
    while path[-1].level >= section.level:
        path.pop()
    path[-1].children.append(section)
    path.append(section)


def read_label(source: Source, line: Line, section: Section) -> tuple[Role, Field, Field | None] | None:
    """The label that a line begins with or is: its role, its name and what stands behind it."""
    match = LABEL.match(source.text, line.start, line.end)
    name = match[2] if match else ""
    if match is None:
        match = PLAIN.match(source.text, line.start, line.end)
        if match is None:
            return None
        name = match[1]
    role = label_role(name)
    group = 2 if match.re is LABEL else 1
    if role is None or not meant(role, name, section, bold=group == 2, alone=match.end() == line.end):
        return None
    rest = Field.cut(source, match.end(), line.end).stripped() if match.end() < line.end else None
    return role, Field.cut(source, *match.span(group)), rest


def meant(role: Role, name: str, section: Section, *, bold: bool, alone: bool) -> bool:
    """Whether a word that can be a label is one here, and not the post's own word."""
    among_posts = section.role.sort in (OTHER, ASIDE) and section.level > 0
    beside_posts = section.level == UNIT_LEVEL and section.role.common
    if role.sort == UNIT:
        if role.common:
            return bold and alone and (among_posts or beside_posts or not section.begun)
        return bold or alone or any(letter.isdigit() for letter in name)
    if not bold and section.level == LABEL_LEVEL and section.begun:
        return role.sort == ASIDE and not role.common and not alone
    if not bold:
        return not section.begun and (section.level > 0 or (role.sort == TEXT and alone)) and role.sort in (TEXT, ASIDE)
    if role.sort == PART:
        return section.level > 0
    return role.sort == TEXT or not role.common or not section.begun


def said(section: Section, source: Source, names: Names) -> Iterator[tuple[Field, Leaf]]:
    """What labels say about a post, and headings over one line: "## Status" over "Published", "## Status: posted"."""
    if section.name and (date := ISO_DATE.search(section.title)):
        yield AT, Leaf(section.name.part(*date.span()))
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


def known(key: Field, leaf: Leaf, names: Names) -> Iterator[tuple[Field, Leaf]]:
    """A label and its value, where the contract knows the label; a date without a year is a remark, not a time."""
    found = names.find(key.text)
    if found and found[0] in SAID and (found[0] not in TIMES or YEAR.search(leaf.field.text)):
        yield key, leaf
