"""What a run leaves for the next one: rules, word lists, patterns and their index, in types that marshal knows."""

import marshal
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benice.index import plan_index
from benice.patterns import Pattern, Vocabulary
from benice.rulebook import Rulebook, facts_of, read_rule
from benice.shelf import CODE, Kept, digest, keep, plain, stamp_of
from benice.translate import alternatives

MOST_FORMED = 5000  # patterns of earlier runs: some three times those that come with benice


def keep_book(book: Rulebook, purposes: Sequence[Pattern]) -> None:
    """Keep a rulebook as its files have it, whatever config changes in it; `purposes` tell what posts are for."""
    vocabulary = book.vocabulary
    changed = {rule.id: read_rule(rule.path, vocabulary, {}) for rule in book.rules.values() if rule.changed}
    rules = [changed.get(rule.id, rule) for rule in book.rules.values()]
    every = [*purposes, *(pattern for rule in rules for pattern in rule.check.patterns)]
    sought = dict.fromkeys([*purposes, *(vocabulary.compile(each) for rule in rules for each in rule.sought)])
    patterns = {each.written: marshal.dumps(forms(each)) for each in vocabulary.made.values()}
    made = {
        "rules": {str(rule.path): facts_of(rule) for rule in rules},
        "tables": {str(path): marshal.dumps(plain(table(vocabulary.kept, path))) for path in vocabulary.kept.files},
        "words": marshal.dumps({name: list(words) for name, words in vocabulary.words.items()}),
        "spellings": dict(vocabulary.spellings),
        "lexicon": frozenset(vocabulary.lexicon(every)),
        "purposes": [each.written for each in purposes],
        "patterns": patterns,
        "index": plan_index(list(sought)),
    }
    keep(vocabulary.kept.stamp, made)
    met = list(vocabulary.kept.formed.items())[-MOST_FORMED:]
    keep(stamp_of(CODE), {"formed": {**dict(met), **formed(vocabulary, patterns)}})


def formed(vocabulary: Vocabulary, patterns: Mapping[str, bytes]) -> Mapping[bytes, bytes]:
    """The forms of patterns by what they depend on, for rules that share some of them."""
    parts = {each: alternatives(vocabulary.spell_out(each)) for each in patterns}
    spelt = {each: [(part, vocabulary.expand(part)) for part in found] for each, found in parts.items()}
    return {digest(vocabulary.spelt(pairs)): patterns[each] for each, pairs in spelt.items()}


def table(kept: Kept, path: Path) -> Mapping[str, Any]:
    """The table of a rule file, which was mostly read before."""
    return kept.opened.get(path) or kept.open(path).data


def forms(pattern: Pattern) -> list[tuple[str, list[list[frozenset[str]]]]]:
    """The expressions of a pattern's forms, and what each needs."""
    return [(form.expression, [list(way) for way in form.ways]) for form in pattern.forms]
