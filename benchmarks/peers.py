"""Other linters of prose beside benice, on the same posts: each with its own rules, so that only sizes compare.

    python benchmarks/peers.py FOLDER [POSTS]

FOLDER holds what is installed: `venv/bin/proselint`, and `node_modules/.bin` with write-good, alex and textlint (see
README.md). What is missing there is left out.
"""

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from measure import BENICE, median, show, took
from posts import posts

RULES = ("write-good", "terminology", "stop-words", "common-misspellings", "no-todo")
TEXTLINT = {"rules": dict.fromkeys(RULES, True)}


def commands(folder: Path) -> Mapping[str, Sequence[str]]:
    """How each tool is called on a file."""
    node = folder / "node_modules/.bin"
    (folder / ".textlintrc.json").write_text(json.dumps(TEXTLINT), encoding="utf-8")
    peers = {
        "proselint": [str(folder / "venv/bin/proselint"), "check"],
        "write-good": [str(node / "write-good")],
        "alex": [str(node / "alex")],
        "textlint, 5 rules": [str(node / "textlint")],
    }  # fmt: skip
    there = {name: command for name, command in peers.items() if Path(command[0]).exists()}
    return {"benice": [*BENICE, "check", "--isolated"], **there}


if __name__ == "__main__":
    folder = Path(sys.argv[1]).absolute()
    number = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    texts = [post["text"] for post in posts(number)]
    rows = []
    with tempfile.TemporaryDirectory() as here:
        one, many = Path(here, "one.md"), Path(here, "many.md")
        one.write_text(texts[0] + "\n", encoding="utf-8")
        many.write_text("\n\n".join(texts) + "\n", encoding="utf-8")
        lines = Path(here, "many.jsonl")
        lines.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts), encoding="utf-8")
        for name, command in commands(folder).items():
            codes = range(256)
            took([*command, str(one)], codes, folder)
            cold = [took([*command, str(one)], codes, folder) for _ in range(7)]
            whole = [took([*command, str(lines if name == "benice" else many)], codes, folder) for _ in range(3)]
            start, all_of_it = median([each.cpu for each in cold]), median([each.cpu for each in whole])
            rows.append(
                {
                    "tool": name,
                    "one post: CPU s": f"{start:.3f}",
                    "wall s": f"{median([each.wall for each in cold]):.3f}",
                    "MB": f"{median([each.peak for each in cold]):.0f}",
                    f"{number:,} posts: CPU s": f"{all_of_it:.2f}",
                    "us/post": f"{1e6 * (all_of_it - start) / number:.0f}",
                    "MB at most": f"{max(each.peak for each in whole):.0f}",
                }
            )
    show(f"Peers, {number:,} posts; medians of 7 and 3", rows)
