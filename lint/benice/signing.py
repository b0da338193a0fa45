"""Record in a file that somebody approved posts: the name, the time, and what exactly it was."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath

from benice.approvals import PLACES, Approval, as_text, changed, group, read_approval, same_person, tokens
from benice.edit import apply
from benice.model import Edit, Post, Reading, Source
from benice.readers import Options, read
from benice.readers.front_matter import split_draft
from benice.tables import UsageError
from benice.writers.bars import table_of
from benice.writers.labels import labels_of
from benice.writers.records import Values, write_values

DRAFTS = (".md", ".markdown", ".tweet")
RECORD = frozenset(PLACES) - {"approved", "status"}


def sign(reading: Reading, posts: Sequence[Post], by: str, at: datetime, options: Options) -> list[Edit]:
    """The edits that record an approval of some posts of a file; UsageError where the file cannot hold it.

    The file as it would be is read again: nothing but the approval may have changed, and it must hold.
    """
    wanted = [(posts[0], values_of(posts, by, at)) for posts in together(reading, posts)]
    edits = write_values(reading.source, options, wanted)
    after = read(Source(reading.source.path, apply(reading.source, edits)), options)
    if what(after.posts) != what(reading.posts) or not holds(after, wanted, by):
        raise UsageError(
            f"{reading.source.path}: an approval cannot be kept in a file of this shape; nothing was written"
        )
    return edits


def together(reading: Reading, posts: Sequence[Post]) -> Sequence[Sequence[Post]]:
    """The posts by the approval that they share; UsageError where some of those that share one are left out."""
    if not shares_head(reading):
        records: dict[int, list[Post]] = {}
        for post in posts:
            records.setdefault(post.number, []).append(post)
        return list(records.values())
    if len(posts) < len(reading.posts):
        raise UsageError(
            f"{reading.source.path}: its {len(reading.posts)} posts share one front matter and so one approval; "
            "leave out --post to approve them all"
        )
    return [posts]


def shares_head(reading: Reading) -> bool:
    """Whether one front matter speaks for the posts of a file: of a draft in which not each has labels or a row."""
    if PurePath(reading.source.path).suffix.lower() not in DRAFTS:
        return False
    body = split_draft(reading.source).body

    def has_own(post: Post) -> bool:
        return table_of(post) is not None or any(field.start >= body for field in labels_of(post).values())

    return not all(map(has_own, reading.posts))


def values_of(posts: Sequence[Post], by: str, at: datetime) -> Values:
    """What the record of some posts is to say; who approved just this already stays named."""
    before = read_approval(posts[0])
    names = [*(before.names if before.record and stands(before, posts) else ()), by]
    if any(same_person(name, by) for name in names[:-1]):
        names.pop()
    return {
        "approved_by": ", ".join(names),
        "approved_at": at.isoformat(timespec="seconds"),
        "approved_text": as_text(tokens(posts)),
    }


def stands(approval: Approval, posts: Sequence[Post]) -> bool:
    """Whether an approval holds for some posts as they are."""
    return approval.given and not changed(approval, posts)


def what(posts: Sequence[Post]) -> list[object]:
    """All that a reader took from a file, without what an approval says."""
    return [
        (
            post.id, post.body.text, post.platform, post.account, post.at, post.kind, post.purpose, post.to,
            [(each.file.text, each.alt and each.alt.text) for each in post.media],
            {name: field.text for name, field in post.fields.items() if name not in RECORD},
        )
        for post in posts
    ]  # fmt: skip


def holds(after: Reading, wanted: Sequence[tuple[Post, Values]], by: str) -> bool:
    """Whether the approvals that were written are read as meant."""
    numbers = {post.number for post, _ in wanted}
    for posts in group(after.posts):
        if posts[0].number in numbers:
            approval = read_approval(posts[0])
            if not stands(approval, posts) or not any(same_person(name, by) for name in approval.names):
                return False
    return True
