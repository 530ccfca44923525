"""The page itself, upright, as large as there is room or larger."""

from __future__ import annotations

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.zoomed_picture import ZoomedPicture


class PageView(ZoomedPicture):
    """One scanned page."""

    def __init__(self) -> None:
        super().__init__(_("Scanned page"))
        self.setObjectName("returned_page")
