"""`benice rules`: list the rules, or run their examples."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from benice.cli.options import ConfigFile, Isolated, among

rules = typer.Typer(
    help="List the rules, or test a folder of rules with the examples in them.",
    rich_markup_mode=None,
    no_args_is_help=True,
)


@rules.command("list")
def list_rules(
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """List all rules with their theme, severity and title."""
    from benice.explain import rule_as_json
    from benice.run import rulebook_for

    among("--output-format", output_format, ("text", "json"))
    book = rulebook_for(config, isolated)
    found = sorted(book.rules.values(), key=lambda rule: (rule.theme, rule.id))
    if output_format == "json":
        sys.stdout.write(json.dumps([rule_as_json(rule) for rule in found], ensure_ascii=False, indent=2) + "\n")
        return
    wide = max(len(rule.id) for rule in found)
    for rule in found:
        off = "" if rule.enabled else "  (off by default)"
        sys.stdout.write(f"{rule.theme:14} {rule.id:{wide}}  {rule.severity.word:8} {rule.title}{off}\n")


@rules.command("schema")
def print_schema() -> None:
    """Print the JSON Schema of rule files, by which editors complete and check them."""
    from benice.schema import rule_schema

    sys.stdout.write(json.dumps(rule_schema(), ensure_ascii=False, indent=2) + "\n")


@rules.command("hash")
def print_hash(
    packs: Annotated[list[str], typer.Argument(help="Rules of installed packages, by their names.")],
) -> None:
    """Print what `packs` in benice.toml can pin, so that rules of a package cannot change unseen."""
    from benice.packs import digest_of, find_pack

    for name in packs:
        sys.stdout.write(f"{name}@{digest_of(find_pack(name, 'rules hash'))}\n")


@rules.command("test")
def test_rules(
    folders: Annotated[
        list[Path] | None, typer.Argument(help="Folders of rules. Default: the rules that come with benice.")
    ] = None,
) -> None:
    """Run the examples of rules: what is marked must be flagged exactly, and nothing else."""
    from benice import examples, rulebook
    from benice.reports.lines import plural

    book = rulebook.load(folders or ())
    wanted = [
        rule
        for rule in book.rules.values()
        if not folders or any(rule.path.is_relative_to(folder) for folder in folders)
    ]
    failures = list(examples.test_rules(book, wanted))
    for failure in failures:
        sys.stdout.write(f"{failure}\n")
    number = sum(len(rule.bad) + len(rule.good) for rule in wanted)
    what = f"{len(wanted)} {plural('rule', len(wanted))}, {number} {plural('example', number)}"
    sys.stdout.write(f"{what}, {len(failures)} failed\n")
    raise SystemExit(1 if failures else 0)
