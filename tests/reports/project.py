"""A small project whose findings bring out what the formats have to cope with."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benice.light import replace
from benice.model import Edit, Fix, Related
from benice.run import Outcome, Settings, lint

AS_OF = datetime(2026, 6, 1, tzinfo=UTC)
RULE = """title = "Says wibble"
confidence = "medium"
message = "'{match}' is no word"
why = "Nobody knows what it means, so nobody can answer it."
source = ["article: dont-3"]
bad = ["Do you ⟦wibble⟧?"]
good = ["Do you wobble?"]

[phrase]
patterns = ["wibble"]
"""
FILES = {
    "pack/begging/wibbling.toml": RULE,
    "benice.toml": "rules = ['pack/']\nignore = ['unexplained-suppression']\n[per-file.'old/*']\nignore = ['*']\n",
    "old/known.md": "Wibble, as ever.\n",
    "posts/a b,c:d%.csv": (
        'text,platform,ignore\n"👍🏽 é wibble\n::error::no",x,\n"We wibble",x,wibbling: a quotation\n'
    ),
    "posts/ok.md": "Good morning.\n",
    "posts/two.txt": "wibble & <b> \x1b[31m@ana #12 | *x*\n",
    "posts/x.md": "To wibble is human.\n",
}
BROKEN = {"posts/broken.json": "[{"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")


def outcome(select: Sequence[str] = ("wibbling", "unreadable"), paths: Sequence[str] = ("posts", "old")) -> Outcome:
    """What is found, with a fix and another post beside the first finding, and the last in the baseline."""
    found = lint(paths, Settings(AS_OF, select=select))
    first, *rest = found.diagnostics
    fix = Fix("say a word", [Edit(first.span, "word")])
    posts = [post for reading in found.readings for post in reading.posts]
    first = replace(first, fix=fix, related=[Related(posts[0], "the first post"), Related(posts[-1], "")])
    known = [replace(rest[-1], baselined=True)]
    return replace(found, diagnostics=[first, *rest[:-1]], aside=[*found.aside, *known])


def as_json(text: str) -> object:
    return json.loads(text)
