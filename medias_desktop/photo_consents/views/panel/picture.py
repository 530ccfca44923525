"""The picture of an item as large as its place allows; pressed, it opens the photo."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QPushButton, QSizePolicy

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets import theme

_HIGHEST = 190
"""Pixels."""


class PictureButton(QPushButton):
    """Shows a picture with its whole width, or what an item is when it has none."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: QPixmap | None = None
        self._icon = ""
        self.setObjectName("card_picture")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Open it large and name the people (Enter)"))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_picture(self, jpeg: bytes | None, icon: str, title: str) -> None:
        """Show a picture, or an icon without one."""
        self._icon, self._picture = icon, None
        if jpeg is not None:
            found = QPixmap()
            if found.loadFromData(jpeg):
                self._picture = found
        self.setAccessibleName(_("Open “{title}”").format(title=title))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Qt: the narrower, the lower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Qt: how high it is at a width."""
        if self._picture is None:
            return min(140, width // 2)
        return min(_HIGHEST, max(60, round(width * self._picture.height() / self._picture.width())))

    def sizeHint(self) -> QSize:
        """Qt: at its usual width."""
        return QSize(320, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        """Qt: as narrow as its place."""
        return QSize(80, 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the picture, rounded, on a quiet ground."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), QColor(colours.ground("muted")))
        if self._picture is not None:
            size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            left, top = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
            painter.drawPixmap(QRect(left, top, size.width(), size.height()), self._picture)
        elif self._icon:
            from medias_desktop.core.widgets.icons import drawn

            side = min(self.height() // 2, 64)
            mark = drawn(self._icon, colours.muted, side, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, mark)
        painter.setClipping(False)
        if self.hasFocus():
            painter.setPen(QColor(colours.accent))
            painter.drawPath(shape)
        painter.end()
