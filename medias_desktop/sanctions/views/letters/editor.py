"""Writing a letter: its language, its subject, its text, and what is still to be filled in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, ngettext, translate
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField
from medias_desktop.core.widgets.parts import button, muted, subheading
from medias_desktop.sanctions.rules.cases import LINE_LENGTH
from medias_desktop.sanctions.rules.letter_checks import UNFINISHED

_LANGUAGES = {"fr": N_("French"), "en": N_("English")}
_LEAST_HEIGHT = 220


class LetterEditor(QWidget):
    """The words of one draft."""

    language_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = subheading("")
        names: list[tuple[str, object]] = [(translate(name), code) for code, name in _LANGUAGES.items()]
        self.language = SelectField(_("&Language of the letter"), "letter_language", names)
        self.subject = TextField(_("Su&bject"), "letter_subject", longest=LINE_LENGTH)
        self.body = LongTextField(_("&Text"), "letter_body", lines=4)
        self.body.area.setMinimumHeight(_LEAST_HEIGHT)
        self.body.area.setMaximumHeight(16_777_215)
        self.body.area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.places = muted("")
        self.places.setObjectName("letter_places")
        self.discard = button(_("&Discard the draft…"), "mdi6.trash-can-outline")
        self.discard.setObjectName("letter_discard")
        self.keep = button(_("&Keep the draft"), "mdi6.content-save-outline")
        self.keep.setObjectName("letter_keep")
        self.preview = button(_("&Preview and issue…"), "mdi6.eye-outline", primary=True)
        self.preview.setObjectName("letter_preview")
        self._lay_out()
        self.body.changed.connect(self._count)
        self.subject.changed.connect(self._count)
        self.language.changed.connect(lambda: self.language_chosen.emit(str(self.language.value())))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.keep.click)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.title)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self.subject, 3)
        first.addWidget(self.language, 1)
        layout.addLayout(first)
        layout.addWidget(self.body, 1)
        layout.addWidget(self.places)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.discard)
        row.addStretch(1)
        row.addWidget(self.keep)
        row.addWidget(self.preview)
        layout.addLayout(row)
        column = self.body.layout()
        assert isinstance(column, QVBoxLayout)
        column.setStretchFactor(self.body.area, 1)
        column.takeAt(column.count() - 1)  # the room below goes to the text

    def show_letter(self, title: str, language: str, subject: str, body: str, *, kept: bool) -> None:
        """Put a letter in; ``kept`` tells whether there is a draft to discard."""
        self.title.setText(title)
        self.language.combo.blockSignals(True)
        self.language.choose(language)
        self.language.combo.blockSignals(False)
        self.put(subject, body)
        self.discard.setVisible(kept)

    def put(self, subject: str, body: str) -> None:
        """Put words in."""
        self.subject.line.setText(subject)
        self.subject.line.setCursorPosition(0)
        self.body.area.setPlainText(body)
        self._count()

    def words(self) -> tuple[str, str, str]:
        """Return the language, the subject and the text."""
        return str(self.language.value()), self.subject.text(), self._body()

    def _body(self) -> str:
        """Return the text with its no-break spaces, which Qt’s plain text has lost."""
        raw = self.body.area.document().toRawText()
        return raw.replace("\u2029", "\n").replace("\u2028", "\n").strip()

    def _count(self) -> None:
        number = (self.subject.text() + self.body.text()).count(UNFINISHED)
        told = ngettext(
            "{n} place is still to be filled in, marked {mark}.",
            "{n} places are still to be filled in, marked {mark}.",
            number,
        ).format(n=number, mark=UNFINISHED)
        self.places.setText(told if number else _("Read it once more: once issued, a letter stays as it is."))
