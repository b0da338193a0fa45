"""A commented strategy.toml to fill in: with what somebody answered, and examples behind a # for the rest."""

import json
from collections.abc import Mapping, Sequence

from benice.light import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """One key: what it is for, how it is asked for, and what it could say. `several` are lists, asked with commas."""

    key: str
    remark: str
    example: str  # as TOML
    question: str = ""  # empty: not asked
    several: bool = False

    def lines(self, answer: str) -> Sequence[str]:
        """The lines of the form."""
        remark = [f"# {line}" for line in self.remark.split("\n")]
        if not answer:
            return [*remark, *(f"# {line}" for line in self.example.split("\n")), ""]
        parts = [part.strip() for part in answer.split(",") if part.strip()]
        return [*remark, f"{self.key} = {toml(parts if self.several else answer)}", ""]


HEAD = """\
# The plan of a campaign, made together with whoever looks after it. Every key may be left out, and keys of your own are
# welcome. `benice check` says what is missing here, and which posts do not fit; `benice init --schema` writes what
# editors need to complete this file.
"""
ENTRIES = (
    Entry("campaign", "What posts name as their campaign.", 'campaign = "winter"', "What is the campaign called"),
    Entry("start", "The first and the last day.", "start = 2026-12-01\nend = 2027-02-28"),
    Entry(
        "goals",
        "What shall be different at the end, for the people you talk with and for you. A goal may be a table with\n"
        "goal, measure, from, to and by. Followers are a sign among others, and no goal of their own.",
        'goals = ["Thirty repairs a month that begin with a question somebody asked us"]',
        "What shall be different at the end (several with commas between)",
        several=True,
    ),
    Entry(
        "audience",
        "Whom you talk with, and what they care about.",
        'audience = ["people who ride to work whatever the weather"]',
        "Whom do you talk with (several with commas between)",
        several=True,
    ),
    Entry("voice", "How you sound, and how you do not.", 'voice = "plain, warm, never from above"'),
    Entry(
        "manager",
        "Who looks after the campaign, in house or outside.",
        'manager = "Ana"',
        "Who looks after the campaign",
    ),
    Entry(
        "pillars",
        "The few subjects that posts are about, as posts name them.",
        'pillars = ["repair", "safety", "community"]',
        "What are posts about (a few words with commas between)",
        several=True,
    ),
    Entry("promotional-share", "How much of all posts may sell.", 'promotional-share = "20%"'),
    Entry("measures", "How you see whether it works.", 'measures = "we count the questions on the first Monday"'),
    Entry(
        "team",
        "Who else works on it. Whoever approves may approve posts: all, or those for some platforms. As soon as\n"
        "anybody may, posts are asked for an approval; `benice approve` records it.",
        '[[team]]\nname = "Ben"\nrole = "writes"\napproves = ["mastodon", "x"]',
    ),
    Entry(
        "channels",
        "Where you post, from which account, when and how often.",
        '[[channels]]\nplatform = "mastodon"\naccount = "acme"\nhours = "09:00-18:00"\ndays = "mon-fri"\n'
        'cadence = "2-4 a week"',
    ),
    Entry("budget", "What money is spent on.", '[[budget]]\nfor = "A photographer"\namount = "120 pounds"'),
)
ANSWERS = (
    Entry("who", "Who answers people.", 'who = "Ben"', "Who answers people who write back"),
    Entry("within", "Within what time.", 'within = "4 hours"', "Within what time"),
    Entry(
        "complaints",
        "What happens with complaints.",
        'complaints = "Ana calls back the same day"',
        "What happens when somebody complains",
    ),
)


def write_form(answers: Mapping[str, str]) -> str:
    """The text of strategy.toml; `answers` go by key, those about answering people by "answers.who" and so on."""
    lines = [line for entry in ENTRIES for line in entry.lines(answers.get(entry.key, ""))]
    lines += ["# What happens when people write back.", "[answers]"]
    lines += [line for entry in ANSWERS for line in entry.lines(answers.get(f"answers.{entry.key}", ""))]
    return HEAD + "\n" + "\n".join(lines).rstrip("\n") + "\n"


def questions() -> Mapping[str, str]:
    """What is asked, by the key that it fills."""
    asked = {entry.key: entry.question for entry in ENTRIES if entry.question}
    return asked | {f"answers.{entry.key}": entry.question for entry in ANSWERS}


def toml(value: str | Sequence[str]) -> str:
    """A text or a list of texts as TOML: its strings are those of JSON."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return "[" + ", ".join(map(toml, value)) + "]"
