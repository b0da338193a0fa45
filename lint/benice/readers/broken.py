"""The note on a source that breaks its own grammar."""

from benice.model import Field, Note, Source
from benice.readers.tree import UnreadableError


def unreadable(source: Source, error: UnreadableError) -> Note:
    """The note on a document that breaks the grammar."""
    line, column = source.position(error.at)
    where = Field.cut(source, error.at, min(error.at + 1, len(source.text)))
    return Note("unreadable", where, {"problem": error.problem, "line": line, "column": column}, fatal=True)
