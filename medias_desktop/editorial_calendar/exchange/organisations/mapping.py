"""Which column of a list of organizations holds what: guessed first, then the user's to change."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from medias_desktop.core.lists import reading
from medias_desktop.core.lists.dates import DateOrder
from medias_desktop.core.lists.headers import Headers, is_english
from medias_desktop.core.lists.reading import ListTable


class Field(StrEnum):
    """What a column of a list of organizations may hold."""

    NAME = "name"
    CONTACT = "contact"
    EMAIL = "email"
    ADDRESS = "address"
    OWN_PAGE = "own_page"
    PARTNER = "partner"
    SINCE = "accredited_on"
    UNTIL = "accredited_until"
    RESOLUTION = "resolution_number"
    LANGUAGE = "language"
    NOTE = "note"


_NAMES = {
    Field.NAME: """nom; organisme; organisation; nom de l organisme; nom organisme; association; club; name; organization;
        organization name; organisation name; name of the organization; group; groupe""",
    Field.CONTACT: """contact; personne contact; personne ressource; responsable; representant; president; contact person;
        contact name; representative; nom du contact""",
    Field.EMAIL: """courriel; adresse courriel; courrier electronique; email; e mail; mail; email address; e mail address""",
    Field.ADDRESS: "adresse; adresse postale; address; mailing address; postal address; coordonnees",
    Field.OWN_PAGE: """page; page facebook; facebook; site; site web; site internet; page web; media social; reseau social;
        website; web page; social media; page address; lien; link; url; own page""",
    Field.PARTNER: "partenaire; partner; est partenaire; is partner",
    Field.SINCE: """accredite depuis; accredite le; date d accreditation; accreditation; date accreditation; reconnu le; debut;
        accredited since; accredited on; accreditation date; recognized on; since; start date""",
    Field.UNTIL: """accredite jusqu au; valide jusqu au; fin; echeance; expiration; date d expiration; accredited until;
        valid until; expires; expiry; expiry date; until; end date""",
    Field.RESOLUTION: """resolution; no resolution; no de resolution; numero de resolution; resolution number;
        resolution no""",
    Field.LANGUAGE: "langue; langue de correspondance; language; correspondence language",
    Field.NOTE: "note; notes; remarque; remarques; commentaire; commentaires; remarks; comment; comments",
}
_KEYWORDS = (
    (Field.EMAIL, r"\b(courriel\w*|e ?mails?)\b"),
    (Field.RESOLUTION, r"\bresolution\b"),
    (Field.UNTIL, r"\b(expir\w*|jusqu|until|echeance)\b"),
    (Field.SINCE, r"\b(accredit\w*|reconnu\w*)\b.*\b(depuis|since|date|le|on)\b|\bdate\b.*\baccredit\w*\b"),
    (Field.OWN_PAGE, r"\b(facebook|instagram|site|website|page|url)\b"),
    (Field.CONTACT, r"\b(contact|responsable|representant\w*|representative)\b"),
    (Field.NAME, r"\b(organisme|organisation|organization|association)\b"),
    (Field.PARTNER, r"\b(partenaire|partner)\b"),
)
_HEADERS = Headers(_NAMES, _KEYWORDS, r"\b(tele\w*|phone|cell\w*|fax|budget|subvention|montant|amount)\b")


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column holds, None for one that is left out; ``order`` is for dates that could be read both ways."""

    fields: tuple[Field | None, ...]
    order: DateOrder = DateOrder.DAY_FIRST

    def column_of(self, field: Field) -> int | None:
        """Return the column that holds ``field``, or None."""
        return self.fields.index(field) if field in self.fields else None


def read_organisations(path: Path) -> ListTable:
    """Read a CSV, TSV, XLSX, XLS or ODS file; raises as core.lists.reading.read_list."""
    return reading.read_list(path, _HEADERS.score)


def guess_mapping(listed: ListTable) -> Mapping:
    """Return what the headers say of each column."""
    english = is_english(listed.header)
    return Mapping(
        tuple(_HEADERS.fields(listed.header)), DateOrder.MONTH_FIRST if english else DateOrder.DAY_FIRST
    )
