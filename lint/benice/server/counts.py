"""How long posts are where they go, beside them: `X 231/280 · Bluesky 244/300`."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from lsprotocol import types as lsp

from benice.config import Config
from benice.count import measure
from benice.model import Post
from benice.platforms import platforms
from benice.server.session import Place, Session


def labels(place: Place) -> Iterator[tuple[Sequence[Post], str]]:
    """The posts of each record, and what there is to say of their length."""
    bench = place.workspace.bench_of(place.path)
    reading = bench.reading(place.path) if bench else None
    if bench is None or reading is None:
        return
    records: dict[tuple[int, int], list[Post]] = {}
    for post in reading.posts:
        records.setdefault((post.number, post.body.start), []).append(post)
    for posts in records.values():
        said = dict.fromkeys(filter(None, (label(post, bench.batch.config) for post in posts)))
        if said:
            yield posts, " · ".join(said)


def label(post: Post, config: Config) -> str:
    """The length of one post on its platform; nothing where there is no limit."""
    found = measure(post, config)
    known = platforms().get(post.platform or "")
    return f"{known.name} {found.length}/{found.limit}" if known and found.limit is not None else ""


def hints(session: Session, place: Place, within: lsp.Range) -> list[lsp.InlayHint]:
    """The lengths at the ends of the texts in a part of a document."""
    if session.counts != "hints":
        return []
    places = session.places(place.workspace)
    found = []
    for posts, text in labels(place):
        at = places.position(posts[0].source, posts[0].body.end)
        if within.start.line <= at.line <= within.end.line:
            found.append(lsp.InlayHint(at, text, padding_left=True))
    return found


def lenses(session: Session, place: Place) -> list[lsp.CodeLens]:
    """The lengths above the texts; in a spreadsheet, whose rows are lines, there is no room for them."""
    if session.counts != "lenses" or PurePath(place.path).suffix.lower() in (".csv", ".tsv"):
        return []
    places = session.places(place.workspace)
    found = []
    for posts, text in labels(place):
        at = places.position(posts[0].source, posts[0].body.start)
        found.append(lsp.CodeLens(lsp.Range(at, at), lsp.Command(text, "")))
    return found
