"""Second step: who signs, in what order, and how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from medias_desktop.core.i18n import N_, _, catalogue
from medias_desktop.core.widgets.parts import Card, button, muted, problem, subheading
from medias_desktop.policies import rules
from medias_desktop.policies.rules.adopting import problems_of_signatories
from medias_desktop.policies.views.adoption.signatory_row import SignatoryRow

if TYPE_CHECKING:
    import datetime as dt

    from medias_desktop.policies.service import PolicyService

_ROLES = (N_("Mayor"), N_("Director general and clerk"))


class SignatoriesPage(QWidget):
    """The signatories in the order in which they sign; rows are added, removed and moved by keyboard too."""

    create_wanted = Signal(object)
    import_wanted = Signal(object)

    def __init__(self, service: PolicyService, language: str, now: dt.datetime) -> None:
        super().__init__()
        self.setObjectName("page")
        self._service, self._now = service, now
        self._say = catalogue(language).gettext
        self._shown = False
        self.rows: list[SignatoryRow] = []
        card = Card()
        card.body.setSpacing(10)
        card.body.addWidget(subheading(_("Who signs the document")))
        card.body.addWidget(
            muted(
                _(
                    "They sign in this order: digitally with a signing identity, here or in another program, "
                    "or by hand in the place that stays empty on the signature page."
                )
            )
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        card.body.addLayout(self._list)
        self.problem = problem()
        self.problem.setObjectName("signatories_problem")
        card.body.addWidget(self.problem)
        self.add_button = button(_("&Add a signatory"), "mdi6.account-plus-outline")
        self.add_button.setObjectName("add_signatory")
        self.add_button.clicked.connect(lambda: self._add_row(rules.Signatory("", ""), focus=True))
        foot = QHBoxLayout()
        foot.addWidget(self.add_button)
        foot.addStretch(1)
        keys = muted(_("Alt+Up and Alt+Down move the row"))
        keys.setWordWrap(False)
        foot.addWidget(keys)
        card.body.addLayout(foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addStretch(1)
        known = {one.id for one in service.signatures.identities.all() if one.may_sign_at(now)}
        proposed = service.latest_signatories() or tuple(
            rules.Signatory("", self._say(role)) for role in _ROLES
        )
        for one in proposed:
            identity = one.identity_id if one.identity_id in known else None
            self._add_row(rules.Signatory(one.name, one.role, identity, elsewhere=one.elsewhere))

    def signatories(self) -> tuple[rules.Signatory, ...]:
        """Return the signatories as typed, in order."""
        return tuple(row.signatory() for row in self.rows)

    def check(self) -> bool:
        """Tell in each row what is wrong and go to the first one; return whether nothing is."""
        self._shown = True
        first = self._tell()
        if first is not None:
            first.name.setFocus()
        return first is None and bool(self.rows)

    def start(self) -> None:
        """Put the cursor where the typing begins."""
        empty = next((row for row in self.rows if not row.name.text()), None)
        target = empty or (self.rows[0] if self.rows else None)
        (self.add_button if target is None else target.name).setFocus()

    def show_identities(self, row: SignatoryRow | None = None, chosen: int | None = None) -> None:
        """Offer the identities of the register again; choose one of them in a row."""
        identities = self._service.signatures.identities.all()
        for one in self.rows:
            one.offer(identities, chosen if one is row else one.chosen())

    def _add_row(self, signatory: rules.Signatory, *, focus: bool = False) -> None:
        row = SignatoryRow(
            signatory, self._service.signatures.identities.all(), self._now, tuple(map(self._say, _ROLES))
        )
        row.changed.connect(self._recheck)
        row.removed.connect(lambda: self._remove(row))
        row.moved.connect(lambda step: self._move(row, step))
        row.create_wanted.connect(lambda: self.create_wanted.emit(row))
        row.import_wanted.connect(lambda: self.import_wanted.emit(row))
        self.rows.append(row)
        self._list.addWidget(row)
        self._number()
        if focus:
            row.name.setFocus()

    def _remove(self, row: SignatoryRow) -> None:
        at = self.rows.index(row)
        self.rows.remove(row)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._number()
        (self.rows[min(at, len(self.rows) - 1)].name if self.rows else self.add_button).setFocus()
        self._recheck()

    def _move(self, row: SignatoryRow, step: int) -> None:
        at = self.rows.index(row)
        to = max(0, min(len(self.rows) - 1, at + step))
        if to != at:
            focused = row.focusWidget()
            self.rows.insert(to, self.rows.pop(at))
            self._list.removeWidget(row)
            self._list.insertWidget(to, row)
            self._number()
            (focused or row.name).setFocus()
            self._recheck()

    def _number(self) -> None:
        previous: QWidget | None = None
        for position, row in enumerate(self.rows):
            row.show_position(position, len(self.rows))
            for widget in row.tab_order():
                if previous is not None:
                    QWidget.setTabOrder(previous, widget)
                previous = widget
        if previous is not None:
            QWidget.setTabOrder(previous, self.add_button)

    def _recheck(self) -> None:
        if self._shown:
            self._tell()

    def _tell(self) -> SignatoryRow | None:
        problems = dict(reversed(problems_of_signatories(self.signatories())))
        whole = problems.pop(-1, None)
        self.problem.setText(whole.sentence() if whole else "")
        self.problem.setVisible(whole is not None)
        for position, row in enumerate(self.rows):
            row.show_problem(problems[position].sentence() if position in problems else "")
        return self.rows[min(problems)] if problems else None
