"""Archives: millions of posts in Parquet and JSON Lines, judged by the same rules as drafts."""
