"""Diagnostics as the language server protocol has them."""

from collections.abc import Callable, Sequence
from hashlib import blake2b

from lsprotocol import types as lsp

from benice.light import dataclass
from benice.model import Diagnostic, Severity
from benice.rulebook import Rule
from benice.server.places import Places

SOURCE = "benice"
LEVELS = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}
MOST_NAMED = 5  # other posts that a message names, where a client shows no related information


@dataclass(frozen=True, slots=True)
class Reporter:
    """Findings as a client can show them; `uri_of` makes a URI of a source's path, `rule_of` a rule of its id."""

    places: Places
    uri_of: Callable[[str], str]
    rule_of: Callable[[str], Rule | None]
    related: bool = True  # whether the client shows related information
    described: bool = True  # whether the client shows a link to what a code means

    def report(self, found: Sequence[Diagnostic]) -> list[lsp.Diagnostic]:
        """The findings of one file."""
        return [self.convert(each) for each in found]

    def convert(self, each: Diagnostic) -> lsp.Diagnostic:
        """One finding."""
        rule = self.rule_of(each.rule) if self.described else None
        return lsp.Diagnostic(
            range=self.places.range(each.span),
            message=self.message(each),
            severity=LEVELS[each.severity],
            code=each.rule,
            code_description=lsp.CodeDescription(rule.path.resolve().as_uri()) if rule else None,
            source=SOURCE,
            related_information=[*self.others(each)] if self.related and each.related else None,
        )

    def message(self, each: Diagnostic) -> str:
        """The message, with the platform that it is about; with the other posts, where they are not shown apart."""
        platform = f" ({each.platform})" if each.platform and not each.related else ""
        if self.related or not each.related:
            return each.message + platform
        places = [other.post.source.position(other.post.body.start) for other in each.related]
        named = [
            f"{other.post.source.path}:{line}"
            for other, (line, _) in zip(each.related[:MOST_NAMED], places, strict=False)
        ]
        more = f" and {len(each.related) - MOST_NAMED} more" if len(each.related) > MOST_NAMED else ""
        return f"{each.message} (see {', '.join(named)}{more})"

    def others(self, each: Diagnostic) -> list[lsp.DiagnosticRelatedInformation]:
        """The other posts that a finding speaks of."""
        found = []
        for other in each.related:
            post = other.post
            first = post.body.text.partition("\n")[0]
            span = post.body.span(0, len(first))
            location = lsp.Location(self.uri_of(post.source.path), self.places.range(span))
            found.append(lsp.DiagnosticRelatedInformation(location, other.message or first))
        return found


def identity(items: Sequence[lsp.Diagnostic]) -> str:
    """A short text that is the same for the same findings."""
    return blake2b(repr(items).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
