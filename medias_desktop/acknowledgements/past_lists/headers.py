"""The names under which offices head the columns of a list of who signed what."""

from __future__ import annotations

from enum import StrEnum

from medias_desktop.core.lists.headers import (
    BOTH_NAMES_WORDS,
    FIRST_NAME_WORDS,
    LAST_NAME_WORDS,
    NUMBER_WORDS,
    Headers,
)


class Field(StrEnum):
    """What a column of a list of acknowledgements may hold."""

    NUMBER = "number"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    FULL_NAME = "full_name"
    POLICY = "policy"
    VERSION = "version"
    RESOLUTION = "resolution"
    DAY = "day"
    METHOD = "method"
    WITNESS = "witness"
    NOTE = "note"
    PLACE = "place"


_NAMES = {
    Field.NUMBER: """matricule; no matricule; numero matricule; numero de matricule; no employe; no d employe; numero employe;
        numero d employe; num employe; code employe; id employe; employee no; employee number; employee id; employee code;
        emp no; emp id; staff no; staff number; personnel number; payroll number; id; code; numero; no; number""",
    Field.LAST_NAME: "nom; nom famille; nom de famille; patronyme; last name; last; surname; family name",
    Field.FIRST_NAME: "prenom; prenoms; first name; first; given name; given names; forename",
    Field.FULL_NAME: """nom complet; nom et prenom; nom prenom; prenom et nom; prenom nom; full name; name; employee name;
        nom de l employe; nom employe; employe; personne; signataire; person; signatory; last name first name;
        first name last name; nom du signataire; employee; signed by; signe par""",
    Field.POLICY: """politique; titre; titre de la politique; nom de la politique; document; texte; directive; politique signee;
        numero de politique; numero de la politique; no politique; no de politique; policy; title; policy title; policy name;
        policy number; policy no; text; document signe; text signed; policy signed""",
    Field.VERSION: "version; no version; numero de version; version de la politique; version number; policy version; version no; v",
    Field.RESOLUTION: """resolution; no resolution; numero de resolution; no de resolution; numero resolution; resolution number;
        resolution no; numero de la resolution""",
    Field.DAY: """date; date signature; date de signature; date de la signature; signe le; signee le; date signe; date d acceptation;
        date de l accuse; date d accuse de reception; date de l accuse de reception; date accuse de reception; date de lecture;
        lu le; date de prise de connaissance; signed on; date signed; signature date; signed; date of signature; acknowledged on;
        date acknowledged; acknowledgement date; date of acknowledgement; read on; acknowledgment date""",
    Field.METHOD: """mode; methode; moyen; mode de signature; type de signature; facon; support; mode d accuse; comment; format;
        method; how; means; signature method; signature type; acknowledgement method; medium""",
    Field.WITNESS: "temoin; temoins; nom du temoin; devant; atteste par; recu par; witness; witnesses; witness name; attested by; witnessed by",
    Field.NOTE: "note; notes; remarque; remarques; commentaire; commentaires; observation; observations; remark; remarks; comment; comments",
    Field.PLACE: """original; originaux; lieu de l original; emplacement; emplacement de l original; ou est l original; classeur;
        dossier; lieu; lieu de conservation; rangement; boite; location; original location; location of original; filed in;
        file; binder; box; where the original is; original kept; original place; kept in; storage""",
}  # fmt: skip

_NOT_OURS = (
    r"\b(naissance|birth\w*|dob|tele\w*|phone|fax|rue|street|ville|city|postal\w*|salaire|salary|nas|sin|embauche|hired?|hire"
    r"|courriel|email|mail|service|departement|department|groupe|group|statut|status|adoption|adopted|vigueur|force|echeance"
    r"|due|langue|language|fin|end|debut|start)\b"
)
_KEYWORDS = (
    (Field.FULL_NAME, BOTH_NAMES_WORDS),
    (Field.WITNESS, r"\b(temoins?|witness\w*)\b"),
    (Field.RESOLUTION, r"\bresolution\b"),
    (Field.PLACE, r"\b(original|originaux|originals?|emplacement|classeur|binder|location|conservee?s?)\b"),
    (Field.DAY, r"\b(date|jour|day)\b"),
    (Field.VERSION, r"\bversion\b"),
    (Field.POLICY, r"\b(politique|policy|directive)\b"),
    (Field.METHOD, r"\b(mode|methode|method|moyen|support)\b"),
    (Field.NOTE, r"\b(remarques?|remarks?|commentaires?|comments?|notes?)\b"),
    (Field.FIRST_NAME, FIRST_NAME_WORDS),
    (Field.LAST_NAME, LAST_NAME_WORDS),
    (Field.NUMBER, NUMBER_WORDS),
    (Field.FULL_NAME, r"\b(nom|name)\b.*\b(employes?|employees?|personnes?|membres?|elus?|signataires?)\b"),
)  # fmt: skip

_HEADERS = Headers(_NAMES, _KEYWORDS, _NOT_OURS)
recognise, header_score, fields_of = _HEADERS.recognise, _HEADERS.score, _HEADERS.fields
