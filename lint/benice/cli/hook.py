"""`benice hook`: what is about to be committed or pushed is checked by git itself."""

import sys
from typing import Annotated

import typer

from benice.cli.options import among, read_as_of

hook = typer.Typer(help="Have git check posts before they are committed or pushed.", no_args_is_help=True)
Stage = Annotated[str | None, typer.Option(metavar="STAGE", help="pre-commit or pre-push.", show_default=False)]


@hook.command()
def install(
    stage: Stage = "pre-commit",
    chain: Annotated[
        bool, typer.Option("--chain", help="Where a hook is there already: keep it, and run it first.")
    ] = False,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Also where core.hooksPath serves all your repositories.")
    ] = False,
) -> None:
    """Install the hook; somebody else's hook is never overwritten."""
    from benice.hook.install import STAGES, hooks

    (found,) = hooks(among("--stage", stage or "", STAGES), everywhere)
    if found.is_there and not found.is_ours and not chain and sys.stdin.isatty():
        chain = typer.confirm(f"{found.path} is there already{found.owner}. Keep it, and run it first?")
    sys.stdout.write(f"{found.install(chain)}\n")


@hook.command()
def uninstall(stage: Stage = None) -> None:
    """Take the hook away, and put back what was there before."""
    from benice.hook.install import STAGES, hooks

    for each in hooks(among("--stage", stage, STAGES) if stage else None):
        sys.stdout.write(f"{each.uninstall()}\n")


@hook.command()
def status() -> None:
    """Say which hooks are there."""
    from benice.hook.install import hooks

    for each in hooks():
        sys.stdout.write(f"{each.status()}\n")


@hook.command(hidden=True)
def run(stage: str, arguments: Annotated[list[str] | None, typer.Argument()] = None) -> None:
    """What the hook calls."""
    from benice.cli.report import Wanted, report
    from benice.gather import Settings
    from benice.hook.install import STAGES
    from benice.hook.judge import judge_pushed, judge_staged

    among("the stage", stage, STAGES)
    settings = Settings(read_as_of(None))
    if stage == "pre-commit":
        outcomes = [judge_staged((), settings)]
    else:
        outcomes = judge_pushed(list(sys.stdin), (arguments or ["origin"])[0], settings)
    codes = [each.exit_code for each in outcomes]
    for outcome, code in zip(outcomes, codes, strict=True):
        if code in (1, 2):
            report(outcome, Wanted("full"))
    if 1 in codes or 2 in codes:
        action = "commit" if stage == "pre-commit" else "push"
        sys.stderr.write(HOW_TO_GO_ON.format(action=action))
    raise SystemExit(2 if 2 in codes else 1 if 1 in codes else 0)


HOW_TO_GO_ON = """benice: the {action} is held back. You can
  - mend the post, `git add` it and try again; `benice explain RULE` says why and what to do instead
  - let a finding be, with a reason: <!-- benice-ignore RULE: the reason -->, or in a column `ignore`
  - go on without this check, once: git {action} --no-verify
"""
