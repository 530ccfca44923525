"""Where the Tab key goes: over what is seen, in the order in which it stands, whenever it was made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

_WHOLE = (QAbstractScrollArea, QAbstractSpinBox, QComboBox)
"""Kinds of widgets whose parts are no stops of their own."""


def stops(widget: QWidget) -> list[QWidget]:
    """Return what the Tab key walks over in a widget, in the order of the eye: columns, then rows."""
    if widget.isHidden() or not widget.isEnabled():
        return []
    takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    found = [widget] if takes else []
    if isinstance(widget, _WHOLE) and not isinstance(widget, QScrollArea):
        return found
    parts = _columns(widget)
    inside = {part: stops(part) for part in (_inside(widget) if parts is None else parts)}
    for part in inside if parts is not None else _in_rows([part for part, some in inside.items() if some]):
        found += inside[part]
    return found


def _columns(widget: QWidget) -> list[QWidget] | None:
    """Return the parts of a widget that knows their order, None for any other."""
    match widget:
        case QScrollArea():
            return _some(widget.widget())
        case QTabWidget():
            return [widget.tabBar(), *_some(widget.currentWidget())]
        case QStackedWidget():
            return _some(widget.currentWidget())
        case QSplitter():
            return [part for index in range(widget.count()) for part in _some(widget.widget(index))]
        case QMainWindow():
            docks = sorted(widget.findChildren(QDockWidget), key=lambda dock: dock.x())
            return [*_some(widget.centralWidget()), *docks, *_some(widget.statusBar())]
        case QDockWidget():
            return _some(widget.widget())
    return None


def _inside(widget: QWidget) -> list[QWidget]:
    parts = widget.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [part for part in parts if not part.isWindow()]


def _some(widget: QWidget | None) -> list[QWidget]:
    return [] if widget is None else [widget]


def _in_rows(parts: list[QWidget]) -> Iterator[QWidget]:
    """Return widgets row by row, each row from the left; a row ends where something begins below its middle line.

    Layouts would tell as much, but PySide at times takes one for a spacer that was there before.
    """
    row: list[QWidget] = []
    for part in sorted(parts, key=lambda one: one.y()):
        if row and part.y() >= min(one.geometry().center().y() for one in row):
            yield from sorted(row, key=lambda one: one.x())
            row = []
        row.append(part)
    yield from sorted(row, key=lambda one: one.x())


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop of a window or the one before; tell whether there was one to come from."""
    found = stops(window)
    at = window.focusWidget()
    if at not in found or len(found) < 2:
        return False
    to = found[(found.index(at) + (1 if forward else -1)) % len(found)]
    to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True
