"""Reading the outline of a policy: sections with level, number and heading, and all of the text."""

from medias_desktop.policies.outline.file import read_policy_file
from medias_desktop.policies.outline.identity import Identity, guess_identity
from medias_desktop.policies.outline.reader import Outline, Section, format_outline, read_outline

__all__ = [
    "Identity",
    "Outline",
    "Section",
    "format_outline",
    "guess_identity",
    "read_outline",
    "read_policy_file",
]
