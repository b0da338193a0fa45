""".tweet files."""

from benice.model import Reading, Source
from benice.readers import Options, read


def reading(text: str) -> Reading:
    return read(Source("tweets/hello.tweet", text), Options())


def test_the_whole_file_is_one_tweet_on_x() -> None:
    (post,) = reading("Hello there\n\n# not a heading\n").posts
    assert (post.platform, post.kind, post.body.text) == ("x", "post", "Hello there\n\n# not a heading")


def test_a_line_of_dashes_begins_the_next_tweet_of_a_thread_and_pictures_go_with_the_first() -> None:
    result = reading("---\nmedia:\n  - file: cat.jpg\n    alt: A cat\n---\nOne\n---\nTwo\n--- not\n")
    assert [(post.kind, post.body.text) for post in result.posts] == [("post", "One"), ("thread", "Two\n--- not")]
    assert [[media.file.text for media in post.media] for post in result.posts] == [["cat.jpg"], []]


def test_another_delimiter_may_be_given() -> None:
    result = reading('---\nthreadDelimiter: "***"\n---\nOne\n---\n***\nTwo\n')
    assert [post.body.text for post in result.posts] == ["One\n---", "Two"]


def test_the_options_of_a_poll_are_not_the_text() -> None:
    assert [post.body.text for post in reading("Tea or coffee?\n\n( ) Tea\n( ) Coffee\n").posts] == ["Tea or coffee?"]


def test_a_reply_is_a_reply() -> None:
    (post,) = reading("---\nreply: https://example.com/1\n---\nYes!\n").posts
    assert (post.kind, post.to, post.body.text) == ("reply", "https://example.com/1", "Yes!")


def test_a_retweet_without_words_is_passed_over() -> None:
    result = reading("---\nretweet: https://example.com/1\n---\n")
    assert (result.passed_over, list(result.posts)) == ("a retweet without words of its own", [])


def test_an_empty_file_is_passed_over() -> None:
    assert reading("\n").passed_over == "empty"
