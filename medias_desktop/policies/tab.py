"""The Policies tab: the library at the left, one version to be read at the right."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import button, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.tab import Tab
from medias_desktop.policies.errors import UnknownVersion
from medias_desktop.policies.labels import version_label
from medias_desktop.policies.reader.adoption_panel import AdoptionPanel
from medias_desktop.policies.reader.header import ReaderHeader
from medias_desktop.policies.reader.library_view import LibraryList
from medias_desktop.policies.reader.reader import Reader
from medias_desktop.policies.reader.tools import scaled
from medias_desktop.policies.rules import PolicySummary, VersionState, VersionSummary, VersionText

if TYPE_CHECKING:
    from medias_desktop.policies.page import Page
    from medias_desktop.policies.reader.first_page import FirstPage
    from medias_desktop.policies.service.services import PolicyServices

_ROOM_FOR_ALL = 1500
"""Pixels from which library, outline, text and adoption fit side by side."""


class PoliciesTab(Tab):
    """Reads policies and starts what is done with them: import, correction, adoption."""

    watches: ClassVar[frozenset[str]] = frozenset({"policies"})

    def __init__(self, services: PolicyServices, desk: Desk) -> None:
        super().__init__(desk)
        self.services = services
        self._service = service = services.policies
        self._policies: tuple[PolicySummary, ...] = ()
        self._selected: int | None = None
        self._kept: dict[str, Any] = {}
        self._page: Page | None = None
        self.library = LibraryList()
        self.header = ReaderHeader()
        self.reader = Reader()
        self.adoption = AdoptionPanel(service, desk)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.reader.text)
        self._order_keys()
        header = self.header
        self._refused = service.refusal(Permission.DRAFT)
        drafting = (self.import_button, header.correct, header.new_version, header.delete)
        permit(self._refused, desk.dialogs, *drafting)
        permit(service.refusal(Permission.ADOPT), desk.dialogs, header.adopt)
        self.setAcceptDrops(self._refused is None)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        self.full_page = self._full_page()
        self.stack.addWidget(self.full_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    @cached_property
    def first_page(self) -> FirstPage:
        """What an empty library shows; most registers never need it."""
        from medias_desktop.policies.reader.first_page import FirstPage

        page = FirstPage()
        page.import_button.clicked.connect(lambda: self.import_policy())
        permit(self._refused, self.desk.dialogs, page.import_button)
        self.stack.addWidget(page)
        return page

    def _full_page(self) -> QWidget:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(18)
        self.splitter.addWidget(self._library_side())
        self.splitter.addWidget(self._reading_side())
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([scaled(self, 260), 900])
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.splitter)
        return page

    def _library_side(self) -> QWidget:
        side = QWidget()
        self.import_button = button(_("&Import a policy…"), "mdi6.file-import-outline")
        self.import_button.setObjectName("import_policy")
        self.import_button.clicked.connect(lambda: self.import_policy())
        side.setMinimumWidth(max(scaled(self, 200), self.import_button.sizeHint().width() + 24))
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(subheading(_("Policies")))
        layout.addWidget(self.library, 1)
        layout.addWidget(self.import_button)
        return side

    def _reading_side(self) -> QWidget:
        side = QWidget()
        below = QHBoxLayout()
        below.setSpacing(14)
        below.addWidget(self.reader, 1)
        below.addWidget(self.adoption)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        layout.addWidget(self.header)
        layout.addLayout(below, 1)
        return side

    def _connect(self) -> None:
        self.reader.add_shortcuts(self)
        self.library.chosen.connect(self.open_version)
        self.reader.version_asked.connect(self.open_version)
        self.reader.print_asked.connect(self.print_text)
        self.header.correct_asked.connect(self.correct_outline)
        self.header.adopt_asked.connect(self.adopt)
        self.header.delete_asked.connect(self.delete_draft)
        self.header.new_version_asked.connect(self.import_new_version)
        self.header.document_asked.connect(self.adoption.view_document)
        self.header.history_asked.connect(self.show_history)
        self.header.adoption_toggled.connect(self.adoption.want)
        self.header.adoption_toggled.connect(lambda _shown: self._share_room())

    def _order_keys(self) -> None:
        """Let Tab walk as the eye does: library, actions, outline, tools, text."""
        header, reader = self.header, self.reader
        walk = [self.library, self.import_button, header.correct, header.adopt, header.adoption]
        walk += [header.document, header.more, reader.outline.filter, reader.outline.tree]
        walk += [reader.back_button, reader.forward_button, *reader.tools(), reader.text, self.adoption]
        for before, after in pairwise(walk):
            QWidget.setTabOrder(before, after)

    # what the main window knows

    def badge(self) -> int:
        """Return how many drafts wait for their adoption."""
        versions = (version for policy in self._policies for version in policy.versions)
        return sum(version.state.before_adoption for version in versions)

    def refresh(self) -> None:
        """Show what the register holds now; what is being read stays where it is."""
        self._policies = self._service.library()
        self.library.show_policies(self._policies)
        if self._page is not None:
            self._page.refresh()
            return
        versions = [version for policy in self._policies for version in policy.versions]
        self.stack.setCurrentWidget(self.full_page if versions else self.first_page)
        if not versions:
            self._selected = None
            return
        kept = [version.id for version in versions if version.id == self._selected]
        self.open_version(kept[0] if kept else _first_to_read(versions).id)
        self._restore_reader()

    def view_state(self) -> dict[str, Any]:
        """Return the version read, the place in it, sizes and widths."""
        return {
            "version": self._selected,
            "widths": self.splitter.sizes(),
            "adoption": self.adoption.wanted(),
            "reader": self.reader.view_state() if self._selected is not None else None,
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take such a state back; it is applied when the text is there."""
        self._kept = dict(state)
        self._selected = state.get("version")
        if state.get("widths"):
            self.splitter.setSizes(state["widths"])
        self.header.adoption.setChecked(bool(state.get("adoption")))
        if self.reader.text.version() is not None:
            self.refresh()

    def _restore_reader(self) -> None:
        kept, self._kept = self._kept, {}
        if kept.get("reader") and kept.get("version") == self._selected:
            self.reader.restore(kept["reader"])

    # reading

    def open_version(self, version_id: int) -> None:
        """Read a version; nothing moves when it is already there and unchanged."""
        try:
            version = self._service.version(version_id)
            policy = self._family(version.summary.policy_id)
        except UnknownVersion as error:
            self._tell_gone(error)
            return
        shown = self.reader.text.version()
        self._selected = version_id
        self.library.select_version(version_id)
        self.header.show_version(version.summary, policy)
        self.adoption.show_version(version.summary)
        self._share_room()
        if shown is None or shown.summary.id != version_id:
            self.reader.open(version)
        elif shown.sections != version.sections or shown.introduction != version.introduction:
            self.reader.replace(version)
        else:
            self.reader.text.renew(version)

    def _family(self, policy_id: int) -> PolicySummary:
        """Return a policy with its versions, also one that came from another window. Raises UnknownVersion."""
        for policies in (self._policies, self._service.library()):
            for policy in policies:
                if policy.id == policy_id:
                    return policy
        raise UnknownVersion

    def _tell_gone(self, error: UserError) -> None:
        """Say that a version was deleted in another window, and show what there is now."""
        self._selected = None
        self.desk.dialogs.tell_error(self, error)
        self.desk.changes.announce("policies")

    def _current(self) -> VersionText | None:
        return self.reader.text.version() if self._selected is not None else None

    def open_text(self, uid: str, section_uid: str = "") -> None:
        """Read a version by its uid, at a section."""
        self.close_page()
        for policy in self._service.library():
            for version in policy.versions:
                if version.uid == uid:
                    self.open_version(version.id)
                    self._go_to(section_uid)

    def _go_to(self, section_uid: str) -> None:
        version = self._current()
        found = [] if version is None else [one.uid for one in version.sections]
        if section_uid in found:
            self.reader.go_to_section(found.index(section_uid))

    # pages in place of the reader

    def show_page(self, page: Page) -> None:
        """Show a page until the user leaves it; the one before it must let itself go."""
        if self.close_page():
            self._page = page
            page.left.connect(self.close_page)
            page.version_asked.connect(self.open_text)
            self.stack.addWidget(page)
            self.stack.setCurrentWidget(page)
            page.setFocus()

    def close_page(self) -> bool:
        """Go back to reading unless the page asks to stay; tell whether it went."""
        page = self._page
        if page is None:
            return True
        if not page.may_leave():
            return False
        self._page = None
        self.stack.removeWidget(page)
        page.deleteLater()
        self.refresh()
        return True

    # doing

    def import_policy(self, path: Path | None = None, policy_id: int | None = None) -> None:
        """Import a text: choose the file when none is given, then correct what was recognised."""
        from medias_desktop.policies.import_preview.dialog import choose_file, import_file

        path = path or choose_file(self, self.desk)
        if path is not None:
            import_file(self, self._service, self.desk, path, policy_id, self._after_import)

    def import_new_version(self) -> None:
        """Import a text as the next version of the policy being read."""
        version = self._current()
        if version is not None:
            self.import_policy(policy_id=version.summary.policy_id)

    def correct_outline(self) -> None:
        """Correct the outline of the draft being read."""
        from medias_desktop.policies.import_preview.correcting import correct_draft

        version = self._current()
        if version is not None:
            try:
                correct_draft(self, self._service, self.desk, version, self._after_import)
            except UnknownVersion as error:
                self._tell_gone(error)

    def adopt(self) -> None:
        """Adopt the draft being read, step by step."""
        from medias_desktop.policies.adoption.wizard import AdoptionWizard

        if self._selected is None:
            return
        try:
            wizard = AdoptionWizard(self, self._service, self._selected, self.desk)
        except UnknownVersion as error:
            self._tell_gone(error)
            return
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.open()

    def delete_draft(self) -> None:
        """Remove the draft being read, once confirmed."""
        version = self._current()
        if version is None or not self._confirm_deletion(version.summary):
            return
        try:
            self._service.delete_draft(version.summary.id)
        except UserError as error:
            self.desk.dialogs.tell_error(self, error)
        else:
            self._selected = None
            self.reader.forget(version.summary.id)
        self.desk.changes.announce("policies")

    def _confirm_deletion(self, summary: VersionSummary) -> bool:
        question = _(
            "{version} of “{policy}” will be deleted with its text. The file it was read from stays."
        )
        return self.desk.dialogs.confirm(
            self,
            _("Delete the draft"),
            question.format(version=version_label(summary), policy=summary.policy_title),
            _("Delete the draft"),
            destructive=True,
        )

    def show_history(self) -> None:
        """Ask for everything that happened to the version being read, its policy and its adoption."""
        if self._selected is not None:
            self.history_wanted.emit(self._service.trail_records(self._selected))

    def print_text(self) -> None:
        """Print the text being read, as it is, without signatures."""
        from medias_desktop.policies.reader.printing import text_as_pdf

        version = self._current()
        if version is not None:
            self.desk.jobs.run(
                self,
                _("Preparing the pages…"),
                lambda progress: text_as_pdf(version, self._service.paper, progress),
                lambda pdf: self.desk.dialogs.print_pdf(self, pdf, version.summary.policy_title),
            )

    def _after_import(self, version_id: int) -> None:
        self._selected = version_id
        self.desk.changes.announce("policies")

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: make room for the text."""
        super().resizeEvent(event)
        self._share_room()

    def _share_room(self) -> None:
        """While the adoption is open, the outline gives way unless there is room for both."""
        narrow = self.width() < scaled(self, _ROOM_FOR_ALL)
        self.reader.outline.setVisible(self.adoption.isHidden() or not narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: a text file may be dropped."""
        if _dropped_file(event) is not None:
            event.acceptProposedAction()
            self.first_page.show_drop(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: the file went away."""
        self.first_page.show_drop(over=False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: import what was dropped."""
        self.first_page.show_drop(over=False)
        path = _dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.import_policy(path)


def _first_to_read(versions: list[VersionSummary]) -> VersionSummary:
    in_force = [version for version in versions if version.state is VersionState.IN_FORCE]
    return (in_force or versions)[0]


def _dropped_file(event: QDropEvent) -> Path | None:
    urls = [url for url in event.mimeData().urls() if url.isLocalFile()]
    return Path(urls[0].toLocalFile()) if len(urls) == 1 else None
