"""What a person would take as posts in a Markdown file."""

import pytest

from benice.model import Post, Reading, Source
from benice.readers import Options, read


def reading(text: str, path: str = "social/launch.md", options: Options | None = None) -> Reading:
    return read(Source(path, text), options or Options())


def found(text: str, path: str = "social/launch.md") -> list[tuple[str | None, str, str]]:
    """Platform, kind and text of every post."""
    return [(post.platform, post.kind, post.body.text) for post in reading(text, path).posts]


def texts(text: str, path: str = "social/launch.md") -> list[str]:
    return [post.body.text for post in reading(text, path).posts]


def only(text: str) -> Post:
    (post,) = reading(text).posts
    return post


def test_text_without_headings_is_one_post() -> None:
    assert texts("Doors open at ten.\n\nBring a coat. #launch\n") == ["Doors open at ten.\n\nBring a coat. #launch"]


def test_front_matter_is_the_record_and_the_body_is_the_text() -> None:
    post = only("---\nid: a1\nplatform: mastodon\nat: 2027-01-05T09:00:00Z\nsponsored: no\n---\n\nHello there\n")
    assert (post.id, post.platform, post.body.text, post.sponsored) == ("a1", "mastodon", "Hello there", False)
    assert post.at is not None
    assert post.source.position(post.body.start) == (8, 1)
    assert post.fields["at"].whole().text == "2027-01-05T09:00:00Z"


@pytest.mark.parametrize("key", ["media", "platforms", "platform", "channels"])
def test_front_matter_for_several_networks_is_one_post_for_each(key: str) -> None:
    reading_ = reading(f"---\n{key}:\n- mastodon-eu\n- linkedin-brc\nmentions: {{}}\n---\nHello\n")
    assert [(post.platform, post.account) for post in reading_.posts] == [("mastodon", "eu"), ("linkedin", "brc")]
    assert {post.id for post in reading_.posts} == {"social/launch.md#1"}
    assert all(post.media == () for post in reading_.posts)


def test_front_matter_keys_may_be_named_in_config() -> None:
    options = Options(keys={"at": ["go"], "platforms": ["media"]}, timezone="UTC")
    (post,) = reading("---\ngo: 2027-01-05 09:00\nmedia: x\n---\nHello\n", options=options).posts
    assert (post.platform, post.at is not None) == ("x", True)


def test_sections_that_name_platforms_are_a_post_each() -> None:
    text = "# Launch\n\nWhat we say where.\n\n## LinkedIn\n\nLong words.\n\n## X / Twitter\n\nShort words.\n"
    assert found(text) == [("linkedin", "post", "Long words."), ("x", "post", "Short words.")]


def test_a_section_called_post_content_is_the_post_and_its_neighbours_are_not() -> None:
    text = (
        "# LinkedIn Post\n\n## Post Content\n\nHello\n\n## Visual\n\nA cat.\n\n## Status\nPublished\n\n## Notes\nNo\n"
    )
    assert found(text) == [("linkedin", "post", "Hello")]
    assert only(text).status == "Published"


@pytest.mark.parametrize(
    "title", ["Caption", "Copy", "Post", "📝 Caption:", "**Text**", "Title/Caption", "Post Content (final)"]
)
def test_a_text_has_many_names(title: str) -> None:
    assert texts(f"# Spring\n\n## {title}\nHello\n\n## Image\nA cat\n") == ["Hello"]


def test_numbered_sections_are_a_post_each_and_groups_are_none() -> None:
    text = (
        "# X Daily Posts\n\nTwo days.\n\n---\n\n## Week 1: Goals\n\n### Day 1 - Start\nOne\n\n---\n\n### Day 2\nTwo\n\n"
        "## Hashtag groups\n\n**Core:**\n#one #two\n"
    )
    assert found(text) == [("x", "post", "One"), ("x", "post", "Two")]


