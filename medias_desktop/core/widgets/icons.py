"""Icons by name, in the colours of the theme: Material Design outlines, drawn from their vector files."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from medias_desktop.core import paths
from medias_desktop.core.widgets import theme


def icon(name: str, role: str = "muted", side: int = 0) -> QIcon:
    """Return an icon such as "mdi6.printer-outline"; ``role`` is a kind of colour, or "on_accent".

    It is drawn for pictures of ``side`` pixels, by default as large as the text asks for, sharp on every screen here.
    The file is resources/icons/mdi/NAME.svg; to use another icon, add its file from the Material Design Icons.
    """
    colours = theme.current()
    drawing = paths.resource("icons", "mdi", f"{name.removeprefix('mdi6.')}.svg").read_text("utf-8")
    side = side or max(24, round(2.4 * QGuiApplication.font().pointSizeF()))
    scales = {1, *(ceil(screen.devicePixelRatio()) for screen in QGuiApplication.screens())}
    found = QIcon()
    colour = colours.on_accent if role == "on_accent" else colours.ink(role)
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, colours.faint)):
        renderer = QSvgRenderer(QByteArray(drawing.replace("<path ", f'<path fill="{ink}" ').encode()))
        for scale in sorted(scales):
            found.addPixmap(_drawn(renderer, side, scale), mode)
    return found


def drawn(name: str, ink: str, side: int, scale: float) -> QPixmap:
    """Return an icon as a picture of ``side`` pixels in a colour (#rrggbb), sharp on a screen of that scale."""
    drawing = paths.resource("icons", "mdi", f"{name.removeprefix('mdi6.')}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("<path ", f'<path fill="{ink}" ').encode()))
    return _drawn(renderer, side, ceil(scale))


def _drawn(renderer: QSvgRenderer, side: int, scale: int) -> QPixmap:
    pixmap = QPixmap(side * scale, side * scale)
    pixmap.fill("transparent")
    painter = QPainter(pixmap)
    renderer.render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
