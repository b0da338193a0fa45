"""Code actions: what an editor offers to do about a finding."""

from collections.abc import Iterator, Sequence
from contextlib import chdir, suppress
from datetime import UTC, datetime

from lsprotocol import types as lsp

from benice import edit
from benice.gather import options_for
from benice.model import Diagnostic, Edit, Fix
from benice.readers.tree import UnreadableError
from benice.server.new_times import new_times
from benice.server.places import Places
from benice.server.reports import SOURCE
from benice.server.session import Place, Session
from benice.signing import sign
from benice.suppress.insert import suppression_edit
from benice.tables import UsageError

FIX_ALL = "source.fixAll.benice"
KINDS = (lsp.CodeActionKind.QuickFix, FIX_ALL)
MOST_APPROVERS = 3  # names in a menu
REASON = "say why"  # where a writer puts the reason


def actions(session: Session, place: Place, wanted: lsp.Range, context: lsp.CodeActionContext) -> list[lsp.CodeAction]:
    """What can be done about the findings at a place, of the kinds that the client wants."""
    found = place.workspace.diagnostics().get(place.path, ())
    offers: list[lsp.CodeAction] = []
    if asks_for(context.only, lsp.CodeActionKind.QuickFix):
        for each, shown in at(session.places(place.workspace), found, wanted, context.diagnostics):
            offers += quick_fixes(session, place, each, shown)
    if asks_for(context.only, FIX_ALL):
        chosen = edit.choose(each.fix for each in found if each.fix and each.fix.safe)
        own = [fix for fix in chosen if all(one.span.source.path == place.path for one in fix.edits)]
        if own:
            edits = [one for fix in own for one in fix.edits]
            title = f"benice: make all {len(own)} safe fixes" if len(own) > 1 else "benice: make the one safe fix"
            offers.append(lsp.CodeAction(title, FIX_ALL, edit=workspace_edit(session, place, edits)))
    return offers


def asks_for(only: Sequence[str] | None, kind: str) -> bool:
    """Whether a client wants actions of a kind, or of a wider one; it wants all where it does not say."""
    return not only or any(kind == each or kind.startswith(f"{each}.") for each in only)


def at(
    places: Places, found: Sequence[Diagnostic], wanted: lsp.Range, shown: Sequence[lsp.Diagnostic]
) -> Iterator[tuple[Diagnostic, lsp.Diagnostic | None]]:
    """The findings that touch a place or that the client speaks of, the shortest first.

    Not every client sends back the ranges that it was sent: Neovim 0.7 counts bytes in them.
    """
    own = {(each.code, key(each.range)): each for each in shown if each.source == SOURCE}
    touching = []
    for each in found:
        where = places.range(each.span)
        told = own.get((each.rule, key(where)))
        if told or (before(where.start, wanted.end) and before(wanted.start, where.end)):
            touching.append((each, told))
    yield from sorted(touching, key=lambda pair: pair[0].span.end - pair[0].span.start)


def key(where: lsp.Range) -> tuple[int, int, int, int]:
    """A range, to look it up by."""
    return where.start.line, where.start.character, where.end.line, where.end.character


def before(one: lsp.Position, other: lsp.Position) -> bool:
    """Whether a position is not behind another."""
    return (one.line, one.character) <= (other.line, other.character)


def quick_fixes(
    session: Session, place: Place, each: Diagnostic, shown: lsp.Diagnostic | None
) -> Iterator[lsp.CodeAction]:
    """What can be done about one finding: its fix, another time, and to let it be."""
    told = [shown] if shown else None
    if each.fix:
        yield lsp.CodeAction(
            f"{sentence(each.fix)} ({each.rule})",
            lsp.CodeActionKind.QuickFix,
            told,
            is_preferred=each.fix.safe or None,
            edit=workspace_edit(session, place, each.fix.edits),
        )
    for title, edits in new_times(place, each):
        if edits:
            change = workspace_edit(session, place, edits)
            yield lsp.CodeAction(title, lsp.CodeActionKind.QuickFix, told, edit=change)
    yield from approvals(session, place, each, told)
    let_be = suppression_edit(each, REASON)
    if let_be:
        yield lsp.CodeAction(
            f"Let {each.rule} be here, with a reason",
            lsp.CodeActionKind.QuickFix,
            told,
            edit=workspace_edit(session, place, [let_be]),
        )


def approvals(
    session: Session, place: Place, each: Diagnostic, told: list[lsp.Diagnostic] | None
) -> Iterator[lsp.CodeAction]:
    """To record that somebody approves the post of a finding about approvals, for each who may."""
    bench = place.workspace.bench_of(place.path)
    reading = bench.reading(place.path) if bench else None
    if each.theme != "trust" or each.post is None or bench is None or reading is None:
        return
    plan = bench.batch.strategy
    named = plan.approvers(each.post.platform) if plan else ()
    posts = [post for post in reading.posts if post.number == each.post.number]
    options = options_for(bench.batch.config, place.path)
    for name in list(dict.fromkeys([*bench.batch.config.approvers, *named]))[:MOST_APPROVERS]:
        with suppress(UsageError, UnreadableError), chdir(place.workspace.root):
            edits = sign(reading, posts, name, datetime.now(UTC), options)
            change = workspace_edit(session, place, edits)
            yield lsp.CodeAction(f"{name} approves this post", lsp.CodeActionKind.QuickFix, told, edit=change)


def sentence(fix: Fix) -> str:
    """What a fix does, with a capital."""
    return fix.message[:1].upper() + fix.message[1:]


def workspace_edit(session: Session, place: Place, edits: Sequence[Edit]) -> lsp.WorkspaceEdit:
    """Edits as the client makes them, in any number of files."""
    places = session.places(place.workspace)
    changes: dict[str, list[lsp.TextEdit]] = {}
    for each in edits:
        uri = session.uri_of(place.workspace, each.span.source.path)
        changes.setdefault(uri, []).append(lsp.TextEdit(places.range(each.span), each.content))
    return lsp.WorkspaceEdit(changes=changes)
