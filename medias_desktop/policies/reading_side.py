"""The right side of the tab: the text that is read, what it is, and what belongs to it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.widgets.desk import Desk
from medias_desktop.policies.reader.adoption_panel import AdoptionPanel
from medias_desktop.policies.reader.header import ReaderHeader
from medias_desktop.policies.reader.reader import Reader
from medias_desktop.policies.reader.tools import scaled
from medias_desktop.policies.rules import PolicySummary, VersionText
from medias_desktop.policies.service.services import PolicyServices

_ROOM_FOR_ALL = 1200
"""Pixels from which outline, text and adoption fit side by side."""


class ReadingSide(QWidget):
    """Header, reader and what stands beside the text."""

    text_asked = Signal(str)
    """Back or forward leads to the text of that uid."""

    def __init__(self, services: PolicyServices, desk: Desk) -> None:
        super().__init__()
        self.header = ReaderHeader()
        self.reader = Reader()
        self.adoption = AdoptionPanel(services.policies, desk)
        self._lay_out()
        self.reader.text_asked.connect(self.text_asked)
        self.header.document_asked.connect(self.adoption.view_document)
        self.header.adoption_toggled.connect(self.adoption.want)
        self.header.adoption_toggled.connect(lambda _shown: self._share_room())

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addWidget(self.reader, 1)
        below.addWidget(self.adoption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.header)
        layout.addLayout(below, 1)

    def stops(self) -> list[QWidget]:
        """Return what the Tab key walks over, in the order of the eye."""
        header, reader = self.header, self.reader
        actions: list[QWidget] = [header.correct, header.adopt, header.adoption, header.document, header.more]
        text: list[QWidget] = [reader.outline.filter, reader.outline.tree, reader.back_button]
        return [*actions, *text, reader.forward_button, *reader.tools(), reader.text, self.adoption]

    def version(self) -> VersionText | None:
        """Return the text that is read."""
        return self.reader.text.version()

    def show_version(self, version: VersionText, policy: PolicySummary) -> None:
        """Read a version; nothing moves when it is already there and unchanged."""
        shown = self.version()
        self.header.show_version(version.summary, policy)
        self.adoption.show_version(version.summary)
        self._share_room()
        if shown is None or shown.summary.uid != version.summary.uid:
            self.reader.open(version)
        elif shown.sections != version.sections or shown.introduction != version.introduction:
            self.reader.replace(version)
        else:
            self.reader.text.renew(version)

    def go_to(self, section_uid: str) -> None:
        """Jump to a section of the text, if it has it."""
        version = self.version()
        found = [] if version is None else [one.uid for one in version.sections]
        if section_uid in found:
            self.reader.go_to_section(found.index(section_uid))

    def view_state(self) -> dict[str, Any]:
        """Return what is open beside the text, and the place in it."""
        return {
            "adoption": self.adoption.wanted(),
            "reader": None if self.version() is None else self.reader.view_state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what was open beside the text."""
        self.header.adoption.setChecked(bool(state.get("adoption")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: make room for the text."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """While the adoption is open, the outline gives way unless there is room for both."""
        narrow = self.width() < scaled(self, _ROOM_FOR_ALL)
        self.reader.outline.setVisible(self.adoption.isHidden() or not narrow)
