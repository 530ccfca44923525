"""The card of a signing round: whose turn it is, who signed, and what can be done now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from medias_desktop.core.i18n import _, format_date
from medias_desktop.core.widgets import theme
from medias_desktop.core.widgets.parts import Card, Chip, button, label, muted, set_icon, subheading
from medias_desktop.core.widgets.permitted import permit
from medias_desktop.policies.labels.rounds import chip_of, detail_of, steps_elsewhere, turn_sentence
from medias_desktop.policies.rules import SignatureMethod
from medias_desktop.policies.rules.rounds import RoundSignatory, SigningRound, next_to_sign
from medias_desktop.policies.views.adoption.review_page import facts
from medias_desktop.policies.views.adoption.steps import numbered

if TYPE_CHECKING:
    from medias_desktop.core.errors import UserError
    from medias_desktop.core.widgets.desk import Desk
    from medias_desktop.policies.views.rounds.doing import RoundDoing


class RoundCard(Card):
    """Made afresh for each state of a round."""

    def __init__(self, found: SigningRound, doing: RoundDoing, refused: UserError | None, desk: Desk) -> None:
        super().__init__()
        self.found, self._doing = found, doing
        self._refused, self._desk = refused, desk
        self.zone: QFrame | None = None
        self.body.setSpacing(10)
        self.body.addWidget(subheading(_("Being signed")))
        self.turn = label(turn_sentence(found))
        self.turn.setObjectName("round_turn")
        self.body.addWidget(self.turn)
        self.body.addWidget(self._signatories())
        self.body.addSpacing(2)
        turn = next_to_sign(found.signatories)
        if turn is not None and turn.method is SignatureMethod.ELSEWHERE:
            self._offer_elsewhere(turn)
        else:
            self._offer_here(turn)
        self.body.addSpacing(4)
        self._tell_facts()
        abandon = self._button(_("A&bandon…"), "mdi6.close", "abandon_round", doing.abandon)
        self._permit(abandon)
        row = QHBoxLayout()
        row.addWidget(abandon)
        row.addStretch()
        self.body.addLayout(row)

    def show_drop(self, *, over: bool) -> None:
        """Show whether a file is held over the panel."""
        if self.zone is not None:
            colours = theme.current()
            ground = colours.accent_soft if over else "transparent"
            edge = colours.accent if over else colours.line
            self.zone.setStyleSheet(
                f"QFrame#return_zone {{ background: {ground}; border: 2px dashed {edge}; border-radius: 8px; }}"
            )

    def _offer_here(self, turn: RoundSignatory | None) -> None:
        if turn is not None:
            sign = self._button(
                _("&Sign here…"), "mdi6.draw-pen", "sign_here", self._doing.sign_here, primary=True
            )
            sign.setAccessibleDescription(_("Signature of {name}").format(name=turn.name))
            self._permit(sign)
            self.body.addWidget(sign)
        self.body.addWidget(
            self._button(_("&View the PDF"), "mdi6.file-document-outline", "view_round", self._doing.view)
        )
        self.body.addWidget(
            self._button(_("Save the &PDF…"), "mdi6.content-save-outline", "save_round", self._doing.save)
        )

    def _offer_elsewhere(self, turn: RoundSignatory) -> None:
        for number, sentence in enumerate(steps_elsewhere(turn.name), start=1):
            self.body.addLayout(numbered(number, sentence))
        self.body.addSpacing(2)
        self.body.addWidget(
            self._button(
                _("Save the &PDF…"),
                "mdi6.content-save-outline",
                "save_round",
                self._doing.save,
                primary=True,
            )
        )
        self.zone = QFrame()
        self.zone.setObjectName("return_zone")
        inside = QVBoxLayout(self.zone)
        inside.setContentsMargins(12, 10, 12, 12)
        inside.setSpacing(8)
        words = muted(_("Drop the signed PDF here, or choose it:"))
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(words)
        back = self._button(
            _("Take the signed PDF &back…"),
            "mdi6.file-import-outline",
            "take_back",
            lambda: self._doing.take_back(),
        )
        self._permit(back)
        inside.addWidget(back)
        self.show_drop(over=False)
        self.body.addWidget(self.zone)
        self.body.addWidget(
            self._button(_("&View the PDF"), "mdi6.file-document-outline", "view_round", self._doing.view)
        )

    def _tell_facts(self) -> None:
        resolution = self.found.resolution
        rows = [
            (_("Resolution"), resolution.resolution_number),
            (_("Meeting of"), format_date(resolution.meeting_date)),
            (_("In force on"), format_date(resolution.in_force_date)),
            (_("Prepared on"), format_date(self.found.prepared_at.astimezone().date())),
            (_("File fingerprint"), self.found.current_sha256[:16] + "…"),
        ]
        self.body.addLayout(facts(rows))

    def _signatories(self) -> QWidget:
        people = QWidget()
        people.setObjectName("round_signatories")
        column = QVBoxLayout(people)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for one in self.found.signatories:
            column.addLayout(self._signatory(one))
        return people

    def _signatory(self, one: RoundSignatory) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(one.name), 1)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addLayout(row)
        who.addWidget(muted(one.role))
        who.addWidget(muted(detail_of(one)))
        word, kind = chip_of(one, self.found)
        chip = Chip(word, kind)
        chip.setAccessibleName(f"{one.name}, {one.role}: {word}, {detail_of(one)}")
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        if one.waiting or not one.digital:
            row.addWidget(self._changer(one), 0, Qt.AlignmentFlag.AlignVCenter)
        return who

    def _changer(self, one: RoundSignatory) -> QToolButton:
        tool = QToolButton()
        tool.setObjectName(f"change_method_{one.position}")
        tool.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = _("Change how {name} signs…").format(name=one.name)
        tool.setAccessibleName(words)
        tool.setToolTip(words)
        set_icon(tool, "mdi6.pencil-outline", "muted")
        tool.clicked.connect(lambda: self._doing.change_method(one))
        self._permit(tool)
        return tool

    def _button(
        self, text: str, icon: str, name: str, act: Callable[[], object], *, primary: bool = False
    ) -> QPushButton:
        one = button(text, icon, primary=primary)
        one.setObjectName(name)
        one.clicked.connect(lambda: act())
        return one

    def _permit(self, one: QWidget) -> None:
        permit(self._refused, self._desk.dialogs, one)
