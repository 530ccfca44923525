"""Files dropped on a view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class FileDrop(QObject):
    """Takes one file at a time for ``host``, or as many as there are when ``several``."""

    over = Signal(bool)
    """Whether a file is held over the host."""
    dropped = Signal(object)
    """The path of the file; a list of paths when ``several``."""

    def __init__(self, host: QWidget, *, several: bool = False) -> None:
        super().__init__(host)
        self._several = several
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: follow a file over the host."""
        if isinstance(event, QDragEnterEvent) and self._fits(event):
            event.acceptProposedAction()
            self.over.emit(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.over.emit(False)
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.over.emit(False)
            if self._fits(event):
                event.acceptProposedAction()
                paths = _files_of(event)
                self.dropped.emit(paths if self._several else paths[0])
            return True
        return super().eventFilter(watched, event)

    def _fits(self, event: QDropEvent) -> bool:
        count = len(_files_of(event))
        return count == 1 or (self._several and count > 1)


def _files_of(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
