"""A hit becomes a diagnostic: message filled in, severity settled, fingerprint taken."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date

from benice.config import Account, Config
from benice.light import replace
from benice.model import Diagnostic, Hit, Severity, Suppression
from benice.rulebook import Rule, Rulebook
from benice.suppress.directive import Directive, read_directive
from benice.tables import UsageError

DIGITS = 16  # of each half of a fingerprint


class Diagnoser:
    """What a config and a command line make of hits."""

    def __init__(
        self,
        config: Config,
        book: Rulebook,
        today: date,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        scopes: Container[str] = ("post", "reading", "timeline", "plan"),
    ) -> None:
        self.config = config
        self.book = book
        self.today = today
        where = str(config.path)
        said = {
            f"{where}: select": config.select,
            f"{where}: ignore": config.ignore,
            "--select": select,
            "--ignore": ignore,
        }
        for place, words in said.items():
            book.choose(words, place)
        wanted = chosen(book, select or config.select, [*config.ignore, *ignore])
        self.selected = frozenset(name for name in wanted if book.rules[name].scope in scopes)
        self.meant = {name: book.choose([name], f"{where}: severity") for name in config.levelled_somewhere}
        self.meant |= {name: book.choose([name], f"{where}: select") for name in config.selected_somewhere}
        self.choices = {written: self.choice(written) for written in config.ignored_somewhere}

    def wants(self, rule: Rule) -> bool:
        """Whether a rule is selected."""
        return rule.id in self.selected

    def choice(self, written: str) -> tuple[Directive, frozenset[str]]:
        """What an entry of `ignore` for a file or an account says, and the rules that it means."""
        directive = read_directive(written)
        if directive.problem:
            raise UsageError(f"{self.config.path}: ignore = ['{written}']: {directive.problem}")
        return directive, self.book.choose(directive.names, str(self.config.path))

    def ran(self, rules: frozenset[str], whole: bool) -> bool:
        """Whether some rules ran, those for timelines over all of them; rules that are off unless asked for aside."""
        every = [self.book.rules[rule] for rule in rules]
        wanted = [rule for rule in every if rule.enabled] or every
        return all(rule.id in self.selected and (whole or rule.scope in ("post", "reading")) for rule in wanted)

    def diagnose(self, rule: Rule, hit: Hit, fatal: bool = False) -> Iterator[Diagnostic]:
        """The diagnostic of a hit; none where the rule is not selected."""
        if not fatal and (rule.id not in self.selected or not self.runs_for(hit.span.source.path, rule)):
            return
        platform = hit.post.platform if hit.post else None
        yield Diagnostic(
            rule=rule.id,
            theme=rule.theme,
            severity=Severity.ERROR if fatal else self.severity_of(rule, hit),
            confidence=rule.confidence,
            message=rule.message.format_map(Filled(hit.facts)),
            span=hit.span,
            post=hit.post,
            platform=platform,
            related=hit.related,
            fix=hit.fix,
            why=rule.why,
            source=rule.source,
            fingerprint=self.fingerprint(rule, hit),
            advice=hit.advice,
            fatal=fatal,
            suppression=None if fatal else self.suppression(rule, hit),
        )

    def runs_for(self, path: str, rule: Rule) -> bool:
        """Whether a rule is among those that config selects for a file; all are where it selects none."""
        selected = self.config.for_file(path).select if self.config.per_file else ()
        return not selected or any(rule.id in self.meant[name] for name in selected)

    def account(self, hit: Hit) -> Account:
        """What config says about the account of a hit."""
        return self.config.accounts.get((hit.post.account if hit.post else None) or "", Account())

    def suppression(self, rule: Rule, hit: Hit) -> Suppression | None:
        """The choice of config, for the file or for the account, to let a rule's findings be."""
        if not self.choices:
            return None
        for written in (*self.config.for_file(hit.span.source.path).ignore, *self.account(hit).ignore):
            directive, rules = self.choices[written]
            if rule.id in rules and not directive.over(self.today):
                return Suppression("config", directive.reason, directive.until)
        return None

    def severity_of(self, rule: Rule, hit: Hit) -> Severity:
        """Config has the last word (account, file, all), then the hit, the rule for the platform, the rule."""
        config = self.config
        own = config.for_file(hit.span.source.path).severity if config.per_file else {}
        levels: Sequence[Mapping[str, Severity]] = (self.account(hit).severity, own, config.severity)
        for each in levels:
            for name, level in reversed(list(each.items())):
                if rule.id in self.meant[name]:
                    return level
        if hit.severity:
            return hit.severity
        platform = hit.post.platform if hit.post else None
        return rule.severity_on.get(platform or "", rule.severity)

    def fingerprint(self, rule: Rule, hit: Hit) -> str:
        """What a finding is known by when rows move: rule, platform, the post's text and the words; then the file."""
        text = " ".join(hit.post.body.text.split()) if hit.post else ""
        platform = (hit.post.platform or "") if hit.post else ""
        return digest(rule.id, platform, text, hit.span.text) + place_of(self.config, hit.span.source.path)


def digest(*parts: str) -> str:
    """A few letters that stand for some texts."""
    from hashlib import blake2b

    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=DIGITS // 2).hexdigest()


def place_of(config: Config, path: str) -> str:
    """The second half of a fingerprint: the file from the config's folder on, wherever benice was called."""
    return digest(config.relative(path))


def content_of(fingerprint: str) -> str:
    """The first half of a fingerprint: what was found, in whatever file."""
    return fingerprint[:DIGITS]


def numbered(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics in the order of every report; of those with the same fingerprint the later ones have a number."""
    times: Counter[str] = Counter()
    inside = []
    for each in sorted(found, key=lambda each: each.order):
        times[each.fingerprint] += 1
        again = times[each.fingerprint]
        inside.append(each if again == 1 else replace(each, fingerprint=f"{each.fingerprint}-{again}"))
    return inside


class Filled(dict[str, object]):
    """The facts of a hit, for `str.format_map`; a fact that a kind does not give is a mistake in the rule file."""

    def __missing__(self, key: str) -> object:
        raise KeyError(f"the message speaks of {{{key}}}, and this kind knows {', '.join(sorted(self))}")


def chosen(book: Rulebook, select: Sequence[str], ignore: Sequence[str]) -> frozenset[str]:
    """The rules to run: selected and not ignored; a rule selected by its own id is not ignored with its theme."""
    by_name = {word for word in select if word in book.rules}
    enabled = frozenset(rule.id for rule in book.rules.values() if rule.enabled)
    selected = (book.choose(select) & enabled) | by_name
    wide = [word for word in ignore if word not in book.rules]
    narrow = [word for word in ignore if word in book.rules]
    return selected - (book.choose(wide) - by_name) - frozenset(narrow)
