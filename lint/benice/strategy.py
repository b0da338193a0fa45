"""The campaign's plan: goals, audience, manager, channels, cadence, pillars, answers."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path, PurePath

from benice.config import Config
from benice.light import dataclass, replace
from benice.model import Field, Note, Reading, Source
from benice.paths import is_file, read_bytes
from benice.readers.tree import Items, Leaf, Node, Pairs, UnreadableError, empty
from benice.tables import UsageError

NAMES = ("strategy.toml", "strategy.yaml", "strategy.yml", "strategy.md")
FORMAT = "strategy"
PACES = {"daily": (1, 1, "day"), "weekly": (1, 1, "week"), "monthly": (1, 1, "month")}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the team, and what they may approve: all, or what goes to these platforms."""

    name: Field
    approves: bool = False
    platforms: frozenset[str] = frozenset()  # empty: all
    said: Sequence[Field] = ()  # the words for them


@dataclass(frozen=True, slots=True)
class Cadence:
    """How many posts in a day, week or month; `where` says it."""

    least: int
    most: int
    unit: str
    where: Field


@dataclass(frozen=True, slots=True)
class Channel:
    """One platform that the plan names, with the accounts there; none means any."""

    platform: str | None  # an id of platforms.toml; None where the plan's word is unknown
    where: Field
    accounts: Sequence[str] = ()
    hours: Sequence[str] = ()
    days: Sequence[str] = ()
    cadence: Cadence | None = None


@dataclass(frozen=True)
class Strategy:
    """What a strategy file says. Every value is a field that knows its place; `notes` are what is wrong with it."""

    source: Source
    tree: Pairs
    notes: Sequence[Note] = ()

    @property
    def reading(self) -> Reading:
        """The file as what it is among others that are read: it holds no posts."""
        return Reading(self.source, notes=self.notes, passed_over="it is the strategy")

    @property
    def readable(self) -> bool:
        """Whether the file keeps the grammar of its format; of one that does not nothing is known."""
        return all(note.rule != "unreadable" for note in self.notes)

    def node(self, path: str) -> Node | None:
        """What stands under a key, or under several joined by dots; None where there is nothing."""
        return find_node(self.tree, path)

    def key(self, path: str) -> Field | None:
        """The key of a section, which is where a finding about it belongs."""
        pair = find_pair(self.tree, path)
        return pair[0] if pair else None

    def texts(self, path: str) -> Sequence[Field]:
        """All values under a path."""
        node = self.node(path)
        return list(leaves(node)) if node else []

    def entries(self, path: str) -> Sequence[Node]:
        """The items of a list; a single value counts as a list of one."""
        node = self.node(path)
        if node is None or empty(node):
            return []
        return [each for each in node.items if not empty(each)] if isinstance(node, Items) else [node]

    def day(self, path: str) -> date | None:
        """A date."""
        return read_day(self.node(path))

    @cached_property
    def people(self) -> Sequence[Person]:
        """The manager and the team."""
        return [found for each in (*self.entries("manager"), *self.entries("team")) if (found := read_person(each))]

    @cached_property
    def names_approvers(self) -> bool:
        """Whether it says of anybody that they may approve posts."""
        return any(person.approves for person in self.people)

    @cached_property
    def channels(self) -> Sequence[Channel]:
        """Where the campaign posts."""
        return [found for each in self.entries("channels") if (found := read_channel(each))]

    @cached_property
    def pillars(self) -> Sequence[Field]:
        """The names of the subjects."""
        return names_of(self.entries("pillars"), "name")

    @cached_property
    def promotional_share(self) -> float | None:
        """How much of all posts may sell, from 0 to 1."""
        text = next((field.text.replace("_", "").strip() for field in self.texts("promotional-share")), "")
        try:
            share = float(text.rstrip("% ")) / (100 if "%" in text else 1)
        except ValueError:
            return None
        return share if 0 <= share <= 1 else None

    def approvers(self, platform: str | None) -> Sequence[str]:
        """Who may approve a post for a platform."""
        able = (each for each in self.people if each.approves and (not each.platforms or platform in each.platforms))
        return [each.name.text.strip() for each in able]


def find_pair(tree: Node | None, path: str) -> tuple[Field, Node] | None:
    """The key and the value at a path; case and joints of keys make no difference."""
    from benice.readers.keys import plain

    found: tuple[Field, Node] | None = None
    for part in path.split("."):
        pairs = tree.pairs if isinstance(tree, Pairs) else ()
        found = next((pair for pair in pairs if plain(pair[0].text) == plain(part)), None)
        tree = found[1] if found else None
    return found


def find_node(tree: Node, path: str) -> Node | None:
    """The value at a path."""
    pair = find_pair(tree, path)
    return pair[1] if pair else None


