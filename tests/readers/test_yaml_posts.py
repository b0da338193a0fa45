"""YAML plans."""

from benice.model import Reading, Source
from benice.readers import Options, read


def reading(text: str) -> Reading:
    return read(Source("plan.yaml", text), Options())


PLAN = """\
# a comment
timezone: America/New_York
accounts:
  x: acme
posts:
  - id: a
    at: 2027-01-25 09:00
    platform: x
    text: |-
      Fifty years ago
      today.
  - id: b
    platform: [facebook, linkedin]
    text: >-
      The wrong record
      was a polka.
"""


def test_a_plan_gives_its_posts() -> None:
    found = reading(PLAN)
    assert [(post.id, post.platform, post.account, post.body.text) for post in found.posts] == [
        ("a", "x", "acme", "Fifty years ago\ntoday."),
        ("b", "facebook", None, "The wrong record was a polka."),
        ("b", "linkedin", None, "The wrong record was a polka."),
    ]
    assert found.posts[0].at is not None
    assert found.posts[0].at.isoformat() == "2027-01-25T09:00:00-05:00"
    assert found.source.format == "yaml-plan"


def test_a_word_of_a_folded_text_stands_on_its_own_line() -> None:
    post = reading(PLAN).posts[1]
    at = post.body.text.index("polka")
    span = post.body.span(at, at + 5)
    assert span.text == "polka"
    assert post.source.position(span.start) == (16, 13)


def test_a_list_and_a_single_post_and_several_documents_will_do() -> None:
    assert [post.number for post in reading("- text: one\n- text: two\n").posts] == [1, 2]
    assert [post.number for post in reading("text: one\n").posts] == [1]
    assert [post.number for post in reading("text: one\n---\ntext: two\n").posts] == [1, 2]


def test_defaults_may_be_merged_in() -> None:
    found = reading("d: &d {platform: x, account: acme}\nposts:\n- <<: *d\n  text: one\n")
    assert [(post.platform, post.account) for post in found.posts] == [("x", "acme")]


def test_numbers_and_words_of_yaml_are_taken_as_they_are_written() -> None:
    (post,) = reading("text: 2027\nsponsored: on\nid: 007\n").posts
    assert (post.body.text, post.sponsored, post.id) == ("2027", True, "007")


def test_yaml_about_something_else_is_passed_over() -> None:
    assert reading("jobs:\n  build:\n    steps: []\n").passed_over == "no list of posts, and no post"
    assert reading("just words\n").passed_over == "no list of posts, and no post"
    assert reading("# nothing\n").passed_over == "empty"


def test_broken_yaml_is_unreadable_at_its_line() -> None:
    (note,) = reading("posts:\n  - text: one\n - text: two\n").notes
    assert (note.rule, note.fatal, note.facts["line"]) == ("unreadable", True, 3)
