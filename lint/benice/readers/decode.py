"""Bytes -> Source: UTF-8 with or without BOM, UTF-16 with BOM, workbooks; all else is unreadable at its byte."""

from benice.model import Field, Note, Reading, Source

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))

CONTROLS = [bytes([code]) for code in (*range(1, 9), *range(14, 27), *range(28, 32))]  # no text file has these


def decode(path: str, data: bytes) -> Source | Reading:
    """The source in some bytes, or a reading without posts that notes which byte is wrong."""
    if path.lower().endswith(".xlsx"):
        from benice.readers.workbook import render

        return render(path, data)
    if path.lower().endswith(".car"):
        from benice.readers import car

        return car.render(path, data)
    bom, encoding = next(((bom, name) for bom, name in BOMS if data.startswith(bom)), (b"", "utf-8"))
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        at = len(bom) + error.start
        advice = ": this is no text file" if is_binary(data) else "; save the file as UTF-8"
        good = data[len(bom) : at].decode(encoding)
        return unreadable(path, good, f"byte {at + 1} (0x{data[at : at + 1].hex()}) is not {name}{advice}", at)
    if "\x00" in text:
        good = text[: text.index("\x00")]
        at = len(bom) + len(good.encode(encoding))
        return unreadable(path, good, f"byte {at + 1} is NUL: this is no text file, or not in {name}", at)
    return Source(path, text, encoding, bool(bom))


def is_binary(data: bytes) -> bool:
    """Whether some bytes are no text at all, and not a text with a NUL in it or one in UTF-16 without its mark."""
    if b"\x00" not in data or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    if any(each in data for each in CONTROLS):
        return True
    try:
        data.decode()
    except UnicodeDecodeError:
        return True
    return False


def unreadable(path: str, good: str, problem: str, byte: int | None = None) -> Reading:
    """A reading without posts that says why; `good` is the text before the trouble, so that the place is known."""
    source = Source(path, good)
    line, column = source.position(len(good))
    facts: dict[str, object] = {"problem": problem, "line": line, "column": column}
    if byte is not None:
        facts["byte"] = byte
    return Reading(source, notes=[Note("unreadable", Field.cut(source, len(good), len(good)), facts, fatal=True)])
