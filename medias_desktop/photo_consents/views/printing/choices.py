"""What to print: the form at the left of the dialog."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QComboBox, QRadioButton, QSpinBox, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _
from medias_desktop.core.widgets.parts import label, muted, subheading
from medias_desktop.photo_consents.rules.forms import FormKind, FormOrder
from medias_desktop.photo_consents.service.forms import MOST_BLANK
from medias_desktop.photo_consents.views.consents.purposes_box import PurposesBox
from medias_desktop.photo_consents.views.consents.term_box import ReachBox, TermBox

if TYPE_CHECKING:
    from medias_desktop.photo_consents.service import PhotoConsentService


class Choices(QWidget):
    """The user's choices as a FormOrder."""

    changed = Signal()

    def __init__(
        self,
        service: PhotoConsentService,
        place: tuple[int | None, int | None],
        kind: FormKind,
        *,
        persons: bool,
    ) -> None:
        """``place`` is the item and the event at hand, None for none; ``persons`` says whether anybody is chosen."""
        super().__init__()
        settings, item_id = service.settings.current(), place[0]
        self._paper = service.forms.paper()
        self.kinds = QButtonGroup(self)
        self.radios: dict[FormKind, QRadioButton] = {}
        self.purposes = PurposesBox(columns=2)
        self.term = TermBox(service.today, settings)
        title = service.items.item(item_id).title if item_id is not None else ""
        items = [item_id] if item_id is not None else []
        self.reach = ReachBox(items, title, place[1], service.events.all())
        self.both = QCheckBox(_("Lines for two legal &guardians"))
        self.both.setObjectName("both_guardians")
        self.both.setChecked(settings.both_guardians)
        self.minor = QCheckBox(_("For a &minor"))
        self.minor.setObjectName("for_minor")
        self.copies = QSpinBox()
        self.copies.setRange(1, MOST_BLANK)
        self._lay_out(kind, persons=persons)
        for signal in (
            self.purposes.changed,
            self.reach.changed,
            self.term.starts_on.changed,
            self.term.ends_on.changed,
            self.term.without_end.toggled,
            self.both.toggled,
            self.minor.toggled,
            self.copies.valueChanged,
            self.language.currentIndexChanged,
            self.paper.currentIndexChanged,
        ):
            signal.connect(lambda *_given: self.changed.emit())
        self.kinds.buttonToggled.connect(lambda _button, on: self._on_kind() if on else None)
        self._show_fields()

    def order(self) -> FormOrder:
        """Return what is chosen."""
        kind = self.kind()
        return FormOrder(
            kind=kind,
            reach=self.reach.reaches()[0],
            purposes=self.purposes.chosen(),
            starts_on=self.term.starts_on.day(),
            ends_on=self.term.until(),
            language=self.language.currentData() or None,
            for_minor=kind is FormKind.BLANK and self.minor.isChecked(),
            both_guardians=self.both.isChecked(),
            copies=self.copies.value() if kind is FormKind.BLANK else 1,
            paper=self.paper.currentData(),
        )

    def kind(self) -> FormKind:
        """Return which forms are chosen."""
        return next(kind for kind, radio in self.radios.items() if radio.isChecked())

    # Layout

    def _lay_out(self, kind: FormKind, *, persons: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        column.addWidget(subheading(_("What to print")))
        for one, text, note in (
            (FormKind.INDIVIDUAL, _("One form per pe&rson"), _("With the name and the legal guardians.")),
            (FormKind.GROUP, _("One form for the gro&up"), _("A team, a class: each has a line.")),
            (FormKind.BLANK, _("Bla&nk forms"), _("To be filled in by hand, on the spot.")),
        ):
            self._add_kind(column, one, text, note)
            self.radios[one].setEnabled(persons or one is FormKind.BLANK)
        self.radios[kind if persons else FormKind.BLANK].setChecked(True)
        self._part(column, _("What it asks consent for"), self.reach)
        self._part(column, _("Where the pictures may be shown"), self.purposes)
        self._part(column, _("For how long"), self.term)
        column.addSpacing(10)
        column.addWidget(subheading(_("How it is printed")))
        self.language = self._choice(
            column,
            _("&Language"),
            "form_language",
            [(_("Each person’s own"), ""), (_("French"), "fr"), (_("English"), "en")],
        )
        self._field(column, _("Number of &copies"), "form_copies", self.copies)
        self.paper = self._choice(
            column,
            _("P&aper"),
            "form_paper",
            [
                (_("Letter (8½ × 11 in)"), "letter"),
                (_("Legal (8½ × 14 in)"), "legal"),
                (_("A4 (210 × 297 mm)"), "a4"),
            ],
        )
        self.paper.setCurrentIndex(max(0, self.paper.findData(self._paper)))
        for widget in (self.minor, self.both):
            column.addWidget(widget)
        column.addStretch(1)

    @staticmethod
    def _part(column: QVBoxLayout, title: str, part: QWidget) -> None:
        column.addSpacing(10)
        column.addWidget(subheading(title))
        column.addWidget(part)

    def _add_kind(self, column: QVBoxLayout, kind: FormKind, text: str, note: str) -> None:
        radio = QRadioButton(text)
        radio.setObjectName(f"form_{kind.value}")
        radio.setAccessibleDescription(note)
        self.radios[kind] = radio
        self.kinds.addButton(radio)
        column.addWidget(radio)
        below = muted(note)
        below.setContentsMargins(26, 0, 0, 6)
        column.addWidget(below)

    def _choice(
        self, column: QVBoxLayout, title: str, name: str, given: Sequence[tuple[str, object]]
    ) -> QComboBox:
        box = QComboBox()
        for text, value in given:
            box.addItem(text, value)
        self._field(column, title, name, box)
        return box

    @staticmethod
    def _field(column: QVBoxLayout, title: str, name: str, editor: QComboBox | QSpinBox) -> None:
        caption = label(title)
        caption.setBuddy(editor)
        caption.setContentsMargins(0, 6, 0, 0)
        editor.setObjectName(name)
        editor.setAccessibleName(title.replace("&", ""))
        editor.setProperty("caption", caption)
        column.addWidget(caption)
        column.addWidget(editor)

    def _on_kind(self) -> None:
        self._show_fields()
        self.changed.emit()

    def _show_fields(self) -> None:
        """Show what concerns the chosen forms only."""
        blank = self.kind() is FormKind.BLANK
        self.copies.setVisible(blank)
        self.copies.property("caption").setVisible(blank)
        self.minor.setVisible(blank)
        self.language.setItemText(0, _("The municipality’s") if blank else _("Each person’s own"))
