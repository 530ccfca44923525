"""What the tab's own actions do: ask, call the service, announce the change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from medias_desktop.acknowledgements.errors import NobodyLeftToSign
from medias_desktop.acknowledgements.naming import version_title
from medias_desktop.acknowledgements.rules import AcknowledgementState, PersonRow, Scope
from medias_desktop.acknowledgements.service import AcknowledgementService
from medias_desktop.core.i18n import _, format_number, ngettext
from medias_desktop.core.widgets.desk import Desk
from medias_desktop.people.rules import Group

if TYPE_CHECKING:
    from medias_desktop.acknowledgements.views.decisions import Answers, Question, Save
    from medias_desktop.core.pdf.sealing import Sealable

AT_ONCE = 300
"""Persons that are read on the window's thread: more are read by a job."""
_DONE = frozenset({AcknowledgementState.SIGNED, AcknowledgementState.SUPERSEDED})


class Acts:
    """The actions of one tab, over its service and desk."""

    def __init__(self, parent: QWidget, service: AcknowledgementService, desk: Desk) -> None:
        self._parent = parent
        self._service = service
        self._desk = desk

    def record(self, scope: Scope, ids: Sequence[int]) -> None:
        """Record that persons signed; those who signed already are left out and counted in the dialog."""
        from medias_desktop.acknowledgements.views.decisions import Decision

        def title(number: int) -> str:
            return ngettext("Record a signature", "Record {n} signatures", number)

        def save(unsigned: Sequence[int], given: Answers) -> None:
            self._service.record(
                scope.version.id,
                unsigned,
                given.day,
                given.method,
                given.witness,
                given.note,
                campaign_id=_campaign(scope),
                original_place=given.original_place,
            )

        self._decide(scope, ids, Decision.SIGNED, title, _("&Record"), save)

    def refuse(self, scope: Scope, ids: Sequence[int]) -> None:
        """Record that persons refused to sign, before a witness."""
        from medias_desktop.acknowledgements.views.decisions import Decision

        def title(number: int) -> str:
            return ngettext("Record a refusal", "Record {n} refusals", number)

        def save(unsigned: Sequence[int], given: Answers) -> None:
            self._service.refuse(
                scope.version.id,
                unsigned,
                given.day,
                given.note,
                given.witness,
                campaign_id=_campaign(scope),
            )

        self._decide(scope, ids, Decision.REFUSED, title, _("&Record"), save)

    def exempt(self, scope: Scope, ids: Sequence[int]) -> None:
        """Record that persons need not sign, with the reason."""
        from medias_desktop.acknowledgements.views.decisions import Decision

        def title(number: int) -> str:
            return ngettext("Exempt a person from signing", "Exempt {n} people from signing", number)

        def save(unsigned: Sequence[int], given: Answers) -> None:
            self._service.exempt(
                scope.version.id, unsigned, given.day, given.note, campaign_id=_campaign(scope)
            )

        self._decide(scope, ids, Decision.EXEMPTED, title, _("&Exempt"), save)

    def _decide(
        self,
        scope: Scope,
        ids: Sequence[int],
        decision: object,
        title: Callable[[int], str],
        action: str,
        save: Callable[[Sequence[int], Answers], None],
    ) -> None:
        from medias_desktop.acknowledgements.views.decisions import Answers, Decision, Question

        assert isinstance(decision, Decision)
        chosen_decision = decision

        def ask(rows: Sequence[PersonRow]) -> None:
            # Who signed an earlier text that counts for this one may still sign this one.
            left = [row for row in rows if row.status.state not in _DONE or row.status.through]
            if chosen_decision is not Decision.SIGNED:
                left = [row for row in rows if row.status.state not in _DONE]
            if not left:
                self._desk.dialogs.tell_error(self._parent, NobodyLeftToSign())
                return
            unsigned = [row.person_id for row in left]
            asked = Question(
                chosen_decision,
                title(len(left)).format(n=format_number(len(left))),
                action,
                [row.listed_name for row in left[:AT_ONCE]],
                len(left),
                _left_out(len(rows) - len(left)),
            )
            self._ask(asked, Answers(scope.day), lambda given: save(unsigned, given))

        self._with_rows(scope, ids, ask)

    def correct(self, scope: Scope, row: PersonRow) -> None:
        """Correct a person's signature."""
        from medias_desktop.acknowledgements.views.decisions import Answers, Decision, Question

        status = row.status
        event_id = status.event_id
        if event_id is None or status.day is None or status.method is None:
            return
        entries = self._service.history(row.person_id, scope.version.id)
        place = next((one.event.original_place for one in entries if one.event.id == event_id), "")

        def save(given: Answers) -> None:
            self._service.correct(
                event_id,
                given.day,
                given.method,
                given.witness,
                given.note,
                original_place=given.original_place,
            )

        asked = Question(
            Decision.SIGNED,
            _("Correct the signature"),
            _("&Correct"),
            [row.listed_name],
            1,
            _("The first entry is kept in the history."),
        )
        self._ask(asked, Answers(status.day, status.method, status.witness, status.note, place), save)

    def cancel(self, scope: Scope, row: PersonRow) -> None:  # noqa: ARG002 - one shape for all acts
        """Cancel what stands of a person: a signature, a refusal, an exemption, the handing-out of the sheet."""
        from medias_desktop.acknowledgements.views.cancel_dialog import CancelDialog

        event_id = row.status.event_id
        if event_id is None:
            return
        title = _cancels(row.status.state)
        text = _("{name} will be where they were before. The entry and your reason are kept in the history.")

        def cancel(reason: str) -> None:
            self._service.cancel(event_id, reason)
            self._announce()

        self._open(CancelDialog(self._parent, title, text.format(name=row.full_name), title, cancel))

    def choose_audience(self, scope: Scope) -> None:
        """Choose which groups must sign a text outside of campaigns."""
        from medias_desktop.acknowledgements.views.audience_dialog import AudienceDialog

        def save(groups: Collection[Group]) -> None:
            self._service.set_audience(scope.version.id, groups)
            self._announce()

        title = version_title(scope.version)
        self._open(AudienceDialog(self._parent, title, scope.audience.groups, save))

    def certify(self, scope: Scope, ids: Sequence[int]) -> None:
        """Show the certificate of one person, or write the sealed ones of several into a folder."""
        self._with_rows(scope, ids, lambda rows: self._certify(scope, rows))

    def _certify(self, scope: Scope, rows: Sequence[PersonRow]) -> None:
        if len(rows) == 1:
            self._show_certificate(rows[0])
            return
        refused = None if self._desk.sealer is None else self._desk.sealer.refusal()
        if refused is not None:
            self._desk.dialogs.tell_error(self._parent, refused)
            return
        parent = self._desk.dialogs.choose_folder(self._parent, _("Where to put the certificates"))
        if parent is None:
            return
        folder = parent / " ".join((_("Certificates of acknowledgement"), scope.day.isoformat()))
        certificates = self._service.certificates
        self._desk.jobs.run(
            self._parent,
            _("Sealing the certificates…"),
            lambda progress: certificates.into(folder, rows, progress),
            self._desk.dialogs.show_folder,
        )

    def _show_certificate(self, row: PersonRow) -> None:
        def show(made: Sealable) -> None:
            from medias_desktop.core.widgets.pdf_view import PdfDialog

            self._open(PdfDialog(self._parent, made.pdf, made.title, self._desk, made))

        certificates = self._service.certificates
        self._desk.jobs.run(
            self._parent, _("Making the certificate…"), lambda _progress: certificates.of(row), show
        )

    # Shared

    def _with_rows(
        self, scope: Scope, ids: Sequence[int], then: Callable[[Sequence[PersonRow]], None]
    ) -> None:
        """Read where persons stand; very many are read by a job."""
        listing = self._service.listing
        if len(ids) <= AT_ONCE:
            then(listing.rows(scope, ids))
            return
        self._desk.jobs.run(
            self._parent, _("Reading the list…"), lambda _progress: listing.rows(scope, ids), then
        )

    def _ask(self, asked: Question, current: Answers, save: Save) -> None:
        from medias_desktop.acknowledgements.views.decisions import DecisionDialog

        dialog = DecisionDialog(self._parent, self._desk, asked, current, save)
        dialog.saved.connect(self._announce)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _announce(self) -> None:
        self._desk.changes.announce("acknowledgements")


def _campaign(scope: Scope) -> int | None:
    return scope.campaign.id if scope.campaign else None


def _left_out(signed: int) -> str:
    if not signed:
        return ""
    return ngettext(
        "{n} selected person has already signed and is left out.",
        "{n} selected people have already signed and are left out.",
        signed,
    ).format(n=format_number(signed))


def _cancels(state: AcknowledgementState) -> str:
    match state:
        case AcknowledgementState.REFUSED:
            return _("Cancel the refusal")
        case AcknowledgementState.EXEMPTED:
            return _("Cancel the exemption")
        case AcknowledgementState.SIGNED | AcknowledgementState.SUPERSEDED:
            return _("Cancel the signature")
    return _("Cancel the handing-out")
