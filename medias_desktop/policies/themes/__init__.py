"""What the sections of policies treat: a closed list of themes, and guessing them from a text."""

from medias_desktop.policies.themes.closed_list import Theme, theme_label
from medias_desktop.policies.themes.guessing import guess_themes

__all__ = ["Theme", "guess_themes", "theme_label"]