@pytest.mark.parametrize(
    "title", ["Post 3", "POST 3 — Before/After", "Variant B: Skeptic", "Tuesday", "2027-03-01", "#2", "3/7"]
)
def test_a_number_a_letter_or_a_day_makes_a_heading_a_post(title: str) -> None:
    assert texts(f"# Ideas for spring\n\n## {title}\nHello\n\n## Other thoughts\nNope\n") == ["Hello"]


def test_titles_that_other_texts_have_too_need_a_word_that_says_that_these_are_posts() -> None:
    section = "## Day 1\nWe walked.\n\n## Option B\nWe swam.\n"
    assert texts(f"# A trip\n\n{section}", "a/trip.md") == []
    assert texts(f"# Posts about a trip\n\n{section}", "a/trip.md") == ["We walked.", "We swam."]
    assert texts(f"# A trip on Instagram\n\n{section}", "a/trip.md") == ["We walked.", "We swam."]


def test_versions_under_a_platform_are_a_post_each() -> None:
    text = "# LinkedIn Post\n\n## Short version\nOne\n\n## Long version\nOne and two\n"
    assert texts(text) == ["One", "One and two"]
    assert texts(text.replace("LinkedIn Post", "Releases")) == []


def test_texts_for_elsewhere_are_not_posts() -> None:
    text = "# Launch\n\n## Email version\n\n### Post 1\nDear all\n\n## LinkedIn version\nHello\n"
    assert texts(text) == ["Hello"]


def test_posts_may_stand_under_a_calendar_or_a_plan_and_not_under_tips() -> None:
    assert texts("# Social\n\n## Content calendar\n\n### Post 1\nHello\n") == ["Hello"]
    assert texts("# Social\n\n## Posting tips\n\n### Post 1\nHello\n") == []


@pytest.mark.parametrize("title", ["Notes on post 1", "Post 1: image", "Tips for Instagram", "Image for tweet 2"])
def test_what_belongs_to_a_post_is_no_post(title: str) -> None:
    assert texts(f"# Social posts\n\n## Post 1\nHello\n\n## {title}\nNope\n") == ["Hello"]


def test_a_date_in_a_heading_is_when_the_post_goes_out() -> None:
    (post,) = reading("# X queue\n\n## 2027-01-05 09:00 - launch\n\nHello\n", options=Options(timezone="UTC")).posts
    assert post.at is not None
    assert post.at.isoformat() == "2027-01-05T09:00:00+00:00"
    assert post.fields["at"].whole().text == "2027-01-05 09:00"


def test_labels_without_bold_type_are_labels_where_nothing_stands_before_them() -> None:
    assert found("LinkedIn:\nLong words.\n\nTwitter:\nShort words.\n") == [
        ("linkedin", "post", "Long words."),
        ("x", "post", "Short words."),
    ]
    assert texts("# Social\n\n## Monday\n\nCaption: Hello\n\nVisual: a cat\n") == ["Hello"]
    assert texts("# Social\n\n## Post 1\n\nHello.\nTip: drink water.\n") == ["Hello.\nTip: drink water."]


def test_platforms_in_a_list_are_a_post_each() -> None:
    assert found("# Launch\n\n- **X:** Short\n- **LinkedIn:** Long\n") == [
        ("x", "post", "Short"),
        ("linkedin", "post", "Long"),
    ]


def test_sections_that_are_about_posts_are_not_posts() -> None:
    text = "# Instagram\n\n## Post 1\nHello\n\n## Posting tips for Facebook\n- late\n\n## LinkedIn strategy\nMore.\n"
    assert texts(text) == ["Hello"]


def test_a_heading_that_announces_posts_makes_its_sections_posts_whatever_they_are_called() -> None:
    text = "# LinkedIn posts\n\n## Why we moved\n\nOne\n\n## The day it rained\n\nTwo\n\n## Notes\n\nNope\n"
    assert found(text) == [("linkedin", "post", "One"), ("linkedin", "post", "Two")]


def test_a_list_under_such_a_heading_is_a_post_for_each_item() -> None:
    text = "# Launch\n\n## Tweets\n\n- One\n- Two\n  goes on\n"
    assert found(text) == [("x", "post", "One"), ("x", "post", "Two\n  goes on")]


