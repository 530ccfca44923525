"""Icons by name, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtGui import QIcon

from medias_desktop.core.widgets import theme


def icon(name: str, role: str = "muted") -> QIcon:
    """Return an icon such as "mdi6.printer-outline"; ``role`` is a kind of colour, or "on_accent"."""
    import qtawesome  # 130 ms and a font: not before the first paint

    colours = theme.current()
    colour = colours.on_accent if role == "on_accent" else colours.ink(role)
    found: QIcon = qtawesome.icon(name, color=colour, color_disabled=colours.line)
    return found
