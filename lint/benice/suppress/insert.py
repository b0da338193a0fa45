"""The edit that lets a finding be where it stands, as an editor offers it."""

import json
import re
from collections.abc import Callable
from pathlib import PurePath

from benice.model import LINE_END, Diagnostic, Edit, Field, Post, Source, Span

KEY = re.compile(r"(?P<indent>(?:[ ]|-[ ])*)(?P<flow>\{\s*)?(?:[\"']?[\w -]+[\"']?:)(?=\s|$)")
QUOTED_IN_CSV = re.compile(r"[,;\t\"\r\n]")


def suppression_edit(each: Diagnostic, reason: str = "") -> Edit | None:
    """The edit after which a finding is let be; None where the format has no room for one.

    Without a reason the writer sees where to put it: `like-begging: `.
    """
    if each.fatal:
        return None
    entry = f"{each.rule}: {' '.join(reason.split())}"
    write = WRITERS.get(PurePath(each.span.source.path).suffix.lower())
    if write:
        return write(each.post, entry, each.span.source) if each.post else None
    return in_comment(each, entry)


def in_comment(each: Diagnostic, entry: str) -> Edit | None:
    """A comment on the line above the post, or for all of the file where the finding belongs to no post."""
    source, post = each.span.source, each.post
    at = post.body.start if post else body_of(source)
    if at is None:
        return None
    line, _ = source.position(at)
    if is_markdown(source):
        if post and "|" in source.line(line):  # a row of a table, which a comment would cut in two
            return None
        line = above_fence(source, line)
    verb = "benice-ignore" if post else "benice-ignore-file"
    where = source.line_starts[line - 1]
    return Edit(Span(source, where, where), f"<!-- {verb} {entry.strip()} -->{line_end(source)}")


def is_markdown(source: Source) -> bool:
    """Whether comments in code are somebody's example."""
    return PurePath(source.path).suffix.lower() not in (".txt", ".tweet")


def body_of(source: Source) -> int | None:
    """Where the text begins behind the front matter; None where that is broken."""
    from benice.readers.front_matter import split_draft
    from benice.readers.tree import UnreadableError

    try:
        return min(split_draft(source).body, len(source.text))
    except UnreadableError:
        return None


def above_fence(source: Source, line: int) -> int:
    """The line of the fence that a line of code stands in, else the line itself."""
    from benice.readers.lines import CODE, OPEN, scan_lines

    opened = line
    for number, each in enumerate(scan_lines(source.text, 0), 1):
        opened = number if each.sort == OPEN else opened
        if number == line:
            return opened if each.sort == CODE else line
    return line


def line_end(source: Source) -> str:
    """How lines end here."""
    match = LINE_END.search(source.text)
    return match[0] if match else "\n"


def in_cell(post: Post, entry: str, source: Source) -> Edit | None:
    """The cell of the column `ignore`, where there is one."""
    field = post.fields.get("ignore")
    if field is None:
        return None
    whole = f"{field.text.rstrip()}; {entry.strip()}" if field.text.strip() else entry.strip()
    if QUOTED_IN_CSV.search(whole):
        whole = '"' + whole.replace('"', '""') + '"'
    return Edit(field.whole(), whole)


def in_json(post: Post, entry: str, source: Source) -> Edit | None:
    """A key `ignore` behind the text, or one more entry in it."""
    if source.format not in ("posts-json", "posts-jsonl"):
        return None
    if field := post.fields.get("ignore"):
        return in_list(field, entry)
    end = post.body.end
    return Edit(Span(source, end, end), f', "ignore": [{json.dumps(entry, ensure_ascii=False)}]')


def in_list(field: Field, entry: str) -> Edit | None:
    """One more entry in a list in brackets; a single text becomes a list."""
    text, written = field.source.text, json.dumps(entry, ensure_ascii=False)
    if text[: field.start].rstrip().endswith("["):
        return Edit(Span(field.source, field.end, field.end), f", {written}")
    if "\n" in field.text or text[: field.start].rstrip(" ").endswith(("-", "{")):
        return None
    return Edit(field.whole(), f"[{json.dumps(field.text, ensure_ascii=False)}, {written}]")


def in_yaml(post: Post, entry: str, source: Source) -> Edit | None:
    """A key `ignore` before the key of the text, or one more entry in it."""
    if source.format != "yaml-plan":
        return None
    if field := post.fields.get("ignore"):
        return in_list(field, entry)
    line, _ = source.position(post.body.start)
    match = KEY.match(source.line(line)) or (KEY.match(source.line(line - 1)) if line > 1 else None)
    if match is None:
        return None
    number = line if KEY.match(source.line(line)) else line - 1
    at = source.line_starts[number - 1] + match.end("flow" if match["flow"] else "indent")
    between = ", " if match["flow"] else line_end(source) + " " * len(match["indent"])
    return Edit(Span(source, at, at), f"ignore: [{json.dumps(entry, ensure_ascii=False)}]{between}")


def in_event(post: Post, entry: str, source: Source) -> Edit | None:
    """A property of the event, above the line of its text."""
    line, _ = source.position(post.body.start)
    at = source.line_starts[line - 1]
    if source.text[at : at + 1] in " \t" or not post.body.text:
        return None
    escaped = re.sub(r"([\\;,])", r"\\\1", entry.strip())
    return Edit(Span(source, at, at), f"X-BENICE-IGNORE:{escaped}{line_end(source)}")


def nowhere(post: Post, entry: str, source: Source) -> Edit | None:
    """A format that cannot be edited as a text."""
    return None


WRITERS: dict[str, Callable[[Post, str, Source], Edit | None]] = {
    ".csv": in_cell,
    ".tsv": in_cell,
    ".json": in_json,
    ".jsonl": in_json,
    ".ndjson": in_json,
    ".yaml": in_yaml,
    ".yml": in_yaml,
    ".ics": in_event,
    ".xlsx": nowhere,
}
