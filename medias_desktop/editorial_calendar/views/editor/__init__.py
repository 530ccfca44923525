"""The post editor: one window in which a post is written, planned, checked and taken on its way."""
