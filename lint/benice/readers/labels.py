"""The labels of a Markdown draft: "**Caption:**", "Tweet 2:", "- at: 2026-12-03 08:30", "[Image: a cat]"."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from benice.light import dataclass
from benice.model import Field, Source
from benice.readers.channels import SEVERAL, read_channel
from benice.readers.formats import FEWEST_WORDS
from benice.readers.keys import Names
from benice.readers.lines import Line
from benice.readers.roles import ASIDE, OTHER, PART, TEXT, UNIT, Role, Title, label_role, words
from benice.readers.times import TIME_ONLY
from benice.readers.tree import Leaf

if TYPE_CHECKING:
    from benice.readers.outline import Section

UNIT_LEVEL, LABEL_LEVEL = 7, 8  # under the six levels of headings
ITEM = r"[ \t]{0,3}(?P<item>(?:[-*+]|\d{1,2}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)?"
BOLD = re.compile(rf"{ITEM}(\*\*|__)(?P<name>[^*_]{{1,80}}?)(?:\2[ \t]*:|:[ \t]*\2|\2(?=[ \t]*$))[ \t]*")
PLAIN = re.compile(rf"{ITEM}(?P<name>[A-Za-z][\w /&-]{{0,30}})[ \t]*:[ \t]*")
DIRECTION = re.compile(r"[ \t]*(?:\[(?P<name>[^\]:]{1,30}):[^\]]*\]|([*_])(?P<italic>[^:*_]{1,30}):[^*_]*\2)[ \t]*$")
SAID = frozenset(
    {"platform", "platforms", "account", "at", "date", "time", "timezone", "status", "campaign", "pillar", "purpose",
     "kind", "hashtags", "alt", "author", "title", "link", "approved_by", "approved_at",
     "approved_text", "approved", "reviewer", "sponsored"}
)  # fmt: skip
STATES = frozenset({"status", "account", "campaign", "pillar"})  # as an item of a list they need no small letters
OFTEN_COPY = frozenset({"hashtags", "title", "link"})  # what the words of a post may begin with
TIMES = frozenset({"at", "date", "approved_at"})
YEAR = re.compile(r"\d{4}")
LONGEST_TIME = 40  # characters; what is longer is a sentence


@dataclass(frozen=True, slots=True)
class Label:
    """The label that a line begins with or is, and what stands behind it."""

    role: Role
    name: Field
    rest: Field | None
    indent: int = 0  # of the text under a label that is an item of a list


def read_label(source: Source, line: Line, section: "Section", names: Names) -> Label | None:
    """The label of a line; None where there is none, or where it is the post's own word."""
    text = source.text
    if match := DIRECTION.match(text, line.start, line.end):
        name = "name" if match["name"] else "italic"
        if Title.of(match[name]).joint in words("directions"):
            rest = Field.cut(source, match.end(name) + 1, line.start + len(text[line.start : line.end].rstrip()) - 1)
            return Label(Role(ASIDE), Field.cut(source, *match.span(name)), rest.stripped())
    match = bold = BOLD.match(text, line.start, line.end)
    match = bold or PLAIN.match(text, line.start, line.end)
    if match is None:
        return None
    rest = Field.cut(source, match.end(), line.end).stripped()
    indent = match.end("item") - line.start if match["item"] else 0
    label = Label(
        label_role(match["name"]) or Role(OTHER),
        Field.cut(source, *match.span("name")),
        rest if rest.text else None,
        indent,
    )
    if sets(label, section, names):
        return Label(Role(ASIDE), label.name, label.rest)
    fits = bold_is_meant(label, section) if bold else plain_is_meant(label, section)
    return label if label.role.sort != OTHER and fits else None


def bold_is_meant(label: Label, section: "Section") -> bool:
    """Whether bold words that can be a label are one here."""
    role = label.role
    if role.sort == UNIT and role.common:
        among_posts = section.role.sort in (OTHER, ASIDE) and section.level > 0
        alone = label.rest is None and (among_posts or beside_posts(section) or not section.begun)
        return alone or continues(label, section)
    if role.sort == PART:
        return section.level > 0
    return role.sort in (TEXT, UNIT) or not role.common or not section.begun


def plain_is_meant(label: Label, section: "Section") -> bool:
    """Whether plain words before a colon are a label here, and not the post's own words."""
    role, name, rest = label.role, label.name.text, label.rest
    if role.sort == UNIT and role.common:
        return continues(label, section)
    if role.sort == UNIT:
        listed = label.indent > 0 and rest is not None and len(rest.text.split()) >= FEWEST_WORDS
        open_list = not section.begun or (section.level == UNIT_LEVEL and section.indent > 0)
        numbered = any(letter.isdigit() for letter in name)
        return (not label.indent and (rest is None or numbered)) or (listed and open_list)
    if label.indent or not name[0].isupper():
        return False
    if role.sort == ASIDE and Title.of(name).joint in words("never_copy"):
        return True
    if section.level == LABEL_LEVEL and section.begun:
        return role.sort == ASIDE and not role.common and rest is not None
    under_heading = section.level > 0 or (role.sort == TEXT and rest is None)
    return not section.begun and under_heading and role.sort in (TEXT, ASIDE)


def beside_posts(section: "Section") -> bool:
    """Whether the text above belongs to a post that a label such as "Day 1" began."""
    return section.level == UNIT_LEVEL and section.role.common


def continues(label: Label, section: "Section") -> bool:
    """Whether "Day 2: The text" goes on with a series, or begins one under a heading that announces several posts."""
    if label.rest is None or not any(letter.isdigit() for letter in label.name.text):
        return False
    return (section.role.several and not section.begun) or (beside_posts(section) and section.inline)


def sets(label: Label, section: "Section", names: Names) -> bool:
    """Whether a line before the text, such as "- at: 2026-12-03 08:30", gives one of the post's own values."""
    found = names.find(label.name.text)
    if section.begun or label.rest is None or found is None or found[0] not in SAID:
        return False
    name, text = found[0], label.rest.text
    if name in TIMES:
        return YEAR.search(text) is not None and len(text) <= LONGEST_TIME
    if name == "time":
        return TIME_ONLY.fullmatch(text) is not None
    if name in ("platform", "platforms"):
        return all(read_channel(part) for part in SEVERAL.split(text))
    if label.indent and label.name.text.lower() in STATES:
        return True
    return label.name.text == name and (name not in OFTEN_COPY or bool(section.values))


def known(key: Field, leaf: Leaf, names: Names) -> Iterator[tuple[Field, Leaf]]:
    """A label and its value, where the contract knows the label; a date without a year is a remark, not a time."""
    found, text = names.find(key.text), leaf.field.text
    if found and found[0] in SAID and (found[0] not in TIMES or YEAR.search(text) or TIME_ONLY.fullmatch(text)):
        yield key, leaf
