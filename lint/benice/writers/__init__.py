"""Writers: a new value in the place of an old one, quoted as its file quotes; nothing else changes.

What comes out is an Edit; `benice.edit` makes it, and the file is read again before anybody believes it.
"""

from pathlib import PurePath

from benice.model import Edit, Field
from benice.tables import UsageError


def set_value(field: Field, text: str) -> Edit:
    """Put a text in the place of a whole value; UsageError where the value stands in something that cannot hold it."""
    return Edit(field.whole(), encode(field, text))


def encode(field: Field, text: str) -> str:
    """A text as it is written in the place of a value: in its quotes, with the escapes of its format."""
    raw = field.whole().text
    suffix = PurePath(field.source.path).suffix.lower()
    if suffix in (".csv", ".tsv"):
        from benice.writers.cells import encode_cell

        return encode_cell(text, quoted=raw.startswith('"'))
    if suffix in (".json", ".jsonl", ".ndjson"):
        from benice.writers.pairs import encode_string

        return encode_string(field.source, text)
    if suffix in (".yaml", ".yml") or (suffix not in (".ics", ".txt") and in_head(field)):
        from benice.writers.scalars import encode_scalar

        return encode_scalar(field, text)
    if suffix == ".ics":
        from benice.writers.ical_values import encode_value

        return encode_value(field, text)
    return plainly(field, text)


def in_head(field: Field) -> bool:
    """Whether a value stands in the front matter of a draft."""
    from benice.readers.front_matter import split_draft

    draft = split_draft(field.source)
    return draft.head is not None and field.end <= draft.body


def plainly(field: Field, text: str) -> str:
    """A text on one line of a draft, without quotes; in a row of a table its bars are escaped."""
    if "\n" in text or "\r" in text:
        line, _ = field.source.position(field.start)
        raise UsageError(f"{field.source.path}:{line}: there is room for one line only, not for {text!r}")
    line_number, _ = field.source.position(field.start)
    in_table = field.source.line(line_number).lstrip().startswith("|")
    return text.replace("|", "\\|") if in_table else text
