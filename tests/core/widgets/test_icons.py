"""Every icon that the program names is shipped and drawn in the theme's colour."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor

from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.icons import icon
from tests.conftest import ROOT

NAMES = sorted(
    {
        name
        for path in (ROOT / "medias_desktop").rglob("*.py")
        for name in re.findall(r'"(mdi6\.[a-z0-9-]+)"', path.read_text("utf-8"))
    }
)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_icons_are_drawn_in_the_colour_of_the_look(qapp, look):
    theme.apply(qapp, look)
    assert len(NAMES) > 20
    for name in NAMES:
        image = icon(name, "accent").pixmap(24, 24).toImage()
        inked = [
            image.pixelColor(x, y)
            for x in range(24)
            for y in range(24)
            if image.pixelColor(x, y).alpha() > 250
        ]
        assert inked, name
        assert QColor(theme.current().accent) in inked, name


def test_every_shipped_icon_is_used():
    shipped = {f"mdi6.{path.stem}" for path in (ROOT / "resources" / "icons" / "mdi").glob("*.svg")}
    assert shipped == set(NAMES)
