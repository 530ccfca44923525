"""Composing a draft: the library to take from, the outline and text in the middle, what is lacking at the right."""
