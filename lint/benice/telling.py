"""How findings over time are told: where they point, what they list, and how lengths of time are said."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from shlex import quote

from benice.checks.phrase import clip
from benice.model import Hit, Post, Related, Severity, Span

MOST_PATHS = 3  # of files, in a line of advice
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def tell(
    posts: Sequence[Post],
    facts: Mapping[str, object],
    *,
    at_time: bool = True,
    advice: str = "",
    severity: Severity | None = None,
) -> Hit | None:
    """One hit for posts in time order, at the first that is not published yet; None where all of them are.

    It points at the time of the post where the time is what is wrong, else at the beginning of its text. Advice ends
    with the command that carries it out.
    """
    first = next((post for post in posts if not post.history), None)
    if first is None:
        return None
    related = tuple(Related(post, f"{moment(post)} {clip(post.body.text, 48)}") for post in posts if post is not first)
    where = time_of(first) if at_time else beginning(first)
    if advice and all(post.at for post in posts):
        advice = f"{advice}: {command(posts)}"
    return Hit(first, where, facts, related, severity=severity, advice=advice)


def command(posts: Sequence[Post]) -> str:
    """The command that finds better times for posts; where they lie in many files, for all of them."""
    paths = list(dict.fromkeys(quote(post.source.path) for post in posts if not post.history))
    return " ".join(["benice reschedule", *(paths if len(paths) <= MOST_PATHS else ())])


def time_of(post: Post) -> Span:
    """Where the time of a post is written; the beginning of its text, where that is not known."""
    for name in ("at", "date"):
        found = post.fields.get(name)
        if found and found.text.strip():
            written = found.stripped()
            return written.span(0, len(written.text))
    return beginning(post)


def beginning(post: Post) -> Span:
    """The first line of a post's text."""
    line = post.body.text.partition("\n")[0].rstrip()
    return post.body.span(0, len(line))


def moment(post: Post) -> str:
    """When a post goes out, for people."""
    if post.at is None:
        return "no time"
    return post.at.strftime("%Y-%m-%d" if post.all_day else "%Y-%m-%d %H:%M")


def length(time: timedelta) -> str:
    """A length of time in words: "24 minutes", "an hour", "3 days"."""
    if time < MINUTE:
        return "the same minute"
    for unit, size, most, one in ((MINUTE, "minute", 90 * MINUTE, "a"), (HOUR, "hour", 36 * HOUR, "an")):
        if time < most and time != HOUR and time != DAY:
            return counted(time // unit, size, one)
    if time == HOUR:
        return "an hour"
    return counted(round(time / DAY), "day", "a")


def counted(number: int, word: str, one: str = "one") -> str:
    """A number of things: "a day", "3 days"."""
    return f"{one} {word}" if number == 1 else f"{number} {word}s"


def joined(names: Sequence[str]) -> str:
    """Names as words: "x, facebook and linkedin"."""
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
