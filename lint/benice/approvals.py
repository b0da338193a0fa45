"""Who approved a post, when, and what exactly: what a record says of it, by hand or by `benice approve`.

`approved_text` holds a record such as "text:9b2f41c07a platform:x media:- time:2026-12-01T09:30Z": one token for each
part of a post, so that a later change can be named. A token is the part itself where it is short, else its digest.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from benice.light import dataclass
from benice.model import Field, Post
from benice.platforms import platform_ids
from benice.readers.keys import meaning, plain

PARTS = ("text", "platform", "media", "time")
NAMES = {"text": "the text", "platform": "the platform", "media": "the media", "time": "the time"}
RECORD = re.compile(r"(?:(?:text|platform|media|time):\S+(?:\s+|\Z))+")
ONE_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?")
SHORT = re.compile(r"[\w.+:@-]{1,40}", re.ASCII)
SIGNED = re.compile(r"(?:approved|signed off|ok|freigegeben)(?: (?:by|von))?[ :]+(.+)", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:[,;&/\n]|\band\b|\bund\b)\s*")
PLACES = ("approved_text", "approved_by", "approved_at", "approved", "status")


@dataclass(frozen=True, slots=True)
class Approval:
    """What a record says of its approval.

    `state` is "approved", "waiting", "draft", "published" or "", where nothing is said; `names` are those who approved.
    """

    state: str = ""
    names: Sequence[str] = ()
    by: Field | None = None
    at: datetime | None = None
    at_field: Field | None = None
    record: Mapping[str, str] | None = None  # part -> token, as approved

    @property
    def given(self) -> bool:
        """Whether somebody approved."""
        return self.state == "approved"


def group(posts: Sequence[Post]) -> list[list[Post]]:
    """Posts that share one approval: those of a row, of a record, or of a whole draft with one front matter."""
    groups: dict[tuple[object, ...], list[Post]] = {}
    for post in posts:
        place = next((post.fields[name].start for name in PLACES if name in post.fields), None)
        groups.setdefault((post.source.path, place, None if place is not None else post.number), []).append(post)
    return list(groups.values())


def read_approval(post: Post, known: Sequence[str] = ()) -> Approval:
    """What the record of a post says; `known` are the names of approvers, which may stand where a state is expected."""
    fields = post.fields
    record = as_record(text_of(fields, "approved_text"))
    at_field = fields.get("approved_at")
    by = fields.get("approved_by")
    names: Sequence[str] = as_names(text_of(fields, "approved_by"))
    state, said, signed = read_state(fields, known)
    dated = bool(at_field and at_field.text.strip())
    # A name is a signature, unless a state says otherwise: then it may be the name of whoever is to approve.
    if state == "approved" or record or (names and (dated or state in ("", "published"))):
        if not names:
            names, by = signed or as_names(text_of(fields, "reviewer")), said or fields.get("reviewer")
        return Approval("approved", names, by, read_time(at_field), at_field, record)
    return Approval(state or ("waiting" if text_of(fields, "reviewer") else ""))


def read_state(fields: Mapping[str, Field], known: Sequence[str]) -> tuple[str, Field | None, Sequence[str]]:
    """The state that a record is in, the value that names who approved, and those names.

    A column "Approved" counts before a column "Status".
    """
    for name in ("approved", "status"):
        text = text_of(fields, name)
        if not text:
            continue
        signed = SIGNED.fullmatch(text)
        if signed or is_name(text, known):
            return "approved", fields[name], as_names(signed[1] if signed else text)
        answer = meaning("answers", text) if name == "approved" or text.lower() in ("true", "false") else None
        if state := {"yes": "approved", "no": "waiting"}.get(answer or "") or meaning("statuses", text):
            return state, None, ()
    return "", None, ()


def text_of(fields: Mapping[str, Field], name: str) -> str:
    """The text of a value, or nothing."""
    return fields[name].text.strip() if name in fields else ""


def as_names(text: str) -> list[str]:
    """The names in a text such as "Ines, Tom"."""
    return [each.strip() for each in BETWEEN.split(text) if each.strip()]


def is_name(text: str, known: Sequence[str]) -> bool:
    """Whether a text is the name of one of some people."""
    return any(same_person(text, name) for name in known)


@lru_cache(1024)
def same_person(given: str, known: str) -> bool:
    """Whether two names mean one person: "Ines" in config is "Ines Ferreira <ines@acme.example>" in a file."""
    wanted = plain(known.lstrip("@"))
    return wanted == plain(given.lstrip("@")) or f" {wanted} " in f" {plain(re.sub('[<>()]', ' ', given))} "


def read_time(field: Field | None) -> datetime | None:
    """The moment of a value, without guessing; None where it says none."""
    from benice.when import read_when

    return read_when(field.text, zone=None, order=None).at if field and field.text.strip() else None


def as_record(text: str) -> Mapping[str, str] | None:
    """The tokens of a record; a text written out in full stands for its own token."""
    if not text:
        return None
    if RECORD.fullmatch(text):
        return {name: token for name, _, token in (each.partition(":") for each in text.split())}
    return {"text": digest(lines_of(text))}


def tokens(posts: Sequence[Post]) -> Mapping[str, str]:
    """The tokens of what some posts are now; all of them share one approval."""
    posts = sorted(posts, key=lambda post: post.order)
    texts = dict.fromkeys(lines_of(post.body.text) for post in posts)
    files = dict.fromkeys(
        f"{media.file.text}\n{media.alt.text if media.alt else ''}" for post in posts for media in post.media
    )
    return {
        "text": digest("\n\n".join(texts)),
        "platform": token("+".join(sorted({post.platform or "-" for post in posts}))),
        "media": digest("\n\n".join(files)) if files else "-",
        "time": token("+".join(dict.fromkeys(map(moment, posts)))),
    }


def as_text(found: Mapping[str, str]) -> str:
    """Tokens as `approved_text` holds them."""
    return " ".join(f"{name}:{found[name]}" for name in PARTS)


def changed(approval: Approval, posts: Sequence[Post]) -> list[str]:
    """The parts that are no longer as they were approved."""
    if approval.record is None:
        return []
    now = tokens(posts)
    return [name for name in PARTS if approval.record.get(name, now[name]) != now[name]]


def described(part: str, approval: Approval) -> str:
    """A part in words, with what it was when it was approved where the record can be read."""
    was = (approval.record or {}).get(part, "")
    if part == "time" and ONE_TIME.fullmatch(was):
        return f"{NAMES[part]} ({was.replace('T', ' ').replace('Z', ' UTC')} then)"
    return f"{NAMES[part]} ({was} then)" if part == "platform" and was in platform_ids() else NAMES[part]


def lines_of(text: str) -> str:
    """A text without white space that nobody sees: editors take it away when they save."""
    return "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))


def moment(post: Post) -> str:
    """When a post goes out, as one moment has one spelling in whatever zone it is written."""
    if post.at is None:
        return "-"
    if post.all_day:
        return post.at.date().isoformat()
    at = post.at.astimezone(UTC) if post.at.tzinfo else post.at
    seconds = "minutes" if at.second == at.microsecond == 0 else "auto"
    return at.isoformat(timespec=seconds).replace("+00:00", "Z")


def token(text: str) -> str:
    """A part as it stands in a record: itself where it is short."""
    return text if SHORT.fullmatch(text) else digest(text)


def digest(text: str) -> str:
    """A mark by which a text is known again: 40 bits, against slips and not against forgers."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=5).hexdigest()


def is_due(post: Post, now: datetime, within: timedelta) -> bool:
    """Whether a post goes out soon, or should have; a time without a zone is taken for one of the clock of `now`."""
    if post.at is None:
        return False
    at = post.at if post.at.tzinfo else post.at.replace(tzinfo=now.tzinfo)
    return at <= now + within
