"""A hit becomes a diagnostic: message filled in, severity settled, fingerprint taken."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from benice.config import Config
from benice.model import Diagnostic, Hit, Severity
from benice.rulebook import Rule, Rulebook


class Diagnoser:
    """What a config and a command line make of hits."""

    def __init__(self, config: Config, book: Rulebook, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> None:
        self.config = config
        self.book = book
        where = str(config.path or "--select")
        self.selected = chosen(book, select or config.select, [*config.ignore, *ignore], where)
        self.severity = {
            rule_id: severity
            for name, severity in config.severity.items()
            for rule_id in book.choose([name], f"{where}: severity")
        }
        self.times: Counter[str] = Counter()

    def wants(self, rule: Rule) -> bool:
        """Whether a rule is selected."""
        return rule.id in self.selected

    def diagnose(self, rule: Rule, hit: Hit, fatal: bool = False) -> Iterator[Diagnostic]:
        """The diagnostic of a hit; none where config turns the rule off for this file or account."""
        if not fatal and (rule.id not in self.selected or self.ignored(rule, hit)):
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
        )

    def ignored(self, rule: Rule, hit: Hit) -> bool:
        """Whether the config of the file or of the account ignores a rule."""
        ignore = list(self.config.for_file(hit.span.source.path).ignore) if self.config.per_file else []
        account = self.config.accounts.get(hit.post.account or "") if hit.post else None
        ignore += account.ignore if account else ()
        return bool(ignore) and rule.id in self.book.choose(ignore, str(self.config.path))

    def severity_of(self, rule: Rule, hit: Hit) -> Severity:
        """Config has the last word, then the hit, then the rule for the platform, then the rule."""
        if rule.id in self.severity:
            return self.severity[rule.id]
        if hit.severity:
            return hit.severity
        platform = hit.post.platform if hit.post else None
        return (rule.severity_on or {}).get(platform or "", rule.severity)

    def fingerprint(self, rule: Rule, hit: Hit) -> str:
        """What a finding is known by when rows move: rule, file, the post's text, the words, and which of equals."""
        text = " ".join(hit.post.body.text.split()) if hit.post else ""
        platform = (hit.post.platform or "") if hit.post else ""
        parts = (rule.id, hit.span.source.path, platform, text, hit.span.text)
        mark = hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        self.times[mark] += 1
        again = self.times[mark]
        return mark if again == 1 else f"{mark}-{again}"


class Filled(dict[str, object]):
    """The facts of a hit, for `str.format_map`; a fact that a kind does not give is a mistake in the rule file."""

    def __missing__(self, key: str) -> object:
        raise KeyError(f"the message speaks of {{{key}}}, and this kind knows {', '.join(sorted(self))}")


def chosen(book: Rulebook, select: Sequence[str], ignore: Sequence[str], where: str) -> frozenset[str]:
    """The rules to run: selected and not ignored; a rule selected by its own id is not ignored with its theme."""
    by_name = {word for word in select if word in book.rules}
    enabled = frozenset(rule.id for rule in book.rules.values() if rule.enabled)
    selected = (book.choose(select, where) & enabled) | by_name
    wide = [word for word in ignore if word not in book.rules]
    narrow = [word for word in ignore if word in book.rules]
    return selected - (book.choose(wide, where) - by_name) - frozenset(narrow)
