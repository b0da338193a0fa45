"""YAML with places: PyYAML says what the values are and where they begin, and every character is traced back."""

from collections.abc import Iterator
from typing import Any

import yaml

from benice.model import Field, Source
from benice.readers.tree import NOTHING, NULLS, PLAIN, TEXT, Items, Leaf, Node, Pairs, UnreadableError
from benice.readers.yaml_scalars import trace

DEEPEST = 100  # levels; nobody plans posts deeper, and a parser's time and stack end somewhere
TOO_DEEP = f"nested deeper than {DEEPEST} levels"
LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def scan_yaml(source: Source, start: int = 0, end: int | None = None) -> list[Node]:
    """The trees of the documents in a piece of a source; UnreadableError where it is not YAML."""
    text = source.text[start:end]
    try:
        return Builder(source, start).documents(yaml.parse(text, Loader=LOADER))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if error.context_mark and "end of stream" in (error.problem or ""):
            mark = error.context_mark
        problem = " ".join(part for part in (error.context, error.problem) if part)
        if problem.startswith("while scanning a quoted scalar found unexpected end"):
            problem = "the quote that begins here is never closed"
        if "nesting depth" in problem:  # libyaml looks ahead, and may meet its own limit before we meet ours
            problem = TOO_DEEP
        raise UnreadableError(problem or "not YAML", start + min(mark.index if mark else 0, len(text))) from None
    except yaml.reader.ReaderError as error:
        at = (
            error.position
            if LOADER is yaml.SafeLoader
            else len(text.encode()[: error.position].decode(errors="ignore"))
        )
        raise UnreadableError(f"a character that YAML does not allow (code {error.character})", start + at) from None
    except yaml.YAMLError as error:
        raise UnreadableError(str(error), start) from None


class Builder:
    """Trees from the events of one stream; anchors stand for the same node wherever they are used."""

    def __init__(self, source: Source, start: int) -> None:
        self.source = source
        self.start = start
        self.anchors: dict[str, Node] = {}

    def documents(self, events: Iterator[Any]) -> list[Node]:
        """The documents of a stream."""
        found: list[Node] = []
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.anchors = {}
                found.append(self.node(next(events), events, 0))
        return found

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        """The node that an event begins."""
        at = self.start + event.start_mark.index
        if depth > DEEPEST:
            raise UnreadableError(TOO_DEEP, at)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise UnreadableError(f"no value is called '{event.anchor}'", at)
            return self.anchors[event.anchor]
        anchor = event.anchor
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            node = self.leaf(event)
        elif isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(self.node(event, events, depth + 1))
            node = Items(self.cut(at, event), items)
        else:
            node = self.mapping(at, events, depth)
        if anchor:
            self.anchors[anchor] = node
        return node

    def mapping(self, at: int, events: Iterator[Any], depth: int) -> Pairs:
        """A mapping; what `<<` merges in comes after its own pairs, and only where it has no such key."""
        pairs: list[tuple[Field, Node]] = []
        merged: list[Node] = []
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if key.field.text == "<<":
                merged += value.items if isinstance(value, Items) else [value]
            else:
                pairs.append((key.field, value))
        own = {key.text for key, _ in pairs}
        for other in merged:
            if isinstance(other, Pairs):
                more = [(key, value) for key, value in other.pairs if key.text not in own]
                own |= {key.text for key, _ in more}
                pairs += more
        return Pairs(self.cut(at, event), pairs)

    def cut(self, at: int, event: Any) -> Field:
        """All of a list or mapping."""
        return Field.cut(self.source, at, self.start + event.end_mark.index)

    def leaf(self, event: Any) -> Leaf:
        """A scalar; a plain one may be nothing at all, and any other keeps its raw text."""
        start, end = self.start + event.start_mark.index, self.start + event.end_mark.index
        plain = event.style in (None, "")
        sort = (NOTHING if event.value in NULLS else PLAIN) if plain else TEXT
        text, source, style = event.value, self.source, event.style or ""
        if plain and text == source.text[start:end]:
            return Leaf(Field(source, text, start, (start, end)), sort)
        return Leaf(Field(source, text, lambda: trace(source.text, style, text, start, end), (start, end)), sort)
