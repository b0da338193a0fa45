"""Scalars of YAML: a value in the style of the one that it replaces."""

import re

from benice.model import Field

PROPERTIES = re.compile(r"(?:[&!]\S*[ \t]+)*")  # anchors and tags stay
SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
UNSEEN = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
WRITTEN_TYPES = ("tag:yaml.org,2002:str", "tag:yaml.org,2002:timestamp")  # what a plain text may be taken for


def encode_scalar(field: Field, text: str) -> str:
    """A text in the style of a scalar: plain where that is safe, else in quotes; a block becomes a quoted text."""
    raw = field.whole().text
    before = PROPERTIES.match(raw)
    kept = before[0] if before else ""
    raw = raw[len(kept) :]
    if raw[:1] in ("|", ">"):
        return kept + double_quoted(text) + "\n" * raw.endswith("\n")
    if raw[:1] == '"':
        return kept + double_quoted(text)
    if raw[:1] == "'":
        return kept + single_quoted(text)
    gap = "" if raw or field.source.text[field.start - 1 : field.start].isspace() else " "
    return kept + gap + plain(text)


def plain(text: str) -> str:
    """A text without quotes where everybody reads it as that text, else in quotes."""
    return text if is_plain(text) else single_quoted(text)


def is_plain(text: str) -> bool:
    """Whether a text can stand without quotes, in a block and in a flow, and is no number, truth value or nothing."""
    import yaml

    if text != text.strip() or UNSEEN.search(text):
        return False
    try:
        for written in (f"k: {text}\n", f"{{k: {text}, l: x}}"):
            node = yaml.compose(written, Loader=yaml.SafeLoader)
            value = node.value[0][1] if isinstance(node, yaml.MappingNode) and node.value else None
            if not isinstance(value, yaml.ScalarNode) or value.value != text or value.style:
                return False
            if value.tag not in WRITTEN_TYPES:
                return False
    except yaml.YAMLError:
        return False
    return True


def single_quoted(text: str) -> str:
    """A text in single quotes, where those can hold it."""
    return double_quoted(text) if UNSEEN.search(text) else "'" + text.replace("'", "''") + "'"


def double_quoted(text: str) -> str:
    """A text in double quotes."""
    escaped = "".join(SHORT.get(letter, letter) for letter in text)
    return '"' + UNSEEN.sub(lambda match: code(match[0]), escaped) + '"'


def code(letter: str) -> str:
    """An escape for a letter that nobody would see."""
    number = ord(letter)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}"
