"""The repository that Bluesky exports (.car): its posts, rendered as JSON and read like any other archive."""

import json
from collections.abc import Iterator
from typing import Any

from benice.model import Reading, Source

POST = "app.bsky.feed.post"
DEEPEST = 100  # levels; a post is five deep
SIMPLE = {20: False, 21: True, 22: None}
LENGTHS = {24: 1, 25: 2, 26: 4, 27: 8}  # bytes of the argument


def render(path: str, data: bytes) -> Source | Reading:
    """The text of a repository: one post a line, in the shape of com.atproto.repo.listRecords."""
    from benice.readers.decode import unreadable

    try:
        records = [{"value": record} for record in records_in(data)]
    except (IndexError, ValueError, KeyError, TypeError) as error:
        return unreadable(path, "", f"not a repository of Bluesky ({error})")
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in records)
    return Source(path, f'{{"records": [\n{lines}\n]}}\n', encoding="car")


def records_in(data: bytes) -> Iterator[dict[str, Any]]:
    """The posts among the blocks of a CAR file (version 1), in the order of the file; ValueError where it is none."""
    size, at = varint(data, 0)
    header, _ = decode(data[at : at + size], 0, 0)
    if not isinstance(header, dict) or header.get("version") != 1:
        raise ValueError("expected the header of a CAR file, version 1")
    at += size
    while at < len(data):
        size, at = varint(data, at)
        if at + size > len(data):
            raise ValueError("the file ends inside a block")
        block = data[at : at + size]
        at += size
        if POST.encode() in block:
            record, _ = decode(block, link_length(block), 0)
            if isinstance(record, dict) and record.get("$type") == POST:
                yield record


def link_length(block: bytes) -> int:
    """How many bytes the name of a block takes: version, codec, kind of hash, and the hash."""
    at = 0
    for _ in range(3):
        _, at = varint(block, at)
    length, at = varint(block, at)
    return at + length


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number in groups of seven bits, and where it ends."""
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, at
        shift += 7
        if shift > 63:
            raise ValueError("a number that is too long")


def decode(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    """One value of DAG-CBOR and where it ends; links and bytes, which no post is read by, become null."""
    if depth > DEEPEST:
        raise ValueError(f"nested deeper than {DEEPEST} levels")
    major, argument = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7 and argument in SIMPLE:
        return SIMPLE[argument], at
    if argument in LENGTHS:
        size = LENGTHS[argument]
        argument, at = int.from_bytes(data[at : at + size], "big"), at + size
    elif argument > 27:
        raise ValueError("a length that is not given")
    if major in (0, 1):
        return (argument if major == 0 else -1 - argument), at
    if major in (2, 3):
        piece = data[at : at + argument]
        if len(piece) < argument:
            raise ValueError("the file ends inside a value")
        return (piece.decode() if major == 3 else None), at + argument
    if major == 6:
        _, at = decode(data, at, depth + 1)
        return None, at
    if major == 7:  # a number with a fraction
        return None, at
    return (decode_list if major == 4 else decode_map)(data, at, argument, depth)


def decode_list(data: bytes, at: int, count: int, depth: int) -> tuple[list[Any], int]:
    """A list of as many values."""
    found = []
    for _ in range(count):
        value, at = decode(data, at, depth + 1)
        found.append(value)
    return found, at


def decode_map(data: bytes, at: int, count: int, depth: int) -> tuple[dict[str, Any], int]:
    """A mapping of as many pairs."""
    found = {}
    for _ in range(count):
        key, at = decode(data, at, depth + 1)
        value, at = decode(data, at, depth + 1)
        found[str(key)] = value
    return found, at
