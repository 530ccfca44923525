"""Answers kept ready: those of the municipality beside those that the program brings, which may be copied and adjusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.store.errors import ChangedElsewhere
from medias_desktop.core.store.roles import Permission
from medias_desktop.core.widgets.fields import TextField
from medias_desktop.core.widgets.form_fields import LongTextField, SelectField, names_of, two_columns
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, muted, problem
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.core.widgets.typed import may_leave, said
from medias_desktop.editorial_calendar.labels.answers import NAMES, house_answers
from medias_desktop.editorial_calendar.labels.interactions import KIND_NAMES, LANGUAGE_NAMES
from medias_desktop.editorial_calendar.rules.answer_texts import PLACEHOLDERS, in_words_of
from medias_desktop.editorial_calendar.rules.interactions import AnswerTemplate, InteractionKind

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.editorial_calendar.service import EditorialCalendarService


class TemplatesDialog(QDialog):
    """The list at the left, one answer at the right; a new one begins empty, or with one of the program’s own."""

    def __init__(self, parent: QWidget, service: EditorialCalendarService, desk: Desk) -> None:
        super().__init__(parent)
        self._service, self._desk = service, desk
        self._shown = AnswerTemplate(0, "", "", "fr", "")
        self._all: tuple[AnswerTemplate, ...] = ()
        self._before: tuple[object, ...] | None = None
        self.setObjectName("templates_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Answers kept ready"))
        fit_to_text(self, 900, 640)
        self.list = QListWidget()
        self.list.setObjectName("templates")
        self.list.setAccessibleName(_("Answers kept ready"))
        self.name = TextField(_("&Name"), "template_name", longest=120)
        kinds = [(_("any interaction"), ""), *((name, kind) for name, kind in names_of(KIND_NAMES))]
        self.kind = SelectField(_("&For"), "template_kind", kinds)
        self.language = SelectField(_("&Language"), "template_language", names_of(LANGUAGE_NAMES))
        self.text = LongTextField(_("&Text"), "template_text", lines=10)
        self.retired = QCheckBox(_("No lon&ger used"))
        self.retired.setObjectName("template_retired")
        self.trouble = problem()
        self.trouble.setObjectName("templates_trouble")
        self.new = button(_("Ne&w"), "mdi6.plus")
        self.close_button = button(_("&Close"))
        self.save_button = button(_("&Save"), "mdi6.check", primary=True)
        self._lay_out()
        self._read()

    def shown(self) -> AnswerTemplate:
        """Return the answer shown, as it was read."""
        return self._shown

    def save(self) -> None:
        """Keep what is typed; what is refused is told below, and stays."""
        kept, template = self._service.answer_templates, self._typed()
        self._tell("")
        try:
            number = template.id
            if number:
                kept.change(template)
            else:
                number = kept.add(template)
        except ChangedElsewhere as error:
            self._shown = kept.one(template.id)
            self._tell(error.sentence())
            return
        except UserError as error:
            self._tell(error.sentence())
            return
        self._desk.changes.announce("calendar")
        self._read(number)

    def reject(self) -> None:
        """Qt: leave, after a question when something was typed."""
        if self._may_leave():
            super().reject()

    def _lay_out(self) -> None:
        for widget, name in ((self.new, "new"), (self.close_button, "close"), (self.save_button, "save")):
            widget.setObjectName(f"template_{name}")
        self.new.clicked.connect(self._begin)
        self.close_button.clicked.connect(self.reject)
        self.save_button.clicked.connect(self.save)
        self.save_button.setDefault(True)
        self.list.currentItemChanged.connect(self._on_chosen)
        self.language.changed.connect(self._show_words)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.new)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.name)
        right.addLayout(two_columns((self.kind, self.language)))
        right.addWidget(self.text)
        self.words = muted("")
        right.addWidget(self.words)
        right.addWidget(self.retired)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(10)
        layout.addWidget(heading(_("Answers kept ready")))
        layout.addLayout(both, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(action_row(self.close_button, self.save_button))
        self._show_words()
        permit(self._service.refusal(Permission.RECORD), self._desk.dialogs, self.save_button, self.new)

    def _read(self, chosen: int = 0) -> None:
        """List what is kept, and what the program brings; show one."""
        self.list.blockSignals(True)
        self.list.clear()
        own = self._service.answer_templates.all(retired=True)
        self._all = (*own, *house_answers("", "fr"), *house_answers("", "en"))
        for one in self._all:
            self._add(one)
        place = next((row for row, one in enumerate(own) if one.id == chosen), 0)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._show(self._all[place])

    def _add(self, one: AnswerTemplate) -> None:
        name = one.name if one.id else _("{name} (of the program)").format(name=translate(NAMES[one.name]))
        language = translate(LANGUAGE_NAMES[one.language])
        told = _("{name}, no longer used").format(name=name) if one.retired else name
        self.list.addItem(QListWidgetItem(f"{told} · {language}"))

    def _on_chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is None:
            return
        if not self._may_leave():
            self.list.blockSignals(True)
            if before is not None:
                self.list.setCurrentItem(before)
            self.list.blockSignals(False)
            return
        self._show(self._all[self.list.row(item)])

    def _begin(self) -> None:
        """Begin a new one, with the text of the program's own that is shown, if any."""
        if not self._may_leave():
            return
        self._show(AnswerTemplate(0, "", "", str(self.language.value()), self.text.text()))
        self.name.setFocus()

    def _show(self, one: AnswerTemplate) -> None:
        self._shown = one
        name = one.name if one.id or not one.name else translate(NAMES[one.name])
        self.name.line.setText(name)
        self.kind.choose(InteractionKind(one.kind) if one.kind else "")
        self.language.choose(one.language)
        self.text.area.setPlainText(in_words_of(one.text, one.language))
        self.retired.setChecked(one.retired)
        self.retired.setVisible(bool(one.id))
        self._tell("")
        self._before = said(self)

    def _typed(self) -> AnswerTemplate:
        return AnswerTemplate(
            self._shown.id,
            self.name.text(),
            str(self.kind.value() or ""),
            str(self.language.value()),
            self.text.text(),
            self.retired.isChecked(),
            self._shown.version,
        )

    def _show_words(self) -> None:
        place = 1 if self.language.value() == "en" else 0
        known = ", ".join(f"{{{words[place]}}}" for words in PLACEHOLDERS.values())
        self.words.setText(_("In braces, put in by itself: {known}").format(known=known))

    def _may_leave(self) -> bool:
        return self._before is None or said(self) == self._before or may_leave(self, self._desk)

    def _tell(self, sentence: str) -> None:
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
