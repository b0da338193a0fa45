"""The outline of a document: its posts."""

from lsprotocol import types as lsp

from benice.model import Post, Span
from benice.server.places import Places
from benice.server.session import Place, Session
from benice.suppress.inline import extent
from benice.telling import moment

LONGEST = 60  # characters of the text that an outline shows


def symbols(session: Session, place: Place) -> list[lsp.DocumentSymbol]:
    """The posts of a document, one for each record."""
    reading = place.workspace.reading(place.path)
    records: dict[tuple[int, int], list[Post]] = {}
    for post in reading.posts if reading else ():
        records.setdefault((post.number, post.body.start), []).append(post)
    places = session.places(place.workspace)
    return [symbol(posts, places) for posts in records.values()]


def symbol(posts: list[Post], places: Places) -> lsp.DocumentSymbol:
    """The posts of one record: its first words, and when and where it goes."""
    post = posts[0]
    words = " ".join(post.body.text.split()) or post.id
    words = words if len(words) <= LONGEST else words[: LONGEST - 3].rstrip() + "..."
    to = ", ".join(dict.fromkeys(each.platform for each in posts if each.platform))
    facts = [moment(post) if post.at else "", to, f"@{post.account.lstrip('@')}" if post.account else "", post.kind]
    own = post.body.whole()
    start, end = extent(post)
    whole = places.range(Span(post.source, min(start, own.start), max(end, own.end)))
    detail = "  ".join(fact for fact in facts if fact)
    return lsp.DocumentSymbol(words, lsp.SymbolKind.String, whole, places.range(own), detail=detail)
