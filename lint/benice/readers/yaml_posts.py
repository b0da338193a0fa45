"""YAML: a plan with a list of posts, a list, or one post in each document."""

from benice.light import replace
from benice.model import Reading, Source
from benice.readers.broken import unreadable
from benice.readers.options import Options
from benice.readers.plan import read_plan, read_records
from benice.readers.tree import Leaf, UnreadableError


def read_yaml(source: Source, options: Options) -> Reading:
    """The posts of a YAML file."""
    from benice.readers.yaml_tree import scan_yaml

    source = replace(source, format="yaml-plan")
    try:
        documents = [tree for tree in scan_yaml(source) if not (isinstance(tree, Leaf) and not tree.field.text)]
    except UnreadableError as error:
        return Reading(source, notes=[unreadable(source, error)])
    if not documents:
        return Reading(source, passed_over="empty")
    if len(documents) == 1:
        return read_plan(documents[0], source, options)
    return read_records(enumerate(documents, 1), source, options)
