"""Bytes -> Source: UTF-8 with or without BOM, UTF-16 with BOM, workbooks; all else is unreadable at its byte."""

from benice.model import Field, Note, Reading, Source

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


def decode(path: str, data: bytes) -> Source | Reading:
    """The source in some bytes, or a reading without posts that notes which byte is wrong."""
    if path.lower().endswith(".xlsx"):
        from benice.readers.workbook import render

        return render(path, data)
    if is_binary(data):
        return binary(path, data)
    bom, encoding = next(((bom, name) for bom, name in BOMS if data.startswith(bom)), (b"", "utf-8"))
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start
        wrong = data[len(bom) + at : len(bom) + at + 1].hex()
        good = data[len(bom) : len(bom) + at].decode(encoding)
        problem = (
            f"byte {len(bom) + at + 1} (0x{wrong}) is not {encoding.upper().removesuffix('-LE').removesuffix('-BE')}"
        )
        return unreadable(path, good, f"{problem}; save the file as UTF-8", len(bom) + at)
    if "\x00" in text:
        return binary(path, data)
    return Source(path, text, encoding, bool(bom))


def is_binary(data: bytes) -> bool:
    """Whether some bytes are no text at all: they hold NULs and do not begin as UTF-16 does."""
    return b"\x00" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff"))


def binary(path: str, data: bytes) -> Reading:
    """The reading of bytes that are no text."""
    at = data.find(b"\x00")
    return unreadable(path, "", f"byte {at + 1} is NUL: not a text file", at)


def unreadable(path: str, good: str, problem: str, byte: int | None = None) -> Reading:
    """A reading without posts that says why; `good` is the text before the trouble, so that the place is known."""
    source = Source(path, good)
    line, column = source.position(len(good))
    facts: dict[str, object] = {"problem": problem, "line": line, "column": column}
    if byte is not None:
        facts["byte"] = byte
    return Reading(source, notes=[Note("unreadable", Field.cut(source, len(good), len(good)), facts, fatal=True)])
