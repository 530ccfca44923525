"""Searching the texts: the field above the library, hits in place of it, the words marked in the text."""
