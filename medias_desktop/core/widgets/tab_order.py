"""Where the Tab key goes: over what is seen, in the order in which it is laid out, whenever it was made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QLayout,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QWidget,
)

_WHOLE = (QAbstractScrollArea, QAbstractSpinBox, QComboBox)
"""Kinds of widgets whose parts are no stops of their own."""


def stops(widget: QWidget) -> Iterator[QWidget]:
    """Return what the Tab key walks over in a widget, in the order of the eye: as layouts, columns and tabs stand."""
    if widget.isHidden() or not widget.isEnabled():
        return
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, _WHOLE) and not isinstance(widget, QScrollArea):
        return
    for part in _parts(widget):
        yield from stops(part)


def _parts(widget: QWidget) -> list[QWidget]:
    layout = widget.layout()
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
    return [] if layout is None else list(_laid_out(layout))


def _some(widget: QWidget | None) -> list[QWidget]:
    return [] if widget is None else [widget]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield widget
        elif isinstance(
            inside := item.layout(), QLayout
        ):  # PySide once took an address of a spacer for a layout
            yield from _laid_out(inside)


def step(window: QWidget, *, forward: bool) -> bool:
    """Move the keyboard to the next stop of a window or the one before; tell whether there was one to come from."""
    found = list(stops(window))
    at = window.focusWidget()
    if at not in found or len(found) < 2:
        return False
    to = found[(found.index(at) + (1 if forward else -1)) % len(found)]
    to.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    return True