def leaves(node: Node) -> Iterator[Field]:
    """All values in a node that say something."""
    if isinstance(node, Leaf):
        if not empty(node):
            yield node.field
        return
    for each in node.items if isinstance(node, Items) else [value for _, value in node.pairs]:
        yield from leaves(each)


def names_of(entries: Iterable[Node], key: str) -> list[Field]:
    """The names of entries that are names, or tables with one."""
    found = (each if isinstance(each, Leaf) else find_node(each, key) for each in entries)
    return [each.field for each in found if isinstance(each, Leaf) and not empty(each)]


def read_day(node: Node | None) -> date | None:
    """The date of a value; None where there is none, which the shape has told already."""
    try:
        return date.fromisoformat(node.field.text.strip()) if isinstance(node, Leaf) else None
    except ValueError:
        return None


def read_person(node: Node) -> Person | None:
    """The person of an entry."""
    from benice.platforms import find_platform

    for name in names_of([node], "name"):
        given = find_node(node, "approves")
        said = list(leaves(given)) if given else []
        if said and said[0].text.strip().lower() in ("true", "false"):
            return Person(name, said[0].text.strip().lower() == "true")
        ids = frozenset(found.id for each in said if (found := find_platform(each.text.strip())))
        return Person(name, bool(ids), ids, said)
    return None


def read_channel(node: Node) -> Channel | None:
    """The channel of an entry."""
    from benice.platforms import find_platform

    for where in names_of([node], "platform"):
        found = find_platform(where.text)
        said = {key: words_at(node, key) for key in ("account", "hours", "days")}
        cadence = read_cadence(find_node(node, "cadence"))
        return Channel(found.id if found else None, where, said["account"], said["hours"], said["days"], cadence)
    return None


def words_at(node: Node, key: str) -> list[str]:
    """The texts under a key of an entry."""
    found = find_node(node, key)
    return [each.text.strip() for each in leaves(found)] if found else []


def read_cadence(node: Node | None) -> Cadence | None:
    """The pace that a value such as "2-4 a week" says."""
    import re

    if not isinstance(node, Leaf):
        return None
    text = node.field.text.strip().lower()
    if text in PACES:
        return Cadence(*PACES[text], node.field)
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    unit = re.search(r"(day|week|month)s?$", text)
    return Cadence(numbers[0], numbers[-1], unit[1], node.field) if numbers and unit else None


def read_strategy(source: Source) -> Strategy:
    """The strategy in a source, whatever is wrong with it noted; UsageError for a format that cannot hold one."""
    from benice.readers.broken import unreadable
    from benice.shape import check_shape, slips_in_platforms

    source = Source(source.path, source.text, source.encoding, source.bom, FORMAT)
    nothing = Pairs(Field.cut(source, 0, 0), [])
    try:
        tree = scan(source)
    except UnreadableError as error:
        return Strategy(source, nothing, [unreadable(source, error)])
    found = Strategy(source, tree if isinstance(tree, Pairs) else nothing)
    said = [each.where for each in found.channels] + [field for each in found.people for field in each.said]
    return replace(found, notes=[*check_shape(tree), *slips_in_platforms(said)])


def scan(source: Source) -> Node:
    """The tree of a strategy file."""
    suffix = PurePath(source.path).suffix.lower()
    if suffix == ".toml":
        from benice.readers.toml_tree import scan_toml

        return scan_toml(source)
    if suffix in (".yaml", ".yml", ".json"):
        from benice.readers.yaml_tree import scan_yaml

        documents = scan_yaml(source)
        return documents[0] if documents else Pairs(Field.cut(source, 0, 0), [])
    if suffix in (".md", ".markdown"):
        from benice.readers.front_matter import split_draft

        return split_draft(source).head or Pairs(Field.cut(source, 0, 0), [])
    raise UsageError(f"{source.path}: a strategy is a .toml, .yaml or .json file, or the front matter of a .md file")


def find_strategy(config: Config, folders: Iterable[Path]) -> Path | None:
    """The strategy file that config names, else the one beside it, else the only one beside the posts."""
    if config.strategy:
        path = config.root / config.strategy
        if not is_file(path):
            raise UsageError(f"{config.path}: strategy: there is no file {path}")
        return path
    for places in ([config.root] if config.path else [], sorted(set(folders))):
        found = [path for place in places for name in NAMES if is_file(path := place / name) and is_plan(path)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_plan(path: Path) -> bool:
    """Whether a file that is called strategy is one: it has a section that a strategy has."""
    if path.suffix == ".toml":
        return True
    from benice.readers.decode import decode
    from benice.shape import load_schema

    try:
        source = decode(path.as_posix(), read_bytes(path))
        tree = None if isinstance(source, Reading) else scan(source)
    except (OSError, UnreadableError):
        return False
    return any(find_pair(tree, name) for name in load_schema()["properties"])
