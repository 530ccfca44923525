"""Reading the outline of a policy: sections with level, number and heading, and all of the text."""

from medias_desktop.policies.outline.reader import Outline, Section, format_outline, read_outline

__all__ = ["Outline", "Section", "format_outline", "read_outline"]
