"""The text of a policy as the reader shows it, for other parts of the program: the one view that policies lend."""

from medias_desktop.policies.views.reader.text_view import PolicyTextView

__all__ = ["PolicyTextView"]
