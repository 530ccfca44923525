"""A document at the left, what was done with it and what comes next at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.widgets.parts import scrolled


def lay_out_beside_pages(
    page: QWidget, view: QWidget, told: Sequence[QWidget], buttons: Sequence[QWidget]
) -> None:
    """Lay a page out: ``view`` shows the document, ``told`` are cards below one another, ``buttons`` stay below them."""
    cards = QWidget()
    cards.setObjectName("page")
    column = QVBoxLayout(cards)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for one in told:
        column.addWidget(one)
    column.addStretch(1)
    side = QVBoxLayout()
    side.setSpacing(8)
    side.addWidget(scrolled(cards), 1)
    for one in buttons:
        side.addWidget(one)
    layout = QHBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(16)
    layout.addWidget(view, 5)
    layout.addLayout(side, 3)
