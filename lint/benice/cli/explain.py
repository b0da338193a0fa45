"""`benice explain`: what a rule flags, why, and what to do instead."""

import json
import sys
from typing import Annotated

import typer

from benice.cli import completion
from benice.cli.options import ConfigFile, Isolated, among


def explain(
    rule: Annotated[str, typer.Argument(autocompletion=completion.rule, help="The rule's id, such as like-begging.")],
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Say what a rule flags, why, what it lets off, and where it comes from."""
    from benice.explain import page, rule_as_json
    from benice.run import rulebook_for

    among("--output-format", output_format, ("text", "json"))
    found = rulebook_for(config, isolated).named(rule)
    if output_format == "json":
        sys.stdout.write(json.dumps(rule_as_json(found), ensure_ascii=False, indent=2) + "\n")
        return
    sys.stdout.write(page(found))
