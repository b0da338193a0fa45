"""What assistants that draft posts ask of the engine: judge a text or a calendar, and when there is room for more."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from benice.gather import Batch, Files, Settings, gather
from benice.light import dataclass, replace
from benice.model import Diagnostic, Reading
from benice.readers import Options
from benice.readers.find import Found
from benice.run import judge_all
from benice.tables import UsageError

LONGEST = 120  # characters of a post that a finding quotes


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding for an assistant; lines and columns count from 1, and are those of the text that was given."""

    rule: str
    severity: str
    message: str
    why: str
    post: str
    words: str
    line: int
    column: int
    fix: str | None = None


class Given(Files):
    """A text that somebody gives, as a file; what `more` says of it overrules config."""

    def __init__(self, name: str, text: str, more: Options | None = None) -> None:
        self.name, self.text, self.more = name, text, more or Options()

    def find(self, paths: Sequence[str]) -> list[Found]:
        """That text alone."""
        return [Found(self.name, named=True, data=self.text.encode("utf-8", "surrogatepass"))]

    def read(self, found: Found, options: Options) -> Reading:
        """Its posts."""
        more = self.more
        options = replace(options, platform=more.platform or options.platform, kind=more.kind or options.kind)
        return super().read(found, replace(options, account=more.account or options.account))


def check_post(
    text: str, settings: Settings, platform: str | None = None, kind: str | None = None, account: str | None = None
) -> list[Finding]:
    """What is wrong with one post."""
    files = Given("post.txt", text, Options(platform=known_platform(platform), kind=kind, account=account))
    batches = gather(["post.txt"], settings, files)
    outcome = judge_all(batches, replace(settings, whole=False, without_baseline=True))
    return [as_finding(each) for each in outcome.diagnostics]


def known_platform(name: str | None) -> str | None:
    """The id of a platform; UsageError for one that does not exist."""
    from benice.platforms import find_platform, platform_ids
    from benice.tables import did_you_mean

    if not name:
        return None
    found = find_platform(name)
    if found is None:
        raise UsageError(f"there is no platform '{name}'{did_you_mean(name, platform_ids())}")
    return found.id


def check_calendar(posts: Sequence[Mapping[str, Any]], settings: Settings) -> list[Finding]:
    """What is wrong with posts and with how they follow each other."""
    batches = read_calendar(posts, settings)
    outcome = judge_all(batches, replace(settings, without_baseline=True))
    return [as_finding(each) for each in outcome.diagnostics]


def read_calendar(posts: Sequence[Mapping[str, Any]], settings: Settings) -> list[Batch]:
    """Posts as the contract has them, as if they stood in a file."""
    text = json.dumps(list(posts), ensure_ascii=False, default=str, indent=1)
    return gather(["calendar.json"], settings, Given("calendar.json", text))


def as_finding(each: Diagnostic) -> Finding:
    """A finding with what an assistant needs."""
    line, column = each.span.source.position(each.span.start)
    post = f"{each.post.id} ({each.post.platform or 'any platform'})" if each.post else ""
    return Finding(
        each.rule, each.severity.word, each.message, each.why, post, " ".join(each.span.text.split())[:LONGEST],
        line, column, each.fix.message if each.fix else None,
    )  # fmt: skip


def free_slot(
    posts: Sequence[Mapping[str, Any]], post: Mapping[str, Any], after: datetime, settings: Settings
) -> datetime | None:
    """The first moment at which no rule about time speaks of a post, in the hours and days of its account.

    None where there is no room for months.
    """
    from benice.reschedule import next_slot

    settings = replace(settings, as_of=min(settings.as_of, after))
    after = round_up(after)
    (batch,) = read_calendar([*posts, {**post, "at": after.isoformat()}], settings)
    own = [each for each in batch.readings[0].posts if each.number > len(posts)]
    if not own:
        raise UsageError("the post has no text, so that there is nothing to find a time for")
    found = next_slot(batch, settings, own[0])
    if found.stuck:
        return None
    return next((move.after for move in found.moves if move.post in own), after)


def round_up(moment: datetime) -> datetime:
    """The next full minute."""
    late = timedelta(seconds=moment.second, microseconds=moment.microsecond)
    return moment - late + timedelta(minutes=1) if late else moment
