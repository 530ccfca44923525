"""The steps of changing the keys: who leaves, the passphrase, the new sheet, the change, what comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QProgressBar

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import _
from medias_desktop.core.store.keys.errors import WrongPassphrase
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.core.widgets.parts import Card, heading, label, muted, problem, subheading
from medias_desktop.safekeeping.labels import role_label
from medias_desktop.safekeeping.service.users import RegisterUser
from medias_desktop.safekeeping.views.passphrase_form import PassphraseForm
from medias_desktop.safekeeping.views.sheet_page import SheetPage
from medias_desktop.safekeeping.views.steps import StepPage


class LeavingPage(StepPage):
    """Who leaves; those who were removed already stay ticked."""

    def __init__(self, users: Sequence[RegisterUser], leaving: Sequence[str]) -> None:
        super().__init__(_("Departure"))
        self.boxes: dict[str, QCheckBox] = {}
        self.body.addWidget(
            label(
                _(
                    "The register gets other keys. Whoever you tick here opens nothing any more, not even with a copy "
                    "of the key kept from before. Everybody else goes on with the passphrase that they have."
                )
            )
        )
        card = _card()
        card.body.addWidget(subheading(_("Who leaves?")))
        for user in users:
            gone = not user.active
            if user.itself or (gone and user.uid not in leaving):
                continue
            text = _("{name} — already removed") if gone else "{name} — {role}"
            box = QCheckBox(text.format(name=user.name, role=role_label(user.role)).replace("&", "&&"))
            box.setObjectName(f"leaving_{user.uid}")
            box.setChecked(user.uid in leaving)
            box.setEnabled(not gone)
            card.body.addWidget(box)
            self.boxes[user.uid] = box
        if not self.boxes:
            card.body.addWidget(label(_("You are the only user. The keys can be changed all the same.")))
        card.body.addWidget(
            muted(
                _(
                    "Tick nobody when the keys are changed for another reason, such as a stolen computer or a lost "
                    "USB drive."
                )
            )
        )
        self.body.addWidget(card)
        self.body.addWidget(
            muted(
                _(
                    "Backups and copies made before stay under the former keys: whoever kept one of them and its key "
                    "can still read what was in it."
                )
            )
        )
        self.body.addStretch(1)

    def leaving(self) -> tuple[str, ...]:
        """Return the uids of those who leave."""
        return tuple(uid for uid, box in self.boxes.items() if box.isChecked())

    def start(self) -> None:
        """Take the keyboard."""
        first = next((box for box in self.boxes.values() if box.isEnabled()), None)
        if first is not None:
            first.setFocus()


class KeysPage(StepPage):
    """The passphrase of who acts, when entitled; ``work`` is called with it, or with "" for who is not."""

    action_changed = Signal(str, bool)

    def __init__(self, name: str, *, entitled: bool, work: Callable[[str], object]) -> None:
        super().__init__(_("Passphrase"), _("&Make the new keys"))
        self._work = work
        self.form = PassphraseForm(
            _("&Passphrase of {name}").format(name=name.replace("&", "&&")), self.action, "rotation"
        )
        self.form.button.hide()
        self.form.submitted.connect(work)
        self.form.button_changed.connect(self.action_changed)
        self.form.setVisible(entitled)
        self.problem = problem()
        self.problem.setObjectName("rotation_problem")
        self._entitled = entitled
        text = (
            _(
                "You are entitled to the disciplinary records: they are sealed anew, so that whoever leaves does not "
                "read them either. This takes your passphrase."
            )
            if entitled
            else _(
                "You are not entitled to the disciplinary records: they stay sealed as they are. Everything else "
                "gets new keys. If whoever leaves was entitled to them, let somebody who is entitled change the keys."
            )
        )
        card = _card()
        for widget in (label(text), self.form):
            card.body.addWidget(widget)
        self.body.addWidget(card)
        self.body.addWidget(self.problem)
        self.body.addStretch(1)

    def start(self) -> None:
        """Take the keyboard."""
        self.form.setFocus()

    def submit(self) -> None:
        """Hand the passphrase on."""
        self.problem.hide()
        if self._entitled:
            self.form.submit()
        else:
            self._work("")

    def set_working(self, working: bool) -> None:
        """Show that the passphrase is being checked."""
        self.form.set_working(working)

    def tell(self, error: UserError) -> None:
        """Tell that the passphrase was wrong, or why the keys cannot be made."""
        if isinstance(error, WrongPassphrase):
            self.form.refuse(error.sentence())
            return
        self.form.set_working(False)
        self.problem.setText(error.sentence())
        self.problem.show()


class NewSheetPage(SheetPage):
    """The sheet of a code that is not valid yet."""

    def __init__(self, desk: Desk, finished: Callable[[bool], object]) -> None:
        super().__init__(desk, finished)
        self.has_back = False  # another code would be made, and this sheet be worth nothing
        card = _card()
        card.body.addWidget(
            label(
                _(
                    "This new sheet is valid only once the change is finished. Until then the one in the vault is; "
                    "keep it until the last step."
                )
            )
        )
        self.body.insertWidget(0, card)


class ChangePage(StepPage):
    """What is going to be done, then how far it is."""

    def __init__(self, names: Callable[[], str], work: Callable[[], object]) -> None:
        super().__init__(_("Change"), _("&Change the keys"))
        self._work, self._names = work, names
        self.has_back = False
        self.leaving = label("")
        self.doing = subheading("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.problem = problem()
        self.problem.setObjectName("change_problem")
        card = _card()
        for widget in (
            subheading(_("What is going to happen")),
            label(_("1. A backup of the register is made and read back; it stays under the former keys.")),
            label(
                _(
                    "2. The register is closed and encrypted anew, and the disciplinary records are sealed anew."
                )
            ),
            label(
                _("3. The register opens again by itself. The former recovery key opens nothing any more.")
            ),
            self.leaving,
            muted(
                _(
                    "Nobody else may have the register open. Once begun, the change cannot be stopped; if the power "
                    "fails, it is finished the next time you open the register."
                )
            ),
        ):
            card.body.addWidget(widget)
        self.body.addWidget(card)
        for one in (self.doing, self.bar, self.problem):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self._show(False)

    def start(self) -> None:
        """Say who leaves."""
        names = self._names()
        text = _("Who opens nothing any more: {names}.").format(names=names)
        self.leaving.setText(text if names else _("Nobody is removed."))

    def submit(self) -> None:
        """Begin."""
        self.problem.hide()
        self._work()

    def show_progress(self, doing: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done and how far it is (total 0: unknown)."""
        self.doing.setText(doing)
        self.bar.setAccessibleName(doing)
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._show(True)

    def tell(self, sentence: str) -> None:
        """Tell why it was stopped."""
        self._show(False)
        self.problem.setText(sentence)
        self.problem.show()

    def _show(self, working: bool) -> None:
        self.doing.setVisible(working)
        self.bar.setVisible(working)


class ChangedPage(StepPage):
    """What is so now, and what is left to do by hand."""

    def __init__(self) -> None:
        super().__init__(_("Finished"), _("&Close"))
        self._paper = label("")
        card = _card()
        for widget in (
            heading(_("The keys are changed.")),
            label(
                _(
                    "The register is open again. Everybody who stays opens it with the same passphrase as before."
                )
            ),
            self._paper,
            label(
                _(
                    "Backups from before open with the former keys only. Once you have a new backup at the second "
                    "place, you may have the older ones destroyed."
                )
            ),
        ):
            card.body.addWidget(widget)
        self.body.addWidget(card)
        self.body.addStretch(1)

    def show_paper(self, *, proven: bool) -> None:
        """Tell what becomes of the sheets."""
        self._paper.setText(
            _(
                "Put the new recovery sheet into its envelope and the envelope into the vault; destroy the former one."
            )
            if proven
            else _(
                "No valid recovery key is on paper: the former sheet opens nothing any more. Print one now from the "
                "list of things to do."
            )
        )


def _card() -> Card:
    card = Card()
    card.body.setContentsMargins(20, 16, 20, 20)
    card.body.setSpacing(10)
    return card