def test_bold_labels_are_headings_too() -> None:
    text = "# Spring\n\n**LinkedIn**\n\nLong\n\n**X:**\n\nShort\n\n**Post 3:** Inline\n"
    assert found(text) == [("linkedin", "post", "Long"), ("x", "post", "Short"), (None, "post", "Inline")]


def test_bold_words_of_the_text_are_no_labels() -> None:
    body = "Hello\n\n**Day 1**\nWe walked.\n\n**What we saw:**\n- rain\n\n**Join us**: here"
    assert texts(f"---\nplatform: linkedin\n---\n{body}\n") == [body]


def test_labels_before_the_text_say_things_about_it_and_are_not_part_of_it() -> None:
    labels = "**Platform:** LinkedIn\n**Date:** 2027-01-05\n**Theme**: Real people\n"
    text = f"# Plan\n\n## Post 1\n{labels}\nHello\n\n**Image:** cat.jpg\n"
    post = only(text)
    assert (post.platform, post.body.text, post.at is not None) == ("linkedin", "Hello", True)


def test_a_label_with_a_vague_time_is_a_remark() -> None:
    reading_ = reading("# X\n\n## Post 1\n**Date:** next week\n**Best Time:** 8 AM\n\nHello\n")
    assert [post.at for post in reading_.posts] == [None]
    assert reading_.notes == []


def test_a_caption_label_sets_the_text_apart_from_the_rest() -> None:
    text = "# Reels\n\n## Reel 1\n\n**Script:**\n[walks in] Hi!\n\n**Caption:**\n\nHello\n\n**Hashtags:** #a #b\n"
    assert texts(text) == ["Hello"]


def test_labelled_parts_are_one_text() -> None:
    assert texts("# Plan\n\n## LinkedIn\n**Hook:** Stop.\n**Body:** We did it.\n\nTwice.\n**CTA:** Tell us.\n") == [
        "Stop.\n\nWe did it.\n\nTwice.\n\nTell us."
    ]


def test_the_pictures_of_a_carousel_are_one_text() -> None:
    text = '# Instagram\n\n## Post 1\n\n**Slide 1 (a nurse):**\nCaption:\n\n"One\n\ntwo"\n\n**Slide 2:**\n"Three"\n'
    assert found(text) == [("instagram", "post", "One\n\ntwo\n\nThree")]


def test_scripts_for_films_are_not_posts() -> None:
    assert texts("# TikTok Scripts\n\n## Video 1: Stop\n\n**Hook (0-3s):**\n[walks in] Hi!\n") == []


def test_a_first_comment_is_a_comment() -> None:
    text = "# LinkedIn\n\n## Post\nHello\n\n## First Comment\nThe link: https://example.com\n"
    assert found(text) == [("linkedin", "post", "Hello"), ("linkedin", "comment", "The link: https://example.com")]


def test_a_thread_of_sections_is_one_post_and_its_parts() -> None:
    text = "# X/Twitter Thread\n\n**Topic:** cats\n\n## Tweet 1 (Hook)\nOne\n\n---\n\n## Tweet 2\nTwo\n"
    assert found(text) == [("x", "post", "One"), ("x", "thread", "Two")]
    assert [post.id for post in reading(text).posts] == ["social/launch.md#1", "social/launch.md#2"]


def test_a_rule_inside_a_post_begins_the_next_part_of_a_thread_and_the_pictures_go_where_they_stand() -> None:
    text = "---\nplatform: x\nmedia: [cat.jpg]\n---\nOne\n\n---\n\nTwo\n\n![A dog](dog.jpg)\n"
    assert found(text) == [("x", "post", "One"), ("x", "thread", "Two")]
    assert [[media.file.text for media in post.media] for post in reading(text).posts] == [["cat.jpg"], ["dog.jpg"]]


def test_a_rule_inside_a_post_for_a_place_without_threads_is_part_of_it() -> None:
    assert found("---\nplatform: facebook\n---\nOne\n\n---\n\nTwo\n") == [("facebook", "post", "One\n\n---\n\nTwo")]


