"""Signs: what linear models see in a text besides its words, each a number from 0 to 1."""

import re
from collections.abc import Callable, Mapping

from benice.letters import EMOJI, LINK
from benice.view import View

CAPITALS = re.compile(r"(?<!\w)[A-Z]{2,}(?!\w)")
RUN_OF_MARKS = re.compile(r"!\s?!|[!?]{2}")
ENOUGH_LETTERS = 12  # fewer do not show a habit
LONG_TEXT = 60  # words, about four tweets of 2010: longer texts say no more by their length
FORUM_LINK = re.compile(r"\[url[=\]]", re.IGNORECASE)
HTML_LINK = re.compile(r"<a\s", re.IGNORECASE)
MANY = 5  # hashtags, lines or emoji; more are no other sign


def capitals(view: View) -> float:
    """The share of capitals among the letters."""
    letters = [letter for letter in view.original if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) / len(letters) if len(letters) >= ENOUGH_LETTERS else 0.0


def length(view: View) -> float:
    """The number of words."""
    return min(len(view.words), LONG_TEXT) / LONG_TEXT


def ends_with_link(view: View) -> float:
    """Whether a link is the last thing that is said."""
    return float(view.text.rstrip(f" .!\n{EMOJI}").endswith(LINK))


def share_of(letter: str) -> Callable[[View], float]:
    """How many of a character stand in the view, up to MANY."""
    return lambda view: min(view.text.count(letter), MANY) / MANY


SIGNS: Mapping[str, Callable[[View], float]] = {
    "any-word-in-capitals": lambda view: float(CAPITALS.search(view.original) is not None),
    "capitals": capitals,
    "emoji": share_of(EMOJI),
    "ends-with-link": ends_with_link,
    "exclamation-run": lambda view: float(RUN_OF_MARKS.search(view.text) is not None),
    "exclamations": share_of("!"),
    "forum-link": lambda view: float(FORUM_LINK.search(view.original) is not None),
    "hashtags": share_of("#"),
    "html-link": lambda view: float(HTML_LINK.search(view.original) is not None),
    "length": length,
    "lines": share_of("\n"),
    "link": lambda view: float(LINK in view.text),
    "mentions": share_of("@"),
    "questions": share_of("?"),
    "starts-with-mention": lambda view: float(view.text.lstrip(". ").startswith("@")),
}
