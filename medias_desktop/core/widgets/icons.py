"""Icons by name, in the colours of the theme: Material Design outlines, drawn from their vector files."""

from __future__ import annotations

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from medias_desktop.core import paths
from medias_desktop.core.widgets import theme

DRAWN = ((24, 1), (24, 2), (24, 3), (48, 1), (48, 2))
"""Sides in pixels, for text up to twice as large, and the screens (ordinary, doubled, tripled) they are sharp on."""


def icon(name: str, role: str = "muted") -> QIcon:
    """Return an icon such as "mdi6.printer-outline"; ``role`` is a kind of colour, or "on_accent".

    The file is resources/icons/mdi/NAME.svg; to use another icon, add its file from the Material Design Icons.
    """
    colours = theme.current()
    drawing = paths.resource("icons", "mdi", f"{name.removeprefix('mdi6.')}.svg").read_text("utf-8")
    found = QIcon()
    colour = colours.on_accent if role == "on_accent" else colours.ink(role)
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, colours.faint)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("<path ", f'<path fill="{ink}" ').encode()))
        for side, scale in DRAWN:
            found.addPixmap(_drawn(renderer, side, scale), mode)
    return found


def _drawn(renderer: QSvgRenderer, side: int, scale: int) -> QPixmap:
    pixmap = QPixmap(side * scale, side * scale)
    pixmap.fill("transparent")
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
