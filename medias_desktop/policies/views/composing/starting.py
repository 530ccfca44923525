"""Beginning to compose: a draft taken up again, or a new one from headings, a town, an earlier text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, current_language
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import (
    action_row,
    button,
    fit_to_text,
    heading,
    label,
    muted,
    problem,
)
from medias_desktop.policies.labels.versions import language_label, version_label
from medias_desktop.policies.rules import PolicyIdentity, PolicySummary, VersionText
from medias_desktop.policies.rules.origins import Origin, town_key, town_uid
from medias_desktop.policies.service.composing import EMPTY, SKELETON
from medias_desktop.policies.service.services import PolicyServices
from medias_desktop.policies.towns import TOWNS, town
from medias_desktop.policies.views.page import Page

_NEW_POLICY = 0


def start_composing(
    host: QWidget,
    services: PolicyServices,
    desk: Desk,
    show_page: Callable[[Page], None],
    text: VersionText | None,
) -> None:
    """Take up a draft again, or ask what a new one is to begin from: ``text`` is proposed (None: the usual headings)."""

    def compose(version_id: int) -> None:
        from medias_desktop.policies.views.composing.page import ComposingPage

        try:
            page = ComposingPage(services, desk, version_id)
        except UserError as error:
            desk.dialogs.tell_error(host, error)
        else:
            show_page(page)

    if text is not None and text.summary.may_be_written:
        compose(text.summary.id)
        return
    dialog = NewDraftDialog(host.window(), services, text)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def made(version_id: int) -> None:
        compose(version_id)
        desk.changes.announce("policies")

    dialog.begun = made
    dialog.open()


class NewDraftDialog(QDialog):
    """Asks for the policy, its title and language, and what the draft begins from."""

    def __init__(self, parent: QWidget, services: PolicyServices, text: VersionText | None) -> None:
        super().__init__(parent)
        self.setObjectName("new_draft")
        self.setWindowTitle(_("New draft"))
        self.begun: Callable[[int], None] = lambda _version_id: None
        self._service = services.composing
        self._policies = {one.id: one for one in services.policies.library() if not one.town}
        self.origin = QComboBox()
        self.policy = QComboBox()
        self.title = QLineEdit(_("Social media policy"))
        self.title.setMaxLength(300)
        self.number = QLineEdit()
        self.number.setMaxLength(60)
        self.language = QComboBox()
        self.trouble = problem()
        self._fill()
        self._propose(text)
        self._lay_out()
        self.policy.currentIndexChanged.connect(lambda _index: self._fit_policy())
        self._fit_policy()

    def _fill(self) -> None:
        self.origin.addItem(_("The usual headings, without text"), SKELETON)
        self.origin.addItem(_("Nothing"), EMPTY)
        for key in TOWNS:
            self.origin.addItem(_("The policy of {town}").format(town=town(key).municipality), town_uid(key))
        self.policy.addItem(_("A new policy"), _NEW_POLICY)
        for policy in self._policies.values():
            self.policy.addItem(policy.title, policy.id)
            for version in policy.versions:
                name = f"{policy.title}, {version_label(version)}"
                self.origin.addItem(name, str(Origin(version=version.uid)))
        for code in ("fr", "en"):
            self.language.addItem(language_label(code), code)
        self.language.setCurrentIndex(self.language.findData(current_language()))

    def _propose(self, text: VersionText | None) -> None:
        if text is None:
            return
        uid = text.summary.uid
        origin = Origin(town=town_key(uid)) if town_key(uid) else Origin(version=uid)
        self.origin.setCurrentIndex(max(0, self.origin.findData(str(origin))))
        self.language.setCurrentIndex(self.language.findData(text.summary.language))
        self.policy.setCurrentIndex(max(0, self.policy.findData(text.summary.policy_id)))

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for caption, field in (
            (_("&Begin from"), self.origin),
            (_("&Policy"), self.policy),
            (_("&Title"), self.title),
            (_("&Number"), self.number),
            (_("&Language of the text"), self.language),
        ):
            title = label(caption, wrap=False)
            title.setBuddy(field)
            field.setAccessibleName(caption.replace("&", ""))
            self.form.addRow(title, field)
        cancel = button(_("&Cancel"))
        cancel.clicked.connect(self.reject)
        self.begin = button(_("B&egin the draft"), primary=True)
        self.begin.setObjectName("begin_draft")
        self.begin.setDefault(True)
        self.begin.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        layout.addWidget(heading(_("New draft")))
        explained = _("Clauses can be taken from every town afterwards; their rules come along.")
        layout.addWidget(muted(explained))
        layout.addLayout(self.form)
        layout.addWidget(self.trouble)
        layout.addLayout(action_row(cancel, self.begin))
        fit_to_text(self, 560)

    def _chosen_policy(self) -> PolicySummary | None:
        return self._policies.get(int(self.policy.currentData()))

    def _fit_policy(self) -> None:
        """Show a policy's own name; only a new one is named here."""
        policy = self._chosen_policy()
        for field in (self.title, self.number):
            self.form.setRowVisible(field, policy is None)

    def accept(self) -> None:
        """Qt: begin; what is refused is told in place."""
        policy, language = self._chosen_policy(), str(self.language.currentData())
        identity = (
            PolicyIdentity(self._service.municipality, self.title.text(), self.number.text(), language)
            if policy is None
            else PolicyIdentity(policy.municipality, policy.title, policy.number, language)
        )
        try:
            version_id = self._service.start_draft(
                identity, str(self.origin.currentData()), language, None if policy is None else policy.id
            )
        except UserError as error:
            self.trouble.setText(error.sentence())
            self.trouble.show()
            return
        super().accept()
        self.begun(version_id)
