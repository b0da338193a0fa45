"""What benchmarks share: the time of commands, machines, and tables of what was measured."""

import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
BENICE = [sys.executable, "-m", "benice"]


class Took(NamedTuple):
    """What a command took: CPU seconds (user and system, of its children too), seconds by the clock, and MB at most."""

    cpu: float
    wall: float
    peak: float


def took(command: Sequence[str], good: Sequence[int] = (0, 1), folder: Path | None = None) -> Took:
    """Run a command in a folder; SystemExit where it does not end with one of the good codes."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "lint")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    null = subprocess.DEVNULL
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, env=environment, cwd=folder)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in good:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Took(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024)


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def show(title: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Print a table for Markdown, and what it was measured on."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    print(f"\n{title}\n\n| {' | '.join(names)} |\n|{'---|' * len(names)}")
    for row in rows:
        print(f"| {' | '.join(str(row.get(name, '')) for name in names)} |")
    load = os.getloadavg()[0]
    print(f"\n{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} processors ({platform.machine()}), Python "
          f"{platform.python_version()}, load {load:.1f}")  # fmt: skip
