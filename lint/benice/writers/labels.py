"""Labels of a Markdown draft: "**Status:** Approved" set, and further lines in the style of those that are there."""

import re
from collections.abc import Iterator, Mapping, Sequence

from benice.model import LINE_END, Edit, Field, Post, Span
from benice.writers import set_value
from benice.writers.cells import newline_of

HEAD = re.compile(
    r"(?P<before>[ \t]*(?:[-*+][ \t]+)?(?P<bold>\*\*|__)?)[A-Za-z][\w /&-]*(?P<after>(?:\*\*|__|:)+[ \t]*)"
)


def labels_of(post: Post) -> Mapping[str, Field]:
    """The values of a post that stand behind labels of their own in the draft, by name."""
    return {name: field for name, field in post.fields.items() if head_of(field)}


def head_of(field: Field) -> re.Match[str] | None:
    """What stands before a value on its line, where that is a label and the value is the rest of the line."""
    line, _ = field.source.position(field.start)
    start, text = field.source.line_starts[line - 1], field.source.line(line)
    alone = not text[field.end - start :].strip()
    return HEAD.fullmatch(text, 0, field.start - start) if alone and "\n" not in field.text else None


def in_labels(labels: Mapping[str, Field], values: Mapping[str, str]) -> Iterator[Edit]:
    """The edits that give a labelled post values."""
    for name in values.keys() & labels.keys():
        yield set_value(labels[name], values[name])
    last = max(labels.values(), key=lambda field: field.start)
    lines = list(new_lines(last, {name: text for name, text in values.items() if name not in labels}))
    if lines:
        end = LINE_END.search(last.source.text, last.end)
        at = end.start() if end else len(last.source.text)
        yield Edit(Span(last.source, at, at), "".join(newline_of(last.source) + line for line in lines))


def new_lines(last: Field, values: Mapping[str, str]) -> Sequence[str]:
    """Lines like the one of a label; in bold type a name is written as words."""
    head = head_of(last)
    if head is None:
        return []
    spelt = {name: name.replace("_", " ").capitalize() if head["bold"] else name for name in values}
    return [f"{head['before']}{spelt[name]}{head['after']}{text}" for name, text in values.items()]
