"""What every small form about a post has beside other forms."""

from __future__ import annotations

from medias_desktop.core.widgets.act_form import ActForm


class PostForm(ActForm):
    """One act about a post: photos may be touched by it."""

    announces = ("calendar", "photo_consents")
    fills = True
