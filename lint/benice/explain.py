"""A rule as a page for people: `benice explain`, the editor's hover, SARIF's help and the README's table."""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from benice.rulebook import Rule

SAMPLES = {
    "reschedule": "benice reschedule --as-of 2026-11-25T09:00Z examples/calendar.csv",
    "output": "benice check --as-of 2026-11-25T09:00Z --select pacing,manners,tag-baiting,overnight-goal examples/",
    "calendar": "benice calendar --as-of 2026-11-25T09:00Z --to 2026-12-13 examples/calendar.csv",
}


def page(rule: Rule) -> str:
    """A rule as a page of Markdown."""
    parts = [f"# {rule.id}", f"{rule.title}. Theme {rule.theme}, {rule.severity.word}, confidence {rule.confidence}."]
    parts.append(rule.why)
    if rule.bad:
        parts.append("## Flagged\n\n" + "\n".join(example_lines(rule.bad)))
    if rule.good:
        parts.append("## Fine\n\n" + "\n".join(example_lines(rule.good)))
    if rule.exempt:
        parts.append("## Let off\n\n" + "\n".join(f"- {each}" for each in rule.exempt))
    parts.append("## Settings\n\n" + "\n".join(setting_lines(rule)))
    if numbers := list(number_lines(rule)):
        parts.append("## Numbers\n\n" + "\n".join(numbers))
    parts.append("## Where it comes from\n\n" + "\n".join(f"- {each}" for each in rule.source))
    return "\n\n".join(parts) + "\n"


def example_lines(examples: Iterable[object]) -> Iterator[str]:
    """Examples as list items, what is flagged in bold."""
    for example in examples:
        yield "- " + " / ".join(bold(line) for line in example_texts(example))


def bold(text: str) -> str:
    """What stands between marks in bold, on one line."""
    return " ".join(text.replace("⟦", "**").replace("⟧", "**").split())


def example_texts(example: object) -> Iterator[str]:
    """The texts of an example, with what else matters in brackets."""
    if isinstance(example, str):
        yield example
    elif isinstance(example, Mapping):
        if "posts" in example:
            if "strategy" in example:
                yield f"strategy: {example['strategy']};"
            yield from example_texts(example["posts"])
            return
        aside = ", ".join(f"{key} {value}" for key, value in example.items() if key != "text")
        text = str(example.get("text", ""))
        yield f"{text} ({aside})" if aside else text
    elif isinstance(example, Iterable):
        for each in example:
            yield from example_texts(each)


def setting_lines(rule: Rule) -> Iterator[str]:
    """What config can change, and where the rule applies."""
    yield f'- turn off: `ignore = ["{rule.id}"]`; change the level: `[severity]` `{rule.id} = "info"`'
    if rule.platforms:
        yield f"- only on {', '.join(sorted(rule.platforms))}"
    if rule.language:
        yield f"- only for posts in the language `{rule.language}`"
    if rule.posts:
        yield f"- only for posts of kind {', '.join(sorted(rule.posts))}"
    if rule.quiet_beside:
        yield f"- quiet where one of these has said it: {', '.join(sorted(rule.quiet_beside))}"
    for platform, severity in sorted(rule.severity_on.items()):
        yield f"- {severity.word} on {platform}"
    for name, value in rule.parameters.items():
        if not name.startswith(("patterns", "unless")):
            yield f"- `[parameters.{rule.id}]` `{name} = {json.dumps(value, ensure_ascii=False, default=str)}`"


def number_lines(rule: Rule) -> Iterator[str]:
    """The numbers of platforms.toml that a rule goes by, each with its source and date."""
    from benice.platforms import platforms

    named = {"limit", "limit-bytes", "limit-with-media"} if rule.parameters.get("of") == "length" else set()
    for value in rule.parameters.values():
        named.update(each for each in (value if isinstance(value, list) else [value]) if isinstance(each, str))
    for platform in platforms().values():
        for name in sorted(named & set(platform.numbers)):
            number = platform.numbers[name]
            doubt = "; sources differ" if number.unverified else ""
            yield f"- {platform.name}: {name} {number.value} ({number.source}, {number.date}{doubt})"


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """A rule for programs."""
    return {
        "id": rule.id,
        "theme": rule.theme,
        "title": rule.title,
        "severity": rule.severity.word,
        "confidence": rule.confidence,
        "kind": rule.kind,
        "why": rule.why,
        "message": rule.message,
        "source": list(rule.source),
        "exempt": list(rule.exempt),
        "platforms": sorted(rule.platforms),
        "language": rule.language or None,
        "enabled": rule.enabled,
    }


def table(rules: Iterable[Rule]) -> str:
    """All rules as the table of the README."""
    lines = ["| theme | rule | severity | what it flags |", "|---|---|---|---|"]
    for rule in sorted(rules, key=lambda rule: (rule.theme, rule.id)):
        lines.append(f"| {rule.theme} | `{rule.id}` | {rule.severity.word} | {rule.title} |")
    return "\n".join(lines) + "\n"


def sample(line: str) -> str:
    """A command on the examples and what it prints, as a block of Markdown; from the folder of the README."""
    import shlex
    import subprocess
    import sys

    command = [sys.executable, "-m", "benice", *shlex.split(line)[1:]]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return f"```console\n$ {line}\n{done.stdout}{done.stderr}```\n"


def fill(readme: str) -> str:
    """A README with the table of rules and the samples of output made anew between their marks."""
    from benice import rulebook

    parts = {"rules": table(rulebook.load().rules.values()), **{mark: sample(line) for mark, line in SAMPLES.items()}}
    for mark, content in parts.items():
        before, rest = readme.split(f"<!-- {mark} -->\n", 1)
        after = rest.split(f"<!-- /{mark} -->", 1)[1]
        readme = f"{before}<!-- {mark} -->\n{content}<!-- /{mark} -->{after}"
    return readme


if __name__ == "__main__":
    file = Path("README.md")
    file.write_text(fill(file.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