def test_counted_parts_are_a_thread() -> None:
    assert found("## X thread\n\n1/ One\n\nand more\n\n2/ Two\n\n3/3 Three\n") == [
        ("x", "post", "1/ One\n\nand more"),
        ("x", "thread", "2/ Two"),
        ("x", "thread", "3/3 Three"),
    ]
    assert len(found("## X thread\n\n**1/2** One\n\n**2/2** Two\n")) == 2


def test_sections_take_what_the_front_matter_says_for_their_own_platform() -> None:
    text = "---\nid: a\ncampaign: spring\nplatforms: [x-acme, linkedin-acme]\n---\n## LinkedIn\nLong\n\n## X\nShort\n"
    posts = reading(text).posts
    assert [(post.id, post.platform, post.account, post.campaign, post.body.text) for post in posts] == [
        ("a", "linkedin", "acme", "spring", "Long"),
        ("a#2", "x", "acme", "spring", "Short"),
    ]


def test_a_block_of_code_that_holds_the_copy_is_the_post() -> None:
    text = "# Instagram Captions\n\n## POST 1 — Reveal\nUse on Monday.\n```\nHello there, all of you.\n\n#one\n```\n"
    assert found(text) == [("instagram", "post", "Hello there, all of you.\n\n#one")]


def test_several_blocks_of_code_are_a_thread_where_the_heading_says_so() -> None:
    text = "```\nOne\n```\n\n```\nTwo\n```\n"
    assert found(f"## Twitter thread\n\n{text}") == [("x", "post", "One"), ("x", "thread", "Two")]
    assert found(f"## Twitter\n\n{text}") == [("x", "post", "One"), ("x", "post", "Two")]


def test_a_block_of_code_inside_a_longer_text_stays_in_it() -> None:
    text = (
        "## LinkedIn\n\nLook at this wonderful line of code that I wrote:\n\n```python\nx = 1\n```\n\nWhat a beauty.\n"
    )
    assert texts(text) == [
        "Look at this wonderful line of code that I wrote:\n\n```python\nx = 1\n```\n\nWhat a beauty."
    ]


def test_a_copy_that_is_marked_as_a_quotation_is_not_somebody_elses() -> None:
    assert texts("## LinkedIn\n\n> One\n>\n> Two\n") == ["One\n\nTwo"]
    assert texts("## LinkedIn\n\nOne\n\n> Two\n") == ["One\n\n> Two"]


def test_quotes_around_a_whole_copy_are_not_part_of_it() -> None:
    assert texts('## LinkedIn\n\n"One\n\nTwo"\n') == ["One\n\nTwo"]
    assert texts('## LinkedIn\n\n"One" and\n"two"\n') == ['"One" and\n"two"']


def test_quotes_around_one_line_are_the_writers_unless_a_label_stands_before_them() -> None:
    assert texts('## LinkedIn\n\n"Be yourself."\n') == ['"Be yourself."']
    assert texts('## LinkedIn\n\n**Copy:** "Be yourself."\n') == ["Be yourself."]


def test_comments_are_not_text() -> None:
    text = "Hello <!-- not now --> there\n<!--\n# LinkedIn\nsecret\n-->\nfriend\n"
    assert texts(text) == ["Hello  there\nfriend"]


def test_a_comment_that_never_closes_is_text() -> None:
    assert texts("Hello <!-- there\nfriend\n") == ["Hello <!-- there\nfriend"]


def test_pictures_are_media_and_not_text() -> None:
    text = (
        "Hello\n\n![A cat](cat.jpg)\n\n![](dog.jpg 'title')\n\n<img alt='A bird' src=\"bird.jpg\">\n\nBye ![x](y.png)\n"
    )
    post = only(text)
    assert post.body.text == "Hello\n\nBye"
    assert [(media.file.text, media.alt and media.alt.text) for media in post.media] == [
        ("cat.jpg", "A cat"),
        ("dog.jpg", None),
        ("bird.jpg", "A bird"),
        ("y.png", "x"),
    ]


