"""From the code on a scanned consent form back to the form and those who stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medias_desktop.core.i18n import _, format_date, format_number, ngettext
from medias_desktop.core.pdf.sheet_codes import SheetCode, tag
from medias_desktop.core.store.texts import as_date, as_instant
from medias_desktop.paper.errors import SheetOfAnotherRegister
from medias_desktop.paper.handling import Fit, Match, place
from medias_desktop.photo_consents.errors.returns import FormPersonsGone, FormUnknown, SignedPageAwaited
from medias_desktop.photo_consents.rules.consents import Act, Reach
from medias_desktop.photo_consents.rules.forms import FormKind
from medias_desktop.photo_consents.rules.purposes import parted
from medias_desktop.photo_consents.rules.returns import ANSWERS, FoundForm, SignedLine
from medias_desktop.photo_consents.service.consent_rows import consents_by_id
from medias_desktop.photo_consents.service.portrayed_rows import portrayed_by_id

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from medias_desktop.core.store.register import Register
    from medias_desktop.paper.rules import KeptPage
    from medias_desktop.photo_consents.rules.consents import Consent
    from medias_desktop.photo_consents.rules.persons import Portrayed

_FORM = (
    "SELECT f.*, i.title AS item_title, i.file_name, e.title AS event_title FROM photo_consent_form f"
    " LEFT JOIN photo_item i ON i.id = f.item_id LEFT JOIN photo_event e ON e.id = f.event_id"
)
_LINES = "SELECT * FROM photo_consent_form_line WHERE form_id = :form ORDER BY page, line"
_MOST_OFFERED = 300


@dataclass(frozen=True, slots=True)
class FormMatch(Match):
    """A page of a consent form; ``problem`` says why there is nobody."""

    form: FoundForm | None = None

    @property
    def several(self) -> bool:
        """Tell whether it is a form for many persons."""
        return self.form is not None and self.form.kind is FormKind.GROUP

    @property
    def concerns(self) -> frozenset[Hashable]:
        """Return whom it is about."""
        lines = self.form.lines if self.form else ()
        return frozenset(("photo_consents", line.portrayed.id) for line in lines)

    def title(self) -> str:
        """Return whose form it is, in a line."""
        if self.form is None:
            return place(self.page)
        if self.fit is Fit.NAMELESS:
            return _("Blank consent form")
        if self.several:
            count = len(self.form.lines)
            return ngettext(
                "Consent form of a group, {n} line", "Consent form of a group, {n} lines", count
            ).format(n=format_number(count))
        return self.form.lines[0].portrayed.listed_name if self.form.lines else place(self.page)

    def below(self) -> str:
        """Return what the form asks for, else why it is nobody’s."""
        return Match.below(self) if self.form is None else self.form.asked

    def listed(self) -> str:
        """Return what it asks for and whom, as the command line tells it."""
        if self.problem is not None or self.form is None:
            return Match.listed(self)
        names = "; ".join(dict.fromkeys(line.portrayed.listed_name for line in self.form.lines))
        return f"{self.form.asked} – {names or _('Blank consent form')}"


@dataclass(frozen=True, slots=True)
class OfferedForm:
    """A printed form as it is offered to who says by hand which one a page is."""

    id: int
    words: str


class FormFinder:
    """Finds the printed forms of one register."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._tag = tag(register.id)

    def match(self, page: KeptPage, code: SheetCode) -> FormMatch:
        """Return what a page is that bears the code of a consent form."""
        if code.register_tag != self._tag:
            return FormMatch(page, Fit.UNMATCHED, SheetOfAnotherRegister())
        rows = self._register.rows(f"{_FORM} WHERE f.code = :code", code=code.sheet)
        if not rows or code.page > rows[0]["pages"]:
            return FormMatch(page, Fit.UNMATCHED, FormUnknown())
        return self._matched(page, rows[0], code.page)

    def match_as(self, page: KeptPage, form_id: int) -> FormMatch:
        """Return what a page is when the user says which form it is: all its lines, as which page it is nobody says."""
        rows = self._register.rows(f"{_FORM} WHERE f.id = :form", form=form_id)
        if not rows:
            return FormMatch(page, Fit.UNMATCHED, FormUnknown())
        return self._matched(page, rows[0], 0)

    def offered(self) -> tuple[OfferedForm, ...]:
        """Return the forms printed last, the newest first, each with what tells it from the others."""
        rows = self._register.rows(f"{_FORM} ORDER BY f.id DESC LIMIT {_MOST_OFFERED}")
        return tuple(OfferedForm(row["id"], _offered(row)) for row in rows)

    def _matched(self, page: KeptPage, row: Any, number: int) -> FormMatch:
        form = self._form(row, number)
        if form.kind is FormKind.BLANK and not form.lines:
            fit = Fit.NAMELESS if number in (0, form.pages) else Fit.UNMATCHED
            problem = None if fit is Fit.NAMELESS else SignedPageAwaited()
            return FormMatch(page, fit, problem, form)
        if not form.lines:
            return FormMatch(page, Fit.UNMATCHED, FormPersonsGone(), form)
        if not form.left:
            return FormMatch(page, Fit.RECEIVED, None, form)
        if form.kind is not FormKind.GROUP and number not in (0, form.pages):
            return FormMatch(page, Fit.UNMATCHED, SignedPageAwaited(), form)
        return FormMatch(page, Fit.READY, None, form)

    def _form(self, row: Any, number: int) -> FoundForm:
        kind, starts_on = FormKind(row["kind"]), as_date(row["starts_on"])
        assert starts_on is not None
        rows = self._register.rows(_LINES, form=row["id"])
        if kind is FormKind.GROUP and number:
            rows = [one for one in rows if one["page"] == number]
        persons = portrayed_by_id(self._register, {one["portrayed_id"] for one in rows})
        consents = consents_by_id(self._register, {one["consent_id"] for one in rows if one["consent_id"]})
        return FoundForm(
            row["id"],
            row["code"],
            kind,
            bool(row["for_minor"]),
            Reach(row["item_id"], row["event_id"]),
            parted(row["purposes"]),
            starts_on,
            as_date(row["ends_on"]),
            row["language"],
            row["terms"],
            row["pages"],
            number,
            _asked(row),
            tuple(_lines(rows, persons, consents)),
        )


def _lines(
    rows: Iterable[Any], persons: dict[int, Portrayed], consents: dict[int, Consent]
) -> Iterable[SignedLine]:
    for row in rows:
        person = persons.get(row["portrayed_id"])
        if person is None:
            continue
        guardian = next((one for one in person.guardians if one.id == row["guardian_id"]), None)
        own = bool(row["own"])
        consent = consents.get(row["consent_id"] or 0)
        answer = _answer(consent, guardian.id if guardian else None, own=own) if consent else None
        yield SignedLine(row["page"], row["line"], person, guardian, own, row["consent_id"], answer)


def _answer(consent: Consent, guardian_id: int | None, *, own: bool) -> Act | None:
    """Return what a signer said last; who is still to be named said nothing."""
    if guardian_id is None and not own:
        return None
    said = [act for act in consent.acts if act.kind in ANSWERS and act.guardian_id == guardian_id]
    return said[-1] if said else None


def _asked(row: Any) -> str:
    title: str = row["item_title"] or row["file_name"] or row["event_title"] or ""
    return title or _("General consent")


def _offered(row: Any) -> str:
    from medias_desktop.core.pdf.sheet_codes import shown

    day = format_date(as_instant(row["printed_at"]).astimezone().date())
    return f"{shown(row['code'])} – {_asked(row)} – {day}"
