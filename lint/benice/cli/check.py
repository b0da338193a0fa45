"""`benice check`: read drafts and calendars, and say where they are not nice."""

import sys
from contextlib import redirect_stdout

from benice.cli.asked import Asked
from benice.cli.options import takes
from benice.cli.report import report
from benice.light import replace
from benice.run import lint


@takes(Asked)
def check(asked: Asked) -> None:
    """Read drafts and calendars, and say where they are not nice.

    Exit code: 0 nothing at or above --fail-on; 1 findings; 2 bad usage, config or rule, or something that could not
    be read; 3 nothing to lint. With --fix what is left decides; with --diff 1 says that something would change.
    """
    asked.examine()
    if asked.watch:
        from benice.cli.watch import watch

        watch(asked.places, asked.settings(), lambda: run(asked))
    raise SystemExit(run(asked))


def run(asked: Asked) -> int:
    """Judge once and tell; the exit code."""
    from benice.cli.progress import Progress

    fixed = None
    with Progress() as progress:
        settings = asked.settings(progress.step)
        if asked.staged:
            from benice.hook.judge import judge_staged

            outcome = judge_staged(asked.places, settings)
        elif asked.fix or asked.diff:
            from benice.cli import fixes

            fixed = fixes.work_out(asked.places, settings, asked.unsafe_fixes)
            outcome = fixed.outcome
        else:
            outcome = lint(asked.places, settings)
    if fixed and asked.diff:
        return fixes.show(fixed, asked.quiet)
    into = fixes.put_right(fixed, asked.places, settings) if fixed else sys.stdout
    outcome = replace(outcome, show_suppressed=asked.show_suppressed, fail_on=asked.fail_on or outcome.fail_on)
    with redirect_stdout(into):
        report(outcome, asked.wanted)
    return asked.exit_code(outcome)
