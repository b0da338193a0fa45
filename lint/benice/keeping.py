"""What a run leaves for the next one: rules, word lists, patterns and their index, in types that marshal knows."""

import marshal
from collections.abc import Sequence

from benice.index import plan_index
from benice.patterns import Pattern
from benice.rulebook import Rulebook, facts_of, read_rule
from benice.shelf import keep, plain
from benice.tables import read_toml


def keep_book(book: Rulebook, purposes: Sequence[Pattern]) -> None:
    """Keep a rulebook as its files have it, whatever config changes in it; `purposes` tell what posts are for."""
    vocabulary = book.vocabulary
    changed = {rule.id: read_rule(rule.path, vocabulary, {}) for rule in book.rules.values() if rule.changed}
    rules = [changed.get(rule.id, rule) for rule in book.rules.values()]
    every = [*purposes, *(pattern for rule in rules for pattern in rule.check.patterns)]
    sought = dict.fromkeys([*purposes, *(vocabulary.compile(each) for rule in rules for each in rule.sought)])
    made = {
        "rules": {str(rule.path): facts_of(rule) for rule in rules},
        "tables": {str(path): marshal.dumps(plain(read_toml(path)[0])) for path in vocabulary.kept.files},
        "words": marshal.dumps({name: list(words) for name, words in vocabulary.words.items()}),
        "spellings": dict(vocabulary.spellings),
        "lexicon": frozenset(vocabulary.lexicon(every)),
        "purposes": [each.written for each in purposes],
        "patterns": {each.written: marshal.dumps(forms(each)) for each in vocabulary.made.values()},
        "index": plan_index(list(sought)),
    }
    keep(vocabulary.kept.stamp, made)


def forms(pattern: Pattern) -> list[tuple[str, list[list[frozenset[str]]]]]:
    """The expressions of a pattern's forms, and what each needs."""
    return [(form.expression, [list(way) for way in form.ways]) for form in pattern.forms]
