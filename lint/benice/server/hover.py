"""Hover: the page of the rule behind a finding, and what a key of front matter means."""

from collections.abc import Iterator

from lsprotocol import types as lsp

from benice.explain import page
from benice.model import Diagnostic, Source, Span
from benice.server.keys import KEYS, LINE, key_at
from benice.server.places import Places
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
        return about_key(reading.source, offset, places)
    told = list(dict.fromkeys((each.rule, each.message) for each in found))
    rules = dict.fromkeys(place.workspace.rule(name) for name, _ in told)
    text = "\n\n".join(f"**{name}**: {message}" for name, message in told)
    text = "\n\n---\n\n".join([text, *(page(rule) for rule in rules if rule)])
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), places.range(found[0].span))


def about_key(source: Source, offset: int, places: Places) -> lsp.Hover | None:
    """What a key of front matter means, where the position is in one."""
    number, column = source.position(offset)
    match = LINE.match(source.line(number))
    name = key_at(source, number) if match and match.start("key") < column <= match.end("key") + 1 else None
    if match is None or name is None or name not in KEYS:
        return None
    start = source.line_starts[number - 1]
    span = Span(source, start + match.start("key"), start + match.end("key"))
    text = f"**{name}**: {KEYS[name]}"
    return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, text), places.range(span))


def touching(place: Place, offset: int) -> Iterator[Diagnostic]:
    """The findings at a place, the shortest first."""
    found = place.workspace.diagnostics().get(place.path, ())
    here = [each for each in found if each.span.start <= offset <= each.span.end]
    yield from sorted(here, key=lambda each: each.span.end - each.span.start)
