"""One record - a row, a mapping, a front matter - to posts: one for each platform that it names."""

from collections.abc import Iterable, Mapping, Sequence

from benice.light import dataclass, field, replace
from benice.model import Field, Note, Post, Source
from benice.readers.channels import Channel, channels_of, networks_in_media, read_channel, split
from benice.readers.ignores import ignored_field
from benice.readers.keys import Names, first_meaning, meaning
from benice.readers.options import Options
from benice.readers.pictures import media_of
from benice.readers.times import Moment, moment_of
from benice.readers.tree import (
    FLAG,
    NOTHING,
    NUMBER,
    PLAIN,
    TEXT,
    Items,
    Leaf,
    Node,
    Pairs,
    empty,
    sort_of,
    with_plain_line_ends,
)

WORDS = frozenset(
    {"text", "platform", "timezone", "at", "date", "time", "kind", "purpose", "approved_text", "approved_at"}
)
LISTS = frozenset({"platform", "platforms", "media", "hashtags", "ignore", "alt", "approved_by", "link", "poll"})
SORTED = frozenset({"kind", "purpose", "pillar", "to"})
PLAIN_WORDS = ("id", "to", "campaign", "pillar", "language", "status")  # of a post, as its record has them
PLACED = ("at", "date", "time", "platform", "platforms", "account", "media", "kind", "to", "campaign")
MAPPINGS = frozenset({"media", "hashtags", "poll", "ignore"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds for all records of one source: what config and the file itself say once."""

    source: Source
    options: Options
    order: str | None = None  # of day and month in the file's dates: "day-first", "month-first"
    timezone: str | None = None
    platform: str | None = None
    accounts: Mapping[str, str] = field(default_factory=dict)  # platform -> account


@dataclass(frozen=True, slots=True)
class Record:
    """The values of one record under the names of the contract; `number` counts from 1 in the source."""

    number: int
    values: Mapping[str, Node]
    notes: Sequence[Note] = ()
    exact: frozenset[str] = frozenset()  # what was given under the contract's own name

    def text(self, name: str) -> str:
        """The text of a value, or nothing."""
        if name not in self.values:
            return ""
        node = self.values[name]
        return node.field.text.strip() if isinstance(node, Leaf) and node.sort != NOTHING else ""

    @property
    def placed(self) -> bool:
        """Whether it says when or where something is to go; then it is a post even without words."""
        return any(name in self.values and not empty(self.values[name]) for name in PLACED)


def name_values(number: int, pairs: Iterable[tuple[Field, Node]], names: Names) -> Record:
    """A mapping as a record: keys that mean nothing here are left out, and of two spellings the better one wins."""
    values: dict[str, Node] = {}
    ranks: dict[str, int] = {}
    notes: list[Note] = []
    for key, node in pairs:
        found = names.find(key.text)
        if found is None:
            continue
        name, rank = found
        expected = unsuited(name, node)
        if expected and rank == 0:
            notes.append(wrong_type(name, node.field, expected, sort_of(node)))
        if name in ranks and ranks[name] == rank == 0:
            notes.append(wrong_type(name, key, f"one '{key.text}'", "two"))
        if expected or (name in ranks and (empty(node) or (ranks[name] < rank and not empty(values[name])))):
            continue
        values[name], ranks[name] = node, rank
    return Record(number, values, notes, frozenset(name for name, rank in ranks.items() if rank == 0))


def unsuited(name: str, node: Node) -> str:
    """What was expected for a name, where the node is something else."""
    expected = "true or false" if name == "sponsored" else "text"
    if isinstance(node, Leaf):
        if node.sort in (TEXT, PLAIN, NOTHING):
            return ""
        takes_flags = name in ("sponsored", "status", "approved", "pinned")
        fits = takes_flags if node.sort == FLAG else name not in WORDS and name != "sponsored"
        return "" if fits else expected
    if isinstance(node, Pairs):
        return "" if name in MAPPINGS else expected
    if name not in LISTS:
        return expected
    wrong = (not isinstance(item, Leaf) or item.sort in (NUMBER, FLAG) for item in node.items)
    return "a list of texts" if name in ("platform", "platforms") and any(wrong) else ""


def wrong_type(name: str, where: Field, expected: str, found: str) -> Note:
    """The note on a value of another type than the contract's."""
    problem = f"'{name}' should be {expected}, and is {found}"
    facts = {"problem": problem, "key": name, "expected": expected, "found": found}
    return Note("wrong-type", where, facts, fatal=True)


def make_posts(
    record: Record, body: Field, setting: Setting, only: Sequence[str] = ()
) -> tuple[list[Post], list[Note]]:
    """The posts of one record: one for each platform that it names, with the same body, and what was noticed.

    `only` are platforms that the place of the text names, as a heading does: of all channels the post goes there.
    """
    body = with_plain_line_ends(body)
    notes = list(record.notes)
    if "status" in record.values and meaning("statuses", record.text("status")) == "cancelled":
        return [], about(record, notes)
    channels = find_channels(record, setting, notes, only)
    moments = moments_of(record, channels, setting, notes)
    sponsored = answer(record, notes)
    media = media_of(record.values) if "media" in record.values or "alt" in record.values else ()
    fields = {name: as_field(node) for name, node in record.values.items() if not isinstance(node, Pairs)}
    if "ignore" in record.values and (ignored := ignored_field(record.values["ignore"])):
        fields["ignore"] = ignored
    kind, purpose = kind_and_purpose(record)
    options = setting.options
    said = {name: record.text(name) or None for name in PLAIN_WORDS if name in record.values}
    posts = [
        Post(
            id=said.get("id") or f"{setting.source.path}#{record.number}",
            number=record.number,
            body=body,
            platform=channel.platform,
            account=(channel.account or "").removeprefix("@") or None,
            at=moment.at,
            all_day=moment.all_day,
            kind=kind or options.kind or "post",
            purpose=purpose,
            to=said.get("to"),
            campaign=said.get("campaign"),
            pillar=said.get("pillar"),
            sponsored=sponsored,
            language=said.get("language") or options.language,
            status=said.get("status"),
            media=media,
            fields={**fields, **fields_of(channel, record)} if channel.field else fields,
        )
        for channel, moment in zip(channels, moments, strict=True)
    ]
    return posts, about(record, notes)


def fields_of(channel: Channel, record: Record) -> Mapping[str, Field]:
    """What a record says of one of its channels: the words that named it, and the hashtags that only it gets."""
    found = {"platform": channel.field} if channel.field else {}
    hashtags = record.values.get("hashtags")
    for key, node in hashtags.pairs if isinstance(hashtags, Pairs) else ():
        named = read_channel(key.text)
        if named and named[0] == channel.platform and named[1] in (None, channel.account) and not empty(node):
            found["hashtags"] = as_field(node)
    return found


def about(record: Record, notes: Sequence[Note]) -> list[Note]:
    """Notes that say which record they are about."""
    return [] if not notes else [replace(note, number=record.number) for note in notes]


def moments_of(record: Record, channels: Sequence[Channel], setting: Setting, notes: list[Note]) -> Sequence[Moment]:
    """When the record goes out on each of its channels: their accounts may have zones of their own."""
    found: dict[str | None, Moment] = {}
    zones = [setting.timezone or setting.options.zone_of(channel.account) for channel in channels]
    if len(zones) == 1:
        return [moment_of(record, zones[0], setting.order, notes)]
    for zone in zones:
        if zone not in found:
            noticed: list[Note] = []
            found[zone] = moment_of(record, zone, setting.order, noticed)
            notes += [note for note in noticed if note.rule not in {told.rule for told in notes} or len(found) == 1]
    return [found[zone] for zone in zones]


def find_channels(record: Record, setting: Setting, notes: list[Note], only: Sequence[str] = ()) -> Sequence[Channel]:
    """Where the record is to go; never empty."""
    values, options = record.values, setting.options
    given = [values[name] for name in ("platform", "platforms") if name in values and not empty(values[name])]
    if not given and "media" in values and networks_in_media(values["media"]):
        given = [values["media"]]
    own = record.text("account") or None
    found: list[Channel] = []
    for channel in channels_of(given, notes):
        default = setting.accounts.get(channel.platform or "")
        account = own or channel.account or default or options.account
        wanted = not only or channel.platform in only
        if wanted and not any(each[:2] == (channel.platform, account) for each in found):
            found.append(channel._replace(account=account))
    if found:
        return found
    platform = options.platform or options.platform_of(own or options.account) or setting.platform
    if not only and platform is None and (named := platforms_in_accounts(values.get("account"))):
        return named
    return [
        Channel(each, own or setting.accounts.get(each or "") or options.account, None)
        for each in (only or (platform,))
    ]


def platforms_in_accounts(node: Node | None) -> Sequence[Channel]:
    """The channels in accounts such as "instagram_acme", where nothing else says where a post goes."""
    parts = split(node.field) if isinstance(node, Leaf) else ()
    found = [(read_channel(part.text), part) for part in parts]
    return [Channel(named[0], named[1] or part.text, part) for named, part in found if named]


def answer(record: Record, notes: list[Note]) -> bool:
    """Whether the record says that it is paid for."""
    if "sponsored" not in record.values:
        return False
    word = record.text("sponsored")
    found = meaning("answers", word) if word else "no"
    if found is None:
        node = record.values["sponsored"]
        notes.append(wrong_type("sponsored", node.field, "yes or no", f"'{word}'"))
    return found == "yes"


def kind_and_purpose(record: Record) -> tuple[str | None, str | None]:
    """The kind and the purpose that the record gives; a type such as "Promotional" says a purpose.

    The contract's kind "thread" is a later part of one; a format "Thread" in a calendar is all of it.
    """
    if SORTED.isdisjoint(record.values):
        return None, None
    kind, purpose = record.text("kind"), record.text("purpose")
    found = kind if kind == "thread" and "kind" in record.exact else meaning("kinds", kind)
    if found is None and record.text("to"):
        found = "reply"
    if purpose:
        return found, first_meaning("purposes", [purpose])
    return found, meaning("purposes", kind) or first_meaning("purposes", [record.text("pillar")])


def as_field(node: Node) -> Field:
    """A value or a list of values as one field."""
    if isinstance(node, Items) and node.items and all(isinstance(item, Leaf) for item in node.items):
        return Field.join([item.field for item in node.items], ", ")
    return node.field
