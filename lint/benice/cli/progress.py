"""A progress bar: only on a terminal, and only for a run of more than a second."""

import sys
import time
from types import TracebackType
from typing import Any, Self

PATIENCE = 1.0  # seconds before a bar appears


class Progress:
    """Counts steps; draws nothing until the run has lasted for PATIENCE."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.bar: Any = None
        self.task: Any = None
        self.shown = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def step(self, done: int, total: int) -> None:
        """Say how many of all steps are done."""
        if not self.shown or (self.bar is None and time.monotonic() - self.began < PATIENCE):
            return
        if self.bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self.bar = Bar(console=Console(stderr=True), transient=True)
            self.bar.start()
            self.task = self.bar.add_task("reading and judging", total=total)
        self.bar.update(self.task, completed=done, total=total)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.bar is not None:
            self.bar.stop()
