"""Completion: keys and values of front matter, and rules where somebody lets a finding be."""

import re
from collections.abc import Iterable, Iterator

from lsprotocol import types as lsp

from benice.model import Source
from benice.platforms import platforms
from benice.rulebook import POST_KINDS, THEMES
from benice.server.bench import Bench
from benice.server.keys import KEYS, LINE, in_head, key_at
from benice.server.session import Place, Session

TRIGGERS = (":", " ", "-", ",")
COMMENT = re.compile(r"<!--\s*benice-(?:ignore(?:-next|-post|-file)?\s+(?P<names>[^:>]*))?$")
VERB = re.compile(r"<!--\s*(?P<verb>[\w-]*)$")
WORD = re.compile(r"[\w-]*$")
FRESH = re.compile(r"[ \t]*(?:- )?[\w-]*$")
VERBS = {
    "benice-ignore": "Let findings in this post be.",
    "benice-ignore-file": "Let findings in this file be.",
}
PURPOSES = {
    "pitch": "It sells.",
    "value": "It gives readers something.",
    "conversation": "It begins or goes on with a conversation.",
}


def complete(session: Session, place: Place, position: lsp.Position) -> list[lsp.CompletionItem]:
    """What could stand at a position."""
    bench = place.workspace.bench_of(place.path)
    reading = bench.reading(place.path) if bench else None
    if bench is None or reading is None:
        return []
    places = session.places(place.workspace)
    source = reading.source
    offset = places.offset(source, position)
    line, column = source.position(offset)
    before = source.line(line)[: column - 1]
    word = WORD.search(before)
    begun = offset - len(word[0] if word else "")
    where = lsp.Range(places.position(source, begun), position)
    return [
        lsp.CompletionItem(name, kind=sort, documentation=told, text_edit=lsp.TextEdit(where, written))
        for name, told, written, sort in offers(bench, source, line, before)
    ]


Offer = tuple[str, str, str, lsp.CompletionItemKind]  # name, what it means, what is written


def offers(bench: Bench, source: Source, line: int, before: str) -> Iterator[Offer]:
    """What could stand behind the beginning of a line."""
    if (comment := COMMENT.search(before)) and comment["names"] is not None:
        yield from rules(bench)
    elif VERB.search(before):
        yield from values(VERBS.items(), lsp.CompletionItemKind.Keyword)
    elif in_head(source, line):
        if LINE.match(before) or "- " in before:
            yield from values_of(bench, key_at(source, line))
        elif FRESH.match(before):
            for key, told in KEYS.items():
                yield key, told, f"{key}: ", lsp.CompletionItemKind.Property


def rules(bench: Bench) -> Iterator[Offer]:
    """All rules and themes."""
    for rule in bench.judge.desk.rulebook.rules.values():
        yield rule.id, rule.title, rule.id, lsp.CompletionItemKind.EnumMember
    for theme in THEMES:
        yield theme, f"All rules of the theme {theme}.", theme, lsp.CompletionItemKind.Enum


def values(found: Iterable[tuple[str, str]], sort: lsp.CompletionItemKind) -> Iterator[Offer]:
    """Values that are written as they are named."""
    for name, told in found:
        yield name, told, name, sort


def values_of(bench: Bench, key: str | None) -> Iterator[Offer]:
    """The values that a key could have: those that there are, and those that posts here have already."""
    config, plan = bench.batch.config, bench.judge.desk.strategy
    posts = [post for reading in bench.batch.readings for post in reading.posts]
    if key == "ignore":
        yield from rules(bench)
        return
    known: dict[str, str] = {}
    if key in ("platform", "platforms"):
        known = {each.id: each.name for each in platforms().values()}
    elif key == "account":
        known = dict.fromkeys(config.accounts, "an account of the config")
        known |= dict.fromkeys((post.account for post in posts if post.account and post.account not in known), "")
    elif key == "pillar":
        known = {each.text: "a pillar of the strategy" for each in plan.pillars} if plan else {}
        known |= dict.fromkeys((post.pillar for post in posts if post.pillar and post.pillar not in known), "")
    elif key == "campaign":
        known = dict.fromkeys((post.campaign for post in posts if post.campaign), "")
    elif key == "kind":
        known = dict.fromkeys(POST_KINDS, "")
    elif key == "purpose":
        known = PURPOSES
    elif key == "approved_by":
        known = dict.fromkeys(config.approvers, "may approve")
    elif key == "sponsored":
        known = {"true": "", "false": ""}
    elif key == "timezone" and config.timezone:
        known = {config.timezone: "the zone of the config"}
    yield from values(known.items(), lsp.CompletionItemKind.Value)
