"""Markdown drafts: front matter as the record, and the posts that a person would take the body for."""

from collections.abc import Iterable, Sequence
from pathlib import PurePath

from benice.light import replace
from benice.model import Field, Media, Note, Post, Reading, Source
from benice.readers.body import Body, bodies
from benice.readers.broken import unreadable
from benice.readers.channels import networks_in_media, platform_in_path
from benice.readers.front_matter import Draft, split_draft
from benice.readers.keys import Names
from benice.readers.lines import STRUCTURED, Line, scan_lines
from benice.readers.options import Options
from benice.readers.pieces import Piece
from benice.readers.records import Record, Setting, find_channels, make_posts, name_values
from benice.readers.times import order_in
from benice.readers.tree import Leaf, Pairs, UnreadableError, empty
from benice.readers.whole import about_something_else, is_post, whole_text

TIMES = frozenset({"at", "date", "time"})
THREADED = frozenset({None, "x", "bluesky", "mastodon", "threads"})  # where a post may be followed by its next part


def read_markdown(source: Source, options: Options) -> Reading:
    """The posts of a Markdown file."""
    source = replace(source, format="markdown")
    try:
        draft = split_draft(source)
        if names_networks(draft.head):
            source = replace(source, format="galaxy-social")
            draft = split_draft(source)
    except UnreadableError as error:
        return Reading(source, notes=[unreadable(source, error)])
    return Page(source, options, draft).read()


def names_networks(head: Pairs | None) -> bool:
    """Whether front matter calls networks `media`, or has tags and mentions for each of them."""
    values = {key.text: node for key, node in head.pairs} if head else {}
    apart = any(isinstance(values.get(key), Pairs) and not empty(values[key]) for key in ("hashtags", "mentions"))
    return "media" in values and (apart or networks_in_media(values["media"]))


class Page:
    """One Markdown file on its way to posts."""

    def __init__(self, source: Source, options: Options, draft: Draft) -> None:
        self.source = source
        self.draft = draft
        self.names = Names(options.keys, extra_first=True)
        self.record = name_values(1, draft.head.pairs if draft.head else (), self.names)
        order = order_in([self.record], options.dates)
        self.setting = Setting(source, options, order, platform=platform_in_path(source.path))
        self.posts: list[Post] = []
        self.notes: list[Note] = []
        self.told: set[tuple[str, int]] = set()  # the front matter's notes are the same for all posts
        self.number = 0

    def read(self) -> Reading:
        """The posts, or why there are none."""
        reason = about_something_else(self.source.path, self.record, self.draft.head)
        if not reason:
            reason = self.body() if self.source.text[self.draft.body :].strip() else self.head()
        return Reading(self.source, self.posts, self.notes, "" if self.posts else reason)

    def head(self) -> str:
        """A file without a body: its front matter may hold the text."""
        text = self.record.values.get("text")
        if isinstance(text, Leaf) and text.field.text.strip():
            self.add(Piece(()), 0, Body(text.field.stripped()))
        return "front matter without a text" if self.draft.head else "empty"

    def body(self) -> str:
        """Take the posts of the body, or say why there are none."""
        lines = list(scan_lines(self.source.text, self.draft.body))
        lines = self.calendars(lines) if "|" in self.source.text else lines
        if "|" in self.source.text or STRUCTURED.search(self.source.text, max(0, self.draft.body - 1)):
            pieces, reason = self.sections(lines)
        else:
            pieces, reason = whole_text(lines, len(self.source.text), self.record)
        for piece in pieces:
            found = bodies(self.source, piece.blocks, split=self.splits(piece), unquote=quotes(piece))
            for part, body in enumerate(found, piece.part):
                self.add(piece, 0 if body.apart and not piece.threaded else part, body)
        return reason

    def sections(self, lines: Sequence[Line]) -> tuple[list[Piece], str]:
        """The posts under headings and labels, or the one that all of it is; else the reason."""
        from benice.readers.outline import outline, said
        from benice.readers.roles import is_social
        from benice.readers.sections import Gatherer, whole_file

        above = Piece((), social=is_post(self.record) or any(map(is_social, PurePath(self.source.path).parts[-3:])))
        root = outline(self.source, lines, self.names)
        pieces = Gatherer(self.source, self.names).gather(root, above) if root.children else []
        if pieces or self.posts or self.lists(lines, above.social):
            records = [name_values(0, nearest(piece, self.names), self.names) for piece in pieces if piece.values]
            self.setting = replace(self.setting, order=order_in([self.record, *records], self.setting.options.dates))
            return pieces, ""
        pieces, reason = whole_file(self.source, root, self.record)
        return [replace(piece, values=list(said(root, self.source, self.names))) for piece in pieces], reason

    def calendars(self, lines: list[Line]) -> list[Line]:
        """Take the posts of tables; the lines that are in none of them."""
        from benice.readers.markdown_table import tables

        found, rest = tables(lines, self.setting, self.names)
        self.posts += found.posts
        self.notes += found.notes
        self.number = max((post.number for post in self.posts), default=0)
        return rest

    def lists(self, lines: Sequence[Line], social: bool) -> bool:
        """Take the posts of lists of days; whether there were any."""
        from benice.readers.dated_list import dated_lists

        found = dated_lists(self.source, lines, social)
        setting = replace(self.setting, order=order_in([record for record, _ in found], self.setting.options.dates))
        for record, text in found:
            whole = replace(record, values={**self.record.values, **record.values})
            posts, noted = make_posts(whole, text, setting)
            self.posts += posts
            self.notes += noted
        return bool(found)

    def splits(self, piece: Piece) -> bool:
        """Whether a line of `---` or a count in a piece begins the next part of a thread."""
        platforms = {channel.platform for channel in find_channels(self.record, self.setting, [], piece.platforms)}
        return piece.threaded or not THREADED.isdisjoint(platforms)

    def add(self, piece: Piece, part: int, body: Body) -> None:
        """One text as posts: one for each platform."""
        self.number += 1
        own = name_values(self.number, nearest(piece, self.names), self.names)
        dated = not own.values.keys().isdisjoint(("at", "date"))
        values = {name: node for name, node in self.record.values.items() if not (dated and name in TIMES)}
        values.update(own.values)
        record = Record(self.number, values, [*self.record.notes, *own.notes], self.record.exact | own.exact)
        posts, noted = make_posts(record, body.text, self.setting, piece.platforms)
        self.notes += [note for note in noted if (note.rule, note.where.start) not in self.told]
        self.told |= {(note.rule, note.where.start) for note in noted}
        for post in posts:
            kind = piece.kind or ("thread" if part else post.kind)
            media: tuple[Media, ...] = (*(() if part else post.media), *body.media)
            self.posts.append(replace(post, id=self.identify(post), kind=kind, media=media))

    def identify(self, post: Post) -> str:
        """The id of a post: what the front matter gives belongs to the first, and the others count on from it."""
        return post.id if post.number == 1 or "id" not in self.record.values else f"{post.id}#{post.number}"


def nearest(piece: Piece, names: Names) -> Iterable[tuple[Field, Leaf]]:
    """What headings and labels say of a piece: of two that say the same the one nearer to the text."""
    found: dict[str, tuple[Field, Leaf]] = {}
    for key, leaf in piece.values:
        if name := names.find(key.text):
            if name[0] == "date":
                found.pop("at", None)
            found[name[0]] = key, leaf
    return found.values()


def quotes(piece: Piece) -> str:
    """Which quotes around a whole text are not its own: under a label all, under a heading those of several lines."""
    if piece.whole:
        return "none"
    return "all" if piece.labelled or len(piece.blocks) > 1 else "long"
