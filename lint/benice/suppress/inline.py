"""The choices that stand beside the posts: in comments, in front matter, in a column or under a key."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePath

from benice.light import dataclass
from benice.model import Diagnostic, Field, Post, Reading, Source, Span
from benice.readers.ignores import COMMENT
from benice.suppress.directive import Directive, read_directives
from benice.tables import did_you_mean

POST_VERBS = ("benice-ignore", "benice-ignore-next", "benice-ignore-post")
FILE_VERBS = ("benice-ignore-file",)
BETWEEN = re.compile(r"^(?: {0,3}#{1,6}[ \t]|---[ \t]*$)", re.MULTILINE)  # what parts one post from the next
IsRule = Callable[[str], bool]


@dataclass(frozen=True, eq=False)
class Choice:
    """One directive where somebody wrote it, and what it is about: some records of its source, or all of it."""

    directive: Directive
    span: Span
    origin: str  # "comment" or "record"
    records: frozenset[int] | None = None  # their numbers; None: the whole file
    extents: Sequence[tuple[int, int]] = ()  # of those records, for findings that belong to no post
    whole: Span | None = None  # what to take away to be rid of it

    def covers(self, each: Diagnostic) -> bool:
        """Whether a finding lies where the choice holds."""
        if each.span.source.path != self.span.source.path:
            return False
        if self.records is None:
            return True
        if each.post is not None:
            return each.post.source.path == self.span.source.path and each.post.number in self.records
        return any(start <= each.span.start <= end for start, end in self.extents)


def choices(reading: Reading, is_rule: IsRule) -> Iterator[Choice]:
    """All choices in one source."""
    if "<!--" in reading.source.text:
        yield from in_comments(reading, is_rule)
    yield from in_records(reading, is_rule)


def in_comments(reading: Reading, is_rule: IsRule) -> Iterator[Choice]:
    """The choices in comments of Markdown and plain text."""
    source, posts = reading.source, sorted(reading.posts, key=lambda post: post.body.start)
    for match in comments(source):
        verb = match["verb"].lower()
        at, rest = match.span("rest")
        found = read_directives(source.text[at:rest], is_rule) or [Directive(("*",))]
        whole = line_of(source, match) if len(found) == 1 else None
        if verb not in POST_VERBS + FILE_VERBS:
            hint = did_you_mean(verb, POST_VERBS + FILE_VERBS)
            mistake = Directive((), problem=f"'{verb}' means nothing here{hint}")
            yield Choice(mistake, Span(source, *match.span()), "comment")
            continue
        records, extents = (None, ()) if verb in FILE_VERBS else about_post(source, posts, match)
        for each in found:
            span = Span(source, at + each.start, at + each.end) if each.end else Span(source, *match.span())
            yield Choice(each, span, "comment", records, extents, whole)


def about_post(
    source: Source, posts: Sequence[Post], match: re.Match[str]
) -> tuple[frozenset[int], Sequence[tuple[int, int]]]:
    """The post that a comment stands in, else the next one, or the last one where a heading or none follows."""
    starts = [post.body.start for post in posts]
    at = bisect_right(starts, match.start())
    before, after = posts[at - 1] if at else None, posts[at] if at < len(posts) else None
    chosen = after or before
    if before is not None and after is not None:
        inside = match.start() < before.body.end
        own = BETWEEN.search(source.text, match.end(), after.body.start)
        if inside or (own and not BETWEEN.search(source.text, before.body.end, match.start())):
            chosen = before
    if chosen is None:
        return frozenset(), ()
    return frozenset({chosen.number}), [(chosen.body.start, chosen.body.end)]


def comments(source: Source) -> Iterator[re.Match[str]]:
    """The comments that speak to benice; in Markdown those in code are somebody's example."""
    found = COMMENT.finditer(source.text)
    suffix = PurePath(source.path).suffix.lower()
    if suffix in (".txt", ".tweet"):
        yield from found
    elif suffix in (".md", ".markdown", ""):
        from benice.readers.lines import scan_lines

        hidden = [piece for line in scan_lines(source.text, 0) for piece in line.hidden]
        starts = [start for start, _ in hidden]
        for match in found:
            at = bisect_left(starts, match.start())
            if at < len(starts) and starts[at] == match.start():
                yield match


def line_of(source: Source, match: re.Match[str]) -> Span:
    """A comment, with its whole line where nothing else stands on it."""
    line, _ = source.position(match.start())
    end_line, _ = source.position(match.end())
    start = source.line_starts[line - 1]
    end = source.line_starts[end_line] if end_line < len(source.line_starts) else len(source.text)
    if source.text[start:end].strip() == match[0]:
        return Span(source, start, end)
    return Span(source, *match.span())


def in_records(reading: Reading, is_rule: IsRule) -> Iterator[Choice]:
    """The choices under the key or in the column `ignore`."""
    posts_of: dict[int, tuple[Field, list[Post]]] = {}
    for post in reading.posts:
        if (field := post.fields.get("ignore")) is not None and field.text.strip():
            posts_of.setdefault(field.start, (field, []))[1].append(post)
    for field, posts in posts_of.values():
        shared = len(posts) == len(reading.posts)  # front matter, or the only record
        records = None if shared else frozenset(post.number for post in posts)
        extents = () if shared else [extent(post) for post in posts]
        for each in read_directives(field.text, is_rule):
            yield Choice(each, field.span(each.start, each.end), "record", records, extents)


def extent(post: Post) -> tuple[int, int]:
    """From the first to the last character of a record's values."""
    fields = [post.body, *post.fields.values()]
    return min(field.start for field in fields), max(field.end for field in fields)
