"""What a shell offers for the value of an option, once `benice --install-completion` has told it to ask."""

from collections.abc import Callable, Iterator

from benice.tables import UsageError


def rules(incomplete: str) -> Iterator[tuple[str, str]]:
    """Rules and themes, each with its title; after a comma one more."""
    for name, title in names():
        yield from offered(name, title, incomplete)


def rule(incomplete: str) -> Iterator[tuple[str, str]]:
    """The ids of rules, each with its title."""
    return ((name, title) for name, title in names() if title != THEME and name.startswith(incomplete))


def among(*known: str) -> Callable[[str], Iterator[str]]:
    """The values of an option that has a few."""

    def offer(incomplete: str) -> Iterator[str]:
        return (value for value in known if value.startswith(incomplete))

    return offer


def files(incomplete: str) -> list[str]:
    """Nothing: then shells offer files, which they know best."""
    return []


THEME = "all rules of the theme"


def names() -> Iterator[tuple[str, str]]:
    """The rules that apply here, and the themes; nothing where a config or a rule is broken."""
    from benice.rulebook import THEMES
    from benice.run import rulebook_for

    try:
        book = rulebook_for(None, isolated=False)
    except UsageError:
        return
    yield from ((theme, THEME) for theme in THEMES)
    yield from ((rule.id, rule.title) for rule in sorted(book.rules.values(), key=lambda rule: rule.id))


def offered(name: str, title: str, incomplete: str) -> Iterator[tuple[str, str]]:
    """A name behind those that stand there already."""
    before, comma, last = incomplete.rpartition(",")
    if name.startswith(last) and name not in before.split(","):
        yield before + comma + name, title
