"""Which language a post is in: what it says of itself, else a cheap honest guess."""

from benice.model import Post


def speaks(post: Post, language: str) -> bool:
    """Whether rules for a language may judge a post; a post whose language cannot be told is taken for English."""
    return (post.language or "en").split("-")[0].lower() == language
