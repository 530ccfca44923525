"""A neutral message to an online user: its kind, its language, its words, to be copied where it is sent from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import LANGUAGES, _, current_language, translate
from medias_desktop.core.widgets.parts import action_row, button, fit_to_text, heading, label, muted
from medias_desktop.sanctions.labels.messages import MESSAGE_NAMES
from medias_desktop.sanctions.rules.incidents import Appeal, Incident
from medias_desktop.sanctions.rules.messages import MessageKind, offered

if TYPE_CHECKING:
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.sanctions.service import SanctionService


class MessageDialog(QDialog):
    """The message about an incident or an appeal; nothing is sent or recorded from here."""

    def __init__(
        self,
        parent: QWidget | None,
        service: SanctionService,
        desk: Desk,
        about: Incident | Appeal,
        kind: MessageKind | None = None,
    ) -> None:
        """``kind`` is the message shown first, the one that fits what was done when None."""
        super().__init__(parent)
        self._service, self._desk, self._about = service, desk, about
        self.setWindowTitle(_("Message to the online user"))
        self.setObjectName("message_dialog")
        fit_to_text(self, 640, 700)
        self.kind, self.language = QComboBox(), QComboBox()
        self.text = QPlainTextEdit()
        self.told = muted("")
        self._lay_out(kind)
        self._write()

    def _lay_out(self, kind: MessageKind | None) -> None:
        about = self._about
        kinds = (MessageKind.APPEAL_ANSWER,) if isinstance(about, Appeal) else offered(about.action)
        for one in kinds:
            self.kind.addItem(translate(MESSAGE_NAMES[one]), one.value)
        if kind in kinds:
            self.kind.setCurrentIndex(kinds.index(kind))
        names = {"fr": _("French"), "en": _("English")}
        for code in LANGUAGES:
            self.language.addItem(names[code], code)
        self.language.setCurrentIndex(self.language.findData(current_language()))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for caption, field, name in (
            (_("&Message"), self.kind, "message_kind"),
            (_("&Language"), self.language, "message_language"),
        ):
            buddy = label(caption)
            buddy.setBuddy(field)
            field.setObjectName(name)
            field.setAccessibleName(caption.replace("&", ""))
            field.currentIndexChanged.connect(lambda _index: self._write())
            form.addRow(buddy, field)
        self.text.setObjectName("message_text")
        self.text.setAccessibleName(_("Text of the message"))
        self.text.setTabChangesFocus(True)
        self.told.setObjectName("message_told")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("Message to the online user")))
        layout.addWidget(
            muted(
                _(
                    "It names neither the user nor what was written. Adjust it if you wish, copy it, and send it from the "
                    "platform."
                )
            )
        )
        layout.addLayout(form)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.told)
        close = button(_("&Close"))
        close.clicked.connect(self.reject)
        self.copy_button = button(_("Co&py the message"), "mdi6.content-copy", primary=True)
        self.copy_button.setObjectName("copy_message")
        self.copy_button.setDefault(True)
        self.copy_button.clicked.connect(self._copy)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._copy)
        layout.addLayout(action_row(close, self.copy_button))

    def _write(self) -> None:
        """Write the message anew: what was adjusted is lost, as it was in another language or for another end."""
        kind, language = MessageKind(self.kind.currentData()), self.language.currentData()
        try:
            self.text.setPlainText(self._service.messages.text(kind, self._about, language))
        except UserError as error:
            self.copy_button.setEnabled(False)
            self.text.clear()
            self.told.setText(error.sentence())
            return
        self.copy_button.setEnabled(True)
        self.told.setText(_("Nothing is sent or recorded from here."))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.told.setText(_("The message is copied: paste it where you send it from."))
