"""Find, parse and check rule files: each becomes a Rule."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from benice.checks import KINDS, Check
from benice.light import dataclass, field
from benice.model import Severity
from benice.paths import is_file, is_folder, tables_in
from benice.patterns import Vocabulary
from benice.shelf import Kept
from benice.tables import Table, UsageError, did_you_mean

THEMES = (
    "begging", "buying", "manners", "pitching", "ad-copy", "drive-by",
    "pacing", "cross-posting", "strategy", "patience", "trust", "craft",
)  # fmt: skip
RULE_ID = re.compile(r"[a-z]+(-[a-z]+)*")
SEVERITIES = {severity.word: severity for severity in Severity}
CONFIDENCES = ("high", "medium", "low")
FACTS = (
    "id", "theme", "title", "severity", "confidence", "message", "why", "source", "kind", "sought", "triggers",
    "platforms", "language", "posts", "severity_on", "enabled", "was", "quiet_beside",
)  # fmt: skip
POST_KINDS = ("post", "reply", "comment", "dm", "ad", "thread")


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule file: what is flagged, why, how severe, and the check that finds it, which is made when it is asked."""

    id: str
    theme: str
    title: str
    severity: Severity
    confidence: str
    message: str
    why: str
    source: Sequence[str]
    kind: str
    path: Path
    page: Callable[[], Table]
    make: Callable[[], Check]
    sought: Sequence[str] = ()  # the patterns that are looked for in every post, as written
    triggers: frozenset[str] | None = None  # of these one must be in a post for the check to have anything to say
    platforms: frozenset[str] = frozenset()  # empty: all
    language: str = ""  # empty: any
    posts: frozenset[str] = frozenset()  # the kinds of post it judges; empty: all
    severity_on: Mapping[str, Severity] = field(default_factory=dict)  # by platform
    enabled: bool = True
    was: Sequence[str] = ()
    quiet_beside: frozenset[str] = frozenset()  # rules that say more of the same words: then this one says nothing
    given: Mapping[str, Any] = field(default_factory=dict)  # the parameters that config replaces

    @cached_property
    def check(self) -> Check:
        """The check with the parameters that the file and config have."""
        return self.make()

    @property
    def scope(self) -> str:
        """What the check wants to see: post, reading, timeline or plan."""
        return KINDS[self.kind].scope

    @property
    def changed(self) -> bool:
        """Whether config changes the check."""
        return bool(self.given)

    @property
    def parameters(self) -> Mapping[str, Any]:
        """The parameters of the check, as the file and config have them."""
        return {**self.page().data[self.kind], **self.given}

    @property
    def bad(self) -> Sequence[Any]:
        """Examples that are flagged."""
        return list(self.page().get("bad", list, "a list of examples", []))

    @property
    def good(self) -> Sequence[Any]:
        """Examples that are fine."""
        return list(self.page().get("good", list, "a list of examples", []))

    @property
    def exempt(self) -> Sequence[str]:
        """What is let off, in words for `benice explain`."""
        return self.page().list("exempt")

    def judges(self, kind: str, platform: str | None) -> bool:
        """Whether a post of this kind and platform is this rule's business."""
        return (not self.posts or kind in self.posts) and (not self.platforms or platform in self.platforms)


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All rules of a run, by id, and the vocabulary that they share."""

    rules: Mapping[str, Rule]
    vocabulary: Vocabulary
    purpose: Path | None = None  # the file by which the purpose of a post is told; that of the last folder that has one

    def named(self, name: str) -> Rule:
        """The rule of an id or a former id; UsageError with "did you mean"."""
        for rule in self.rules.values():
            if name == rule.id or name in rule.was:
                return rule
        raise UsageError(f"there is no rule '{name}'{did_you_mean(name, self.rules)}")

    def knows(self, word: str) -> bool:
        """Whether a word is the id of a rule, a former one, or a theme."""
        return word in self.rules or word in THEMES or any(word in rule.was for rule in self.rules.values())

    def choose(self, wanted: Iterable[str], where: str = "") -> frozenset[str]:
        """The ids of rules that are meant by ids, themes and globs; UsageError for a word that means none."""
        from fnmatch import fnmatchcase

        chosen: set[str] = set()
        for word in wanted:
            found = [
                rule.id
                for rule in self.rules.values()
                if word in (rule.id, rule.theme, *rule.was) or fnmatchcase(rule.id, word)
            ]
            if not found and word not in THEMES:
                known = [*self.rules, *THEMES]
                raise UsageError(f"{where}: '{word}' is no rule, theme or glob of rules{did_you_mean(word, known)}")
            chosen.update(found)
        return frozenset(chosen)


def rule_folder() -> Path:
    """Where the rules that come with benice lie: in the package, or in the checkout."""
    packed = Path(__file__).parent / "rules"
    return packed if packed.is_dir() else Path(__file__).parents[2] / "rules"


def load(folders: Iterable[Path] = (), parameters: Mapping[str, Mapping[str, Any]] | None = None) -> Rulebook:
    """All rules of benice and of further folders; UsageError with file and line for whatever is wrong in them.

    `parameters` replaces single parameters of a rule's check, by rule id.
    """
    roots = [rule_folder(), *folders]
    for root in roots:
        if not is_folder(root):
            raise UsageError(f"{root}: there is no such folder of rules")
    files = {root: tables_in(root) for root in roots}
    kept = Kept(path for paths in files.values() for path in paths)
    vocabulary = Vocabulary.load((path for path in (root / "vocabulary.toml" for root in roots) if is_file(path)), kept)
    rules: dict[str, Rule] = {}
    left = dict(parameters or {})
    for path in (path for root, paths in files.items() for path in paths if path.parent.parent == root):
        if path.parent.name not in THEMES:
            continue
        rule = read_rule(path, vocabulary, left.pop(path.stem, {}))
        if rule.id in rules:
            raise UsageError(f"{path}: there is a rule '{rule.id}' already: {rules[rule.id].path}")
        rules[rule.id] = rule
    for rule in rules.values() if not kept.stored else ():
        for name in sorted(rule.quiet_beside - rules.keys()):
            raise UsageError(f"{rule.path}: quiet-beside: there is no rule '{name}'{did_you_mean(name, rules)}")
    for name in left:
        raise UsageError(f"parameters: there is no rule '{name}'{did_you_mean(name, rules)}")
    purposes = [path for path in (root / "purpose.toml" for root in roots) if is_file(path)]
    return Rulebook(rules, vocabulary, purposes[-1] if purposes else None)


def read_rule(path: Path, vocabulary: Vocabulary, parameters: Mapping[str, Any]) -> Rule:
    """The rule of one file; UsageError with file and line for whatever is wrong in it."""
    kept = vocabulary.kept
    facts = kept.stored.get("rules", {}).get(str(path))
    if facts and not parameters:
        make = partial(make_check, path, facts["kind"], vocabulary)
        return Rule(path=path, page=partial(kept.read, path), make=make, **{**facts, **restored(facts)})
    table = kept.open(path)
    data = table.data
    if not RULE_ID.fullmatch(path.stem):
        raise UsageError(f"{path}: a rule's file name is its id: lower-case words with hyphens, no numbers")
    kinds = [key for key in data if key in KINDS]
    if len(kinds) != 1:
        unknown = [key for key, value in data.items() if isinstance(value, dict) and key != "severity-on"]
        hint = did_you_mean(unknown[0], KINDS) if unknown else ""
        table.fail(
            unknown[0] if unknown else "", f"exactly one table named after a kind is needed{hint}: {', '.join(KINDS)}"
        )
    return build_rule(path, table, kinds[0], vocabulary, parameters)


def make_check(path: Path, kind: str, vocabulary: Vocabulary) -> Check:
    """The check of a file that an earlier run found to be right."""
    return KINDS[kind].load().parse(vocabulary.kept.read(path).table(kind), vocabulary)


def facts_of(rule: Rule) -> Mapping[str, Any]:
    """What a rule says of itself before its check is made, in types that marshal knows."""
    levels = {name: int(level) for name, level in rule.severity_on.items()}
    return {name: getattr(rule, name) for name in FACTS} | {"severity": int(rule.severity), "severity_on": levels}


def restored(facts: Mapping[str, Any]) -> Mapping[str, Any]:
    """Those facts that marshal does not know as they are."""
    levels = {name: Severity(level) for name, level in facts["severity_on"].items()}
    return {"severity": Severity(facts["severity"]), "severity_on": levels}


def build_rule(path: Path, table: Table, kind: str, vocabulary: Vocabulary, parameters: Mapping[str, Any]) -> Rule:
    """The rule of a table whose kind is known."""
    from benice.platforms import platform_ids

    inside = table.table(kind)
    if parameters:
        inside = Table({**inside.data, **parameters}, path, table.text, kind)
    severity_on = table.table("severity-on")
    ids = platform_ids()
    by_platform = {key: SEVERITIES[severity_on.words(key, among=SEVERITIES)] for key in severity_on.data if key in ids}
    severity_on.finish()
    check = KINDS[kind].load().parse(inside, vocabulary)
    rule = Rule(
        id=path.stem,
        theme=path.parent.name,
        title=table.required("title"),
        severity=SEVERITIES[table.words("severity", "warning", among=SEVERITIES)],
        confidence=table.words("confidence", "high", among=CONFIDENCES),
        message=table.required("message"),
        why=" ".join(table.required("why").split()),
        source=table.list("source"),
        kind=kind,
        path=path,
        page=lambda: table,
        make=lambda: check,
        sought=[pattern.written for pattern in check.sought],
        triggers=None if check.triggers is None else frozenset(pattern.written for pattern in check.triggers),
        platforms=frozenset(table.list("platforms", among=ids)),
        language=table.words("language"),
        posts=frozenset(table.list("posts", among=POST_KINDS)),
        severity_on=by_platform,
        enabled=table.flag("enabled", True),
        was=table.list("was"),
        quiet_beside=frozenset(table.list("quiet-beside")),
        given=parameters,
    )
    inside.finish()
    for name in ("bad", "good", "exempt"):
        getattr(rule, name)
    table.finish()
    return rule
