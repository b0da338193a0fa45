"""Cold start: `benice check one.md` beside a bare typer process that reads the file, in pairs.

python benchmarks/cold.py [PAIRS]
"""

import sys
import tempfile
from pathlib import Path

from measure import BENICE, ROOT, median, show, took

POST = "Doors open at ten, and the first tea is poured at half past.\n\nPlease like and share this with everyone!\n"

if __name__ == "__main__":
    pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    with tempfile.TemporaryDirectory() as folder:
        post = Path(folder, "one.md")
        post.write_text(POST, encoding="utf-8")
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "bare typer process": [sys.executable, str(ROOT / "benchmarks/bare.py"), post.name],
            "benice check one.md": [*BENICE, "check", post.name],
        }
        for command in commands.values():  # caches of files, bytecode and rules
            took(command, folder=post.parent), took(command, folder=post.parent)
        found = {name: [] for name in commands}
        for _ in range(pairs):
            for name, command in commands.items():
                found[name].append(took(command, folder=post.parent))
    bare = found["bare typer process"]
    show(
        f"Cold start, {pairs} pairs, medians",
        [
            {
                "command": name,
                "CPU ms": f"{1000 * median([each.cpu for each in every]):.0f}",
                "wall ms": f"{1000 * median([each.wall for each in every]):.0f}",
                "MB": f"{median([each.peak for each in every]):.0f}",
                "CPU / bare": f"{median([one.cpu / other.cpu for one, other in zip(every, bare, strict=True)]):.2f}",
                "wall / bare": f"{median([one.wall / other.wall for one, other in zip(every, bare, strict=True)]):.2f}",
            }
            for name, every in found.items()
        ],
    )