def test_backslashes_before_marks_are_not_text() -> None:
    post = only("A tiny \\#1 of \\~22MB, C:\\dir\n")
    assert post.body.text == "A tiny #1 of ~22MB, C:\\dir"
    assert post.body.span(7, 9).text == "#1"


def test_line_ends_of_windows_change_nothing() -> None:
    text = "---\nplatform: x\n---\n\nOne\n\nTwo\n\n---\n\nThree\n"
    assert found(text.replace("\n", "\r\n")) == found(text)


def test_a_table_with_texts_and_dates_is_a_calendar() -> None:
    rows = "| 2027-01-05T09:00Z | LinkedIn | One \\| two |\n| | X | Three |\n"
    posts = reading(f"# Plan\n\n| Date | Channel | Copy |\n|---|:-:|---|\n{rows}").posts
    assert [(post.platform, post.body.text, post.at is not None) for post in posts] == [
        ("linkedin", "One | two", True),
        ("x", "Three", False),
    ]
    assert posts[0].body.whole().text == "One \\| two"


def test_a_table_about_something_else_is_not() -> None:
    assert texts("# Prices\n\n| Tier | Price |\n|---|---|\n| One | $10 |\n") == []


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        ("", "a.md", "empty"),
        (" \n\n", "a.md", "empty"),
        ("---\nplatform: x\n---\n", "a.md", "front matter without a text"),
        ("# Hello\n\nWords.\n", "README.md", "'README.md' is the name of a file about something else"),
        ("Words.\n", "social/style-guide.md", "'style-guide.md' is the name of a file about something else"),
        ("Words.\n", "docs/a.md", "it lies in 'docs', and nothing says that it is a post"),
        ("---\nlayout: post\ntitle: A\n---\nWords.\n", "a.md", "front matter of a web page (layout)"),
        (
            "# A\n\n## B\n\nWords.\n\n## C\n\nWords.\n",
            "a.md",
            "has headings, and none that names a post, a caption or a platform",
        ),
        ("word " * 3000, "a.md", "15000 characters without a heading are no draft"),
    ],
)
def test_what_holds_no_post_is_passed_over_with_a_reason(text: str, path: str, reason: str) -> None:
    result = reading(text, path)
    assert (result.passed_over, list(result.posts), list(result.notes)) == (reason, [], [])


def test_front_matter_of_a_post_outweighs_the_name_of_the_file() -> None:
    assert texts("---\nplatform: x\n---\nHello\n", "docs/readme.md") == ["Hello"]


def test_a_folder_of_documents_may_have_a_folder_of_posts() -> None:
    assert texts("Hello\n", "docs/launch/platform-posts/hackernews.md") == ["Hello"]
    assert texts("Hello\n", "docs/launch/linkedin.md") == ["Hello"]


def test_a_title_over_a_short_text_is_not_part_of_it() -> None:
    assert texts("# Spring launch\n\nHello there.\n") == ["Hello there."]


def test_headings_inside_a_post_with_front_matter_are_part_of_it_but_its_title_and_its_notes_are_not() -> None:
    text = "---\nplatform: linkedin\n---\n# Spring\n\nHello\n\n## What is new\n\nAll.\n\n## Notes\n\nNope\n"
    assert texts(text) == ["Hello\n\nWhat is new\n\nAll."]


def test_the_text_may_stand_in_the_front_matter() -> None:
    assert texts("---\nplatform: x\ntext: Hello\n---\n") == ["Hello"]


def test_the_name_of_the_file_names_the_platform_where_nothing_else_does() -> None:
    assert found("Hello\n", "social/linkedin.md") == [("linkedin", "post", "Hello")]
    assert found("---\nplatform: x\n---\nHello\n", "social/linkedin.md") == [("x", "post", "Hello")]


def test_what_is_noted_about_the_front_matter_is_noted_once() -> None:
    result = reading("---\nplatform: [etsy, x]\nat: someday\n---\n## Post 1\nOne\n\n## Post 2\nTwo\n")
    assert sorted(note.rule for note in result.notes) == ["unknown-platform", "unreadable-row"]
    assert len(result.posts) == 4
