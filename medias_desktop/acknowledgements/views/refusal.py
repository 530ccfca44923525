"""Telling in a dialog what was refused."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel


def show_refusal(dialog: QDialog, place: QLabel, sentence: str) -> None:
    """Write a sentence in its place, or hide the place, and give the dialog the height that this needs."""
    place.setText(sentence)
    place.setVisible(bool(sentence))
    layout = dialog.layout()
    assert layout is not None
    layout.activate()
    dialog.resize(dialog.width(), layout.totalHeightForWidth(dialog.width()))
