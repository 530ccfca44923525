"""The steps of a round that ask for something: a passphrase, another way of signing, a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _, translate
from medias_desktop.core.widgets.fields import Field, SecretField, TextField
from medias_desktop.core.widgets.parts import label
from medias_desktop.core.work import or_error
from medias_desktop.policies import errors
from medias_desktop.policies.labels.versions import METHODS
from medias_desktop.policies.rules import SignatureMethod
from medias_desktop.policies.rules.rounds import (
    RoundSignatory,
    SigningRound,
    needs_preparing_anew,
    with_method,
)
from medias_desktop.policies.views.life.dialogs import StepDialog
from medias_desktop.signatures.rules import IdentityKind, SigningIdentity

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.service import PolicyService
    from medias_desktop.policies.service.rounds import RoundService, RoundStep


class RoundDialog(StepDialog):
    """A step that takes its time; ``step`` is what it led to once the dialog is accepted."""

    step: RoundStep | None = None
    _desk: Desk

    def work(self, progress: Progress) -> RoundStep:
        """Take the step, away from the window. Raises a UserError that is told in place."""
        raise NotImplementedError

    def accept(self) -> None:
        """Qt: take the step, and close unless it was refused."""
        try:
            self.do()
        except UserError as error:
            self.tell(error)
            return
        self._enable(False)

        def work(progress: Progress) -> object:
            return or_error(lambda: self.work(progress))

        self._desk.jobs.run(self, self.windowTitle(), work, self._on_done, lambda: self._enable(True))

    def reject(self) -> None:
        """Qt: leave, unless the step is being taken."""
        if self.act.isEnabled():
            super().reject()

    def tell(self, error: UserError) -> None:
        """Tell what stopped the step."""
        self.problem.setText(error.sentence())
        self.problem.show()
        self._grow()

    def _on_done(self, result: object) -> None:
        self._enable(True)
        if isinstance(result, UserError):
            self.tell(result)
            return
        from medias_desktop.policies.service.rounds import RoundStep

        assert isinstance(result, RoundStep)
        self.step = result
        super(StepDialog, self).accept()

    def _enable(self, enabled: bool) -> None:
        for one in (self.act, self.keep):
            one.setEnabled(enabled)


class SignDialog(RoundDialog):
    """The passphrase or PIN of whose turn it is."""

    def __init__(
        self,
        parent: QWidget,
        rounds: RoundService,
        desk: Desk,
        found: SigningRound,
        turn: RoundSignatory,
        identity: SigningIdentity | None,
    ) -> None:
        token = identity is not None and identity.kind is IdentityKind.TOKEN
        name = turn.name.replace("&", "&&")
        caption = _("PIN of {name}") if token else _("Passphrase of {name}")
        self.secret = SecretField(caption.format(name=name), "sign_secret")
        words = _(
            "{name} signs “{title}” as {role}. What is typed here opens the signing identity once and is not kept."
        )
        self._desk = desk
        super().__init__(
            parent,
            "sign_dialog",
            _("Sign here"),
            words.format(name=turn.name, title=found.identity.title, role=turn.role),
            _("&Sign"),
            [self.secret],
        )
        self._rounds, self._found, self._turn = rounds, found, turn
        self.secret.setFocus()

    def do(self) -> None:
        """Check that something was typed."""
        self.secret.show_problem()
        if not self.secret.text():
            raise errors.PassphraseMissing(name=self._turn.name)

    def work(self, progress: Progress) -> RoundStep:
        """Sign."""
        return self._rounds.sign_here(
            self._found.id, self.secret.text(), progress, row_version=self._found.row_version
        )

    def tell(self, error: UserError) -> None:
        """Tell what stopped it, at the field when that is the reason."""
        if isinstance(error, errors.SignatoryPassphraseWrong | errors.PassphraseMissing):
            self.problem.hide()
            self.secret.show_problem(error.sentence())
            self.secret.line.selectAll()
            self.secret.setFocus()
            self._grow()
            return
        super().tell(error)


class MethodDialog(RoundDialog):
    """How somebody signs after all: with an identity of the register, elsewhere, or by hand."""

    def __init__(
        self,
        parent: QWidget,
        service: PolicyService,
        desk: Desk,
        found: SigningRound,
        one: RoundSignatory,
    ) -> None:
        self.method = QComboBox()
        now = desk.clock.now()
        for identity in service.signatures.identities.all():
            if identity.may_sign_at(now):
                self.method.addItem(_("Digital: {name}").format(name=identity.name), identity.id)
        self.method.addItem(translate(METHODS["elsewhere"]), SignatureMethod.ELSEWHERE.value)
        self.method.addItem(translate(METHODS["pen"]), SignatureMethod.PEN.value)
        self._found, self._one, self._rounds = found, one, service.rounds
        self._show_current()
        self.consequence = label("")
        self.consequence.setObjectName("method_consequence")
        self._desk = desk
        super().__init__(
            parent,
            "method_dialog",
            _("Another way of signing"),
            _("How does {name} sign?").format(name=one.name),
            _("&Change"),
            [Field(_("&Signature"), self.method, "round_method"), self.consequence],
        )
        self.method.currentIndexChanged.connect(self._say)
        self._say()
        self.method.setFocus()

    def _show_current(self) -> None:
        one = self._one
        current = one.identity_id if one.method is SignatureMethod.HERE else one.method.value
        self.method.setCurrentIndex(max(0, self.method.findData(current)))

    def chosen(self) -> tuple[SignatureMethod, int | None]:
        """Return the way of signing, and the identity when it is one of the register."""
        data = self.method.currentData()
        if isinstance(data, int):
            return SignatureMethod.HERE, data
        return SignatureMethod(data), None

    def _say(self) -> None:
        changed = with_method(self._found.signatories, self._one.position, *self.chosen())
        self.consequence.setText("")
        if not any(one.waiting for one in changed):
            self.consequence.setText(_("Nobody else signs digitally: the policy is adopted at once."))
        elif needs_preparing_anew(changed, self._found.locking_position):
            self.consequence.setText(
                _("The document is prepared anew. Copies of it that were saved before can no longer be used.")
            )
        self.consequence.setVisible(bool(self.consequence.text()))
        self._grow()

    def do(self) -> None:
        """Nothing to check: one of the ways is always chosen."""

    def work(self, progress: Progress) -> RoundStep:
        """Change it."""
        method, identity = self.chosen()
        return self._rounds.change_method(
            self._found.id,
            self._one.position,
            method,
            identity,
            progress,
            row_version=self._found.row_version,
        )


class AbandonDialog(StepDialog):
    """Why a round ends without an adoption."""

    def __init__(self, parent: QWidget, rounds: RoundService, found: SigningRound) -> None:
        self.note = TextField(_("&Reason"), "abandon_note", longest=500)
        words = _(
            "The signatures given so far are lost and the text is a draft again. "
            "The round, its document and this reason stay in the history."
        )
        super().__init__(
            parent,
            "abandon_dialog",
            _("Abandon the signing round"),
            words,
            _("A&bandon the round"),
            [self.note],
        )
        self._rounds, self._found = rounds, found
        self.note.setFocus()

    def do(self) -> None:
        """End the round."""
        self._rounds.abandon(self._found.id, self.note.text(), row_version=self._found.row_version)
