"""Hover: the page of the rule behind a finding, and what a key of front matter means."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from benice.explain import page
from benice.model import Diagnostic
from benice.server.session import Place, Session


def hover(session: Session, place: Place, position: lsp.Position) -> lsp.Hover | None:
    """What there is to say of a position."""
    reading = place.workspace.reading(place.path)
    if reading is None:
        return None
    places = session.places(place.workspace)
    offset = places.offset(reading.source, position)
    found = list(touching(place, offset))
    if not found:
        return None
    told = list(dict.fromkeys((each.rule, each.message) for each in found))
    rules = dict.fromkeys(place.workspace.rule(name) for name, _ in told)
    text = "\n\n".join(f"**{name}**: {message}" for name, message in told)
    text = "\n\n---\n\n".join([text, *(page(rule) for rule in rules if rule)])
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), places.range(found[0].span))


def touching(place: Place, offset: int) -> Iterator[Diagnostic]:
    """The findings at a place, the shortest first."""
    found = place.workspace.diagnostics().get(place.path, ())
    here = [each for each in found if each.span.start <= offset <= each.span.end]
    yield from sorted(here, key=lambda each: each.span.end - each.span.start)
