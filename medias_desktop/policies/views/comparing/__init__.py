"""Policies beside each other: by theme, in columns, from version to version."""
