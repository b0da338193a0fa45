"""What can be wrong with the approvals of posts: they are missing, outdated, early, or from the wrong people."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta

from benice import approvals
from benice.approvals import same_person
from benice.cases import Case
from benice.checks.protocol import Desk
from benice.checks.section import listed
from benice.model import Field, Hit, Post, Related, Severity, Span
from benice.telling import beginning, time_of


def missing(cases: Sequence[Case], desk: Desk, within: timedelta) -> Iterator[Hit]:
    """Posts that nobody approved: one hit a file. A draft may stay one until it is due."""
    files: dict[str, list[tuple[Case, bool]]] = defaultdict(list)
    for case in cases:
        due = approvals.is_due(case.post, desk.as_of, within)
        state = case.approval.state
        if case.approval.given or state == "published" or (state == "draft" and not due):
            continue
        claims = not state and case.post.at is not None
        files[case.post.source.path].append((case, due or claims))
    for found in files.values():
        urgent = any(each for _, each in found)
        first, *others = [case.post for case, each in found if each == urgent] + [
            case.post for case, each in found if each != urgent
        ]
        facts = {
            "approvers": listed(found[0][0].approvers),
            "what": f"{len(found)} posts are" if others else "this post is",
            "yet": "" if urgent else " yet",
        }
        related = [Related(post, "") for post in others]
        yield Hit(first, beginning(first), facts, related, severity=None if urgent else Severity.INFO)


def changed(cases: Sequence[Case], desk: Desk, within: timedelta) -> Iterator[Hit]:
    """Posts that are no longer what was approved."""
    for case in cases:
        if parts := approvals.changed(case.approval, case.posts):
            facts = {
                "changed": " and ".join(approvals.described(part, case.approval) for part in parts),
                "verb": "was" if len(parts) == 1 else "were",
                "names": listed(case.approval.names, "and") or "somebody",
                "approvers": listed(case.approvers),
            }
            yield Hit(case.post, place_of(parts[0], case.post), facts)


def by_self(cases: Sequence[Case], desk: Desk, within: timedelta) -> Iterator[Hit]:
    """Posts that only their author approved, where somebody else could have."""
    for case in cases:
        author = approvals.text_of(case.post.fields, "author")
        alone = [name for name in case.approval.names if same_person(name, author)] if author else []
        others = [name for name in case.approvers if not same_person(author, name)]
        if case.approval.given and others and alone and len(alone) == len(case.approval.names) and case.approval.by:
            facts = {"name": alone[0], "approvers": listed(others)}
            yield Hit(case.post, letters(case.approval.by), facts)


def by_stranger(cases: Sequence[Case], desk: Desk, within: timedelta) -> Iterator[Hit]:
    """Posts that were approved by people who may not, and by nobody who may."""
    for case in cases:
        names = case.approval.names if case.approval.given else ()
        if names and case.approval.by and not any(approvals.is_name(name, case.approvers) for name in names):
            facts = {"name": listed(names, "and"), "approvers": listed(case.approvers)}
            yield Hit(case.post, letters(case.approval.by), facts)


def too_early(cases: Sequence[Case], desk: Desk, within: timedelta) -> Iterator[Hit]:
    """Posts that were approved so long ago, or so long before they went out, that the world may have changed since."""
    for case in cases:
        approved, field, post = case.approval.at, case.approval.at_field, case.post
        if approved is None or field is None:
            continue
        out = post.at if post.at and approvals.is_due(post, desk.as_of, timedelta()) else desk.as_of
        days = (out.replace(tzinfo=None) - approved.replace(tzinfo=None)).days  # a zone makes less than one of them
        if days > within.days:
            facts = {"days": days, "most": within.days, "name": listed(case.approval.names, "and") or "somebody"}
            yield Hit(post, letters(field), facts)


FINDERS: Mapping[str, Callable[[Sequence[Case], Desk, timedelta], Iterator[Hit]]] = {
    "missing": missing,
    "changed": changed,
    "self": by_self,
    "stranger": by_stranger,
    "stale": too_early,
}


def letters(field: Field) -> Span:
    """A value without its quotes."""
    return field.span(0, len(field.text))


def place_of(part: str, post: Post) -> Span:
    """Where the part of a post stands that was changed."""
    if part == "media" and post.media:
        return letters(post.media[0].file)
    if part == "time":
        return time_of(post)
    names = ("platform", "platforms") if part == "platform" else ()
    fields = [post.fields[name] for name in names if approvals.text_of(post.fields, name)]
    return letters(fields[0]) if fields else beginning(post)
