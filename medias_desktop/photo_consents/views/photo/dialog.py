"""One photo after the other, large: who is seen, and what may be published."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QSplitter, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, format_date, format_number
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.parts import fit_to_text
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.work import or_error
from medias_desktop.photo_consents.errors import ItemGone
from medias_desktop.photo_consents.rules.items import Item, ItemKind, Review, Subject
from medias_desktop.photo_consents.views.photo.editing import Editing
from medias_desktop.photo_consents.views.photo.head import PhotoHead
from medias_desktop.photo_consents.views.photo.large_images import LargeImages
from medias_desktop.photo_consents.views.photo.naming import Naming
from medias_desktop.photo_consents.views.photo.shown import shown_subjects
from medias_desktop.photo_consents.views.photo.side import SidePanel
from medias_desktop.photo_consents.views.photo.standing import Standing, ask

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.photo_consents.service import PhotoConsentService

_WATCHED = frozenset({"photo_consents", "people", "policies"})


class PhotoDialog(QDialog):
    """A window of its own, so that what it opens is the only thing that waits for an answer."""

    def __init__(
        self,
        parent: QWidget,
        service: PhotoConsentService,
        desk: Desk,
        item_ids: Sequence[int],
        item_id: int,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("photo_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        fit_to_text(self, 1280, 800)
        self._service, self._desk = service, desk
        self._ids = list(item_ids) if item_id in item_ids else [item_id]
        self._at = self._ids.index(item_id)
        self.item: Item | None = None
        self._subjects: tuple[Subject, ...] = ()
        self.standing = Standing()
        self._asked = 0
        self.images = LargeImages(self, service.items, desk.jobs)
        self.images.arrived.connect(self._show_arrived)
        self.editing = Editing(self, service, desk)
        self._make_parts()
        self._undo_keys = QShortcut(QKeySequence.StandardKey.Undo, self)
        self._connect()
        self._lay_out()
        self._refused = service.refusal(Permission.RECORD)
        side = self.side
        permit(
            self._refused, desk.dialogs, *side.buttons, side.rename, side.edit, side.remove, self._undo_keys
        )
        desk.changes.changed.connect(self._on_changed)
        self._show_item()

    # Which item

    def go(self, step: int) -> None:
        """Show the next item (1) or the one before (−1), if there is one."""
        at = self._at + step
        if 0 <= at < len(self._ids):
            self._leave_item()
            self._at = at
            self._show_item()

    def settled(self) -> bool:
        """Tell whether the picture and the answers are those of the item shown."""
        return self._desk.jobs.idle() and not self._reading.isActive()

    def _show_item(self) -> None:
        self.standing = Standing()
        self.editing.begin()
        self._reload()
        if self.item is None:
            return
        item = self.item
        self.stage.show_kind(item)
        self.stage.tell_small(None)
        self.view.editable = item.kind is ItemKind.PHOTO and self._refused is None
        small = self._service.items.picture(item.id)
        image = QImage.fromData(small) if small is not None else None
        words = _("The picture is being read…") if item.sha256 else self.stage.words_for(item)
        self.view.show_picture(image, words)
        self._show_seen()
        if item.kind is ItemKind.PHOTO and item.sha256:
            self._show_arrived(item.id)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_arrived(self, item_id: int) -> None:
        """Show the large picture when it is there, then read the next one."""
        if self.item is None or item_id != self.item.id:
            return
        found = self.images.of(item_id)
        if found is None:
            return
        image, why = found
        if image is not None:
            self.view.show_picture(image, same=self.view.image is not None)
        elif self.view.image is None:
            self.view.show_picture(
                None, why.sentence() if why is not None else self.stage.words_for(self.item)
            )
        self.stage.tell_small(why if image is not None else None)
        if self._at + 1 < len(self._ids):
            self.images.of(self._ids[self._at + 1])

    def _leave_item(self) -> None:
        self.view.settle()
        self.view.drop_pending()
        self.naming.stop()

    def _reload(self) -> None:
        """Read the item and who is seen in it anew."""
        self._reading.stop()
        try:
            self.item = self._service.items.item(self._ids[self._at])
        except ItemGone as error:
            self._lose(error)
            return
        self._subjects = self._service.subjects.of_item(self.item.id)
        item = self.item
        self.setWindowTitle(item.title)
        self.head.title.setText(item.title)
        self.head.about.setText(
            " · ".join(filter(None, (item.event_title, format_date(item.day), item.place)))
        )
        self.head.place.setText(
            _("{n} of {all}").format(n=format_number(self._at + 1), all=format_number(len(self._ids)))
        )
        self.head.before.setEnabled(self._at > 0)
        last = self._at + 1 == len(self._ids)
        self.head.after.setEnabled(not last)
        self.side.show_last(last=last)
        self.side.show_item(item, self._subjects)
        self.naming.show_item(item, self._subjects)
        self.side.copy.setEnabled(self._at > 0)
        self._show_seen()
        self._ask_standing()

    def _lose(self, error: UserError) -> None:
        """Go on without an item that is gone."""
        self.item = None
        self._desk.dialogs.tell_error(self, error)
        del self._ids[self._at]
        if not self._ids:
            QTimer.singleShot(0, self, self.close)
            return
        self._at = min(self._at, len(self._ids) - 1)
        self._show_item()

    def _on_changed(self, names: frozenset[str]) -> None:
        if names & _WATCHED and self.isVisible():
            self._reading.start()

    # Who is seen

    def _show_seen(self) -> None:
        shown = shown_subjects(self._subjects, self.standing.persons)
        self.view.show_frames(shown)
        self.side.show_seen(shown, self.view.current or self.side.seen.current_key())
        self._show_hint()

    def _ask_standing(self) -> None:
        assert self.item is not None
        self._asked += 1
        asked, item_id, day = self._asked, self.item.id, self._service.today
        persons = [one.portrayed_id for one in self._subjects if one.portrayed_id is not None]
        self._desk.jobs.run(
            self,
            _("What may be published"),
            lambda _progress: or_error(lambda: ask(self._service, item_id, persons, day)),
            lambda found: self._take_standing(asked, found),
            quiet=True,
        )

    def _take_standing(self, asked: int, found: Standing | UserError) -> None:
        if asked != self._asked or isinstance(found, UserError):
            return
        self.standing = found
        self.side.show_standing(found)
        self._show_seen()

    def _subject(self, key: int) -> Subject | None:
        return next((one for one in self._subjects if one.id == key), None)

    def _choose_row(self, key: int) -> None:
        one = self._subject(key)
        self.view.choose(key if one is not None and one.frame is not None else 0)
        self.side.seen.choose(key)
        self._show_hint()

    def _choose_frame(self, key: int) -> None:
        self.side.seen.choose(key)
        self._show_hint()

    def _show_hint(self) -> None:
        one = self._subject(self.side.seen.current_key())
        framed = one is None or one.frame is not None or not self.view.editable
        words = (
            "" if framed or one is None else _("Draw a frame over {name}, or press N.").format(name=one.name)
        )
        self.side.hint.setText(words)
        self.side.hint.setVisible(bool(words))
        person = one is not None and one.portrayed_id is not None
        for action, usable in (
            (self.side.rename, one is not None),
            (self.side.edit, person),
            (self.side.card, person),
            (self.side.remove, one is not None),
        ):
            action.setEnabled(usable)

    def _take_frame(self) -> None:
        """A frame was drawn: of the one chosen who has none, else of somebody to be named."""
        one = self._subject(self.side.seen.current_key())
        if one is not None and one.frame is None and self.view.pending is not None:
            frame = self.view.pending
            self.view.pending = None
            self.editing.move(one.id, frame)
            self._reload()
            self._choose_row(one.id)
            return
        self.ask_name(None)

    def ask_name(self, key: int | None) -> None:
        """Ask who is in a frame, or (None) who else is seen."""
        if self._refused is None:
            if key is not None:
                self._choose_row(key)
            self.naming.ask(key)

    def _go_on_from(self, key: int) -> None:
        """Somebody was named: the picture goes on."""
        self._reload()
        self._choose_row(key)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _correct(self) -> None:
        one = self._subject(self.side.seen.current_key())
        if one is not None and one.portrayed_id is not None:
            self.naming.correct(one.portrayed_id)

    # Acting

    def _remove(self, key: int) -> None:
        if self._refused is None and self._subject(key) is not None:
            self.editing.remove(key)
            self._reload()

    def _copy(self) -> None:
        if self.item is not None and self._at > 0:
            self.editing.copy(self._ids[self._at - 1], self.item.id)
            self._reload()

    def review(self, review: Review) -> bool:
        """Record whether everybody is named; the same again takes it back. Tell whether it was recorded."""
        if self.item is None:
            return False
        self.view.settle()
        try:
            self._service.items.review(self.item.id, self._service.items.item(self.item.id).version, review)
        except UserError as error:
            self._desk.dialogs.tell_error(self, error)
            return False
        self._desk.changes.announce("photo_consents")
        self._reload()
        return True

    def _toggle(self, review: Review) -> None:
        if self.item is not None:
            self.review(Review.OPEN if self.item.review is review else review)

    def finish_and_go_on(self) -> None:
        """Mark the item as complete and show the next one; close after the last one."""
        if not self.side.on.isEnabled() or not self.review(Review.DONE):
            return
        if self._at + 1 < len(self._ids):
            self.go(1)
        else:
            self.close()

    def _undo(self) -> None:
        self.editing.undo()
        self._reload()

    def _record_consent(self) -> None:
        from medias_desktop.photo_consents.views.consents.acts import ConsentActs

        if self.item is not None:
            purpose = self.side.answers.purpose
            persons = self.standing.missing(purpose) or self.standing.missing(None)
            ConsentActs(self, self._service, self._desk).record(persons, (self.item.id,), self.item.event_id)

    def _show_card(self) -> None:
        from medias_desktop.photo_consents.views.consents.acts import ConsentActs

        one = self._subject(self.side.seen.current_key())
        if one is not None and one.portrayed_id is not None:
            ConsentActs(self, self._service, self._desk).card(one.portrayed_id)

    def reject(self) -> None:
        """Qt: Escape leaves what is open within the window first."""
        if not self.naming.leave():
            self.view.settle()
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: what was moved is recorded."""
        self.view.settle()
        event.accept()  # QDialog itself would ask reject, which leaves a form first

    # Layout

    def _make_parts(self) -> None:
        self._reading = QTimer(self)
        self._reading.setSingleShot(True)
        self._reading.timeout.connect(self._reload)
        self.side = SidePanel()
        self.naming = Naming(self, self._service, self._desk, self.editing, self.side)
        self.stage, self.form = self.naming.stage, self.naming.form
        self.view = self.stage.view
        self.head = PhotoHead()

    def _connect(self) -> None:
        view, side = self.view, self.side
        view.drawn.connect(self._take_frame)
        view.changed.connect(self.editing.move)
        view.chosen.connect(self._choose_frame)
        side.seen.chosen.connect(self._choose_row)
        for source in (view, side.seen):
            source.naming_wanted.connect(self.ask_name)
            source.removal_wanted.connect(self._remove)
        self.naming.named.connect(self._go_on_from)
        self.naming.ended.connect(view.setFocus)
        self.editing.undoable.connect(side.undo.setEnabled)
        side.undo.setEnabled(False)
        side.add.clicked.connect(lambda: self.ask_name(None))
        side.copy.clicked.connect(self._copy)
        side.undo.clicked.connect(self._undo)
        side.everyone.clicked.connect(lambda: self._toggle(Review.DONE))
        side.nobody.clicked.connect(lambda: self._toggle(Review.NOBODY))
        side.on.clicked.connect(self.finish_and_go_on)
        side.ask.clicked.connect(self._record_consent)
        side.rename.triggered.connect(lambda: self.ask_name(side.seen.current_key()))
        side.edit.triggered.connect(self._correct)
        side.card.triggered.connect(self._show_card)
        side.remove.triggered.connect(lambda: self._remove(side.seen.current_key()))
        self.head.stepped.connect(self.go)
        for keys, step in (("Alt+Left", -1), ("Alt+Right", 1), ("PgUp", -1), ("PgDown", 1)):
            QShortcut(QKeySequence(keys), self).activated.connect(lambda step=step: self.go(step))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.finish_and_go_on)
        self._undo_keys.activated.connect(self._undo)

    def _lay_out(self) -> None:
        body = QSplitter()
        body.setChildrenCollapsible(False)
        body.setHandleWidth(16)
        body.addWidget(self.stage)
        body.addWidget(self.naming.sides)
        body.setStretchFactor(0, 1)
        body.setStretchFactor(1, 0)
        wide = min(max(430, 50 * self.fontMetrics().averageCharWidth()), self.width() // 2)
        body.setSizes([self.width() - wide, wide])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 14)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(body, 1)
