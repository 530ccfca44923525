"""A file dropped on the tab."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes one file at a time for ``host``."""

    over = Signal(bool)
    """Whether a file is held over the host."""
    dropped = Signal(object)
    """The path of the file."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: follow a file over the host."""
        if isinstance(event, QDragEnterEvent) and _file_of(event) is not None:
            event.acceptProposedAction()
            self.over.emit(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.over.emit(False)
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.over.emit(False)
            path = _file_of(event)
            if path is not None:
                event.acceptProposedAction()
                self.dropped.emit(path)
            return True
        return super().eventFilter(watched, event)


def _file_of(event: QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
