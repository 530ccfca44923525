"""The right side of the tab: the text that is read, what it is, and what belongs to it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.policies.rules import PolicySummary, VersionText
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.views.reader.document import PLAIN, Additions
from medias_desktop.policies.views.reader.header import ReaderHeader
from medias_desktop.policies.views.reader.reader import Reader
from medias_desktop.policies.views.reader.tools import scaled

if TYPE_CHECKING:
    from medias_desktop.policies.views.reader.adoption_panel import AdoptionPanel
    from medias_desktop.policies.views.reader.town_band import TownBand
    from medias_desktop.policies.views.reader.town_reading import TownReading
    from medias_desktop.policies.views.side_panel import SidePanel

ADOPTION, SIGNING = "adoption", "signing"
_ROOM_FOR_ALL = 1200
"""Pixels from which outline, text and panel fit side by side."""


class ReadingSide(QWidget):
    """Header, reader and what stands beside the text."""

    text_asked = Signal(str)
    """Back or forward leads to the text of that uid."""
    place_asked = Signal(str, str)
    """A clause leads to the text of that uid, at the section of that uid."""
    page_asked = Signal(object)
    """Show this page in place of the reader."""
    way_asked = Signal(str, bool)
    """Read the town's text of that uid, the official one beside it or not."""
    official_asked = Signal(str)
    """Import the official text of the town of that key."""
    panel_kept = Signal(str)
    """The part of the panel that is open now, "" when it is closed."""

    def __init__(self, services: PolicyServices, desk: Desk) -> None:
        super().__init__()
        self._services, self._desk = services, desk
        self._panel: SidePanel | None = None
        self._band: TownBand | None = None
        self.header = ReaderHeader()
        self.reader = Reader()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self._column.addWidget(self.header)
        self._column.addWidget(self.reader, 1)
        self.reader.text_asked.connect(self.text_asked)
        self.reader.text.section_changed.connect(self._on_section)
        self.header.document_asked.connect(self._view_document)
        self.header.signing_asked.connect(lambda: self.open_panel(SIGNING))
        self.header.panel_toggled.connect(self._show_panel)

    # Most starts need neither of these two: they are made when first asked for.

    @property
    def band(self) -> TownBand:
        """What stands above a town's text."""
        if self._band is None:
            from medias_desktop.policies.views.reader.town_band import TownBand

            self._band = band = TownBand()
            self._column.insertWidget(1, band)
            band.text_asked.connect(self.way_asked)
            band.import_asked.connect(self.official_asked)
            refused = self._services.policies.refusal(Permission.DRAFT)
            permit(refused, self._desk.dialogs, band.import_button)
            for before, after in pairwise([self.header.more, *band.stops(), self.reader.outline.filter]):
                QWidget.setTabOrder(before, after)
        return self._band

    @property
    def panel(self) -> SidePanel:
        """What stands beside the text."""
        if self._panel is None:
            from medias_desktop.policies.views.side_panel import SidePanel
            from medias_desktop.policies.views.side_parts import side_parts

            parts = side_parts(self._services, self._desk, self._read_place, self.page_asked.emit)
            self._panel = panel = SidePanel(parts)
            self.reader.add_side(panel)
            QWidget.setTabOrder(self.reader.text, panel)
            panel.show_text(self.version())
            panel.show_section(self.section())
            panel.currentChanged.connect(lambda _index: self._on_panel())
        return self._panel

    def adoption(self) -> AdoptionPanel:
        """Return the adoption beside the text."""
        return cast("AdoptionPanel", self.panel.part(ADOPTION))

    def stops(self) -> list[QWidget]:
        """Return what the Tab key walks over, in the order of the eye."""
        header, reader = self.header, self.reader
        actions: list[QWidget] = [header.correct, header.write, header.adopt, header.panel]
        actions += [header.document, header.signing, header.more]
        text: list[QWidget] = [reader.outline.filter, reader.outline.tree, reader.back_button]
        text += [reader.forward_button, *reader.tools(), reader.text]
        return [*actions, *text]

    def version(self) -> VersionText | None:
        """Return the text that is read."""
        return self.reader.text.version()

    def show_version(self, version: VersionText, policy: PolicySummary) -> None:
        """Read a version of the municipality's own; nothing moves when it is already there and unchanged."""
        self.header.show_version(version.summary, policy, self._services.policies.today)
        if self._band is not None:
            self._band.show_reading(None)
        self._read(version, PLAIN)

    def show_town(self, reading: TownReading) -> None:
        """Read a text of a town of the library."""
        self.header.show_town(reading)
        self.band.show_reading(reading)
        self._read(reading.version, reading.additions)

    def _read(self, version: VersionText, additions: Additions) -> None:
        shown = self.version()
        if shown is None or shown.summary.uid != version.summary.uid:
            self.reader.open(version, additions)
        elif _words(shown) != _words(version) or self.reader.text.additions() != additions:
            self.reader.replace(version, additions)
        else:
            self.reader.text.renew(version)
        if self._panel is not None:
            self._panel.show_text(version)
        self._on_panel()

    def go_to(self, section_uid: str) -> None:
        """Jump to a section of the text, if it has it."""
        version = self.version()
        found = [] if version is None else [one.uid for one in version.sections]
        if section_uid in found:
            self.reader.go_to_section(found.index(section_uid))

    def section(self) -> str:
        """Return the uid of the section being read; "" before the first."""
        version, index = self.version(), self.reader.text.current_section()
        return version.sections[index].uid if version is not None and index >= 0 else ""

    def _on_section(self, _index: int) -> None:
        if self._panel is not None:
            self._panel.show_section(self.section())

    def _read_place(self, uid: str, section_uid: str) -> None:
        version = self.version()
        if version is not None and uid in ("", version.summary.uid):
            self.go_to(section_uid)
        else:
            self.place_asked.emit(uid, section_uid)

    # the panel

    def open_panel(self, key: str) -> None:
        """Show a part of the panel."""
        self.panel.open(key)
        self.header.panel.setChecked(True)

    def _show_panel(self, shown: bool) -> None:
        self.panel.setVisible(shown)
        self._on_panel()

    def _seen(self) -> SidePanel | None:
        """Return the panel while it is open."""
        return None if self._panel is None or self._panel.isHidden() else self._panel

    def _on_panel(self) -> None:
        panel = self._seen()
        key = "" if panel is None else panel.current_key()
        self.header.show_panel_open(adoption=key == ADOPTION, signing=key == SIGNING)
        self._share_room()
        self.panel_kept.emit("" if panel is None else panel.wanted())

    def _view_document(self) -> None:
        version = self.version()
        if version is not None:
            self.adoption().view_document(version)

    # what survives a rebuilding of the window

    def view_state(self) -> dict[str, Any]:
        """Return what is open beside the text, and the place in it."""
        return {
            "panel": "" if (panel := self._seen()) is None else panel.wanted(),
            "reader": None if self.version() is None else self.reader.view_state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take back what was open beside the text."""
        if key := state.get("panel"):
            self.open_panel(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: make room for the text."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """While the panel or a second text is there, the outline gives way unless there is room for all."""
        narrow = self.width() < scaled(self, _ROOM_FOR_ALL)
        alone = self._seen() is None and self.reader.text.additions().beside is None
        self.reader.outline.setVisible(alone or not narrow)


def _words(version: VersionText) -> tuple[object, ...]:
    return version.title_block, version.introduction, version.sections
