"""The names under which payroll and office programs, in French or English, head the columns of a list."""

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
    """What a column of a list may hold."""

    NUMBER = "number"
    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    FULL_NAME = "full_name"
    EMAIL = "email"
    DEPARTMENT = "department"
    GROUP = "group"
    LANGUAGE = "language"
    START_DATE = "start_date"
    END_DATE = "end_date"


_NAMES = {
    Field.NUMBER: """matricule; no matricule; numero matricule; numero de matricule; no; numero; num; n; number; id; code;
        identifiant; no employe; no d employe; numero employe; numero d employe; num employe; n employe; code employe;
        id employe; employee no; employee; employee number; employee id; employee code; emp no; emp id; emp number;
        staff id; staff no; staff number; personnel number; payroll no; payroll number; badge; no dossier""",
    Field.LAST_NAME: """nom; noms; nom famille; nom de famille; nom de l employe famille; patronyme; last name; last;
        surname; family name; nom usuel; lname""",
    Field.FIRST_NAME: """prenom; prenoms; prenom usuel; first name; first; given name; given names; forename; fname;
        preferred name""",
    Field.FULL_NAME: """nom complet; nom et prenom; nom prenom; prenom et nom; prenom nom; nom et prenoms; full name; name;
        employee name; staff name; nom de l employe; nom employe; employe; personne; person; last name first name;
        first name last name; first and last name; last and first name; display name; nom affiche""",
    Field.EMAIL: """courriel; courriels; adresse courriel; adresse de courriel; adresse electronique; courrier electronique;
        email; e mail; mail; mel; email address; e mail address; adresse e mail; adresse mail; work email""",
    Field.DEPARTMENT: """service; services; departement; department; dept; dep; direction; secteur; division; unite;
        unite administrative; business unit; team; equipe; section; section branch; branch""",
    Field.GROUP: """statut; statut emploi; statut d emploi; statut employe; statut de l employe; categorie; categorie emploi;
        categorie d emploi; categorie employe; categorie d employe; groupe; groupe d emploi; type; type d emploi;
        type emploi; type d employe; type employe; lien d emploi; status; employment status; employee status; category;
        employment category; employee category; group; employee group; employee type; employment type; class; classe;
        genre d emploi""",
    Field.LANGUAGE: """langue; langues; langue de correspondance; langue de communication; langue preferee; language; lang;
        preferred language; correspondence language; language of correspondence""",
    Field.START_DATE: """date embauche; date d embauche; embauche; debut; date debut; date de debut; debut emploi; debut d emploi;
        date de debut d emploi; entree en fonction; date d entree; date d entree en fonction; date entree; anciennete;
        date d anciennete; hire date; date of hire; date hired; hired; hired on; hire; start date; start; date started;
        employment date; service date; debut du mandat; seniority date""",
    Field.END_DATE: """fin emploi; fin d emploi; date fin; date de fin; date fin emploi; date de fin d emploi; fin; depart;
        date depart; date de depart; date de cessation; cessation; fin de contrat; fin du mandat; end date; end;
        termination date; date of termination; terminated; termination; date terminated; end of employment; last day;
        leaving date; departure date""",
}
_NOT_OURS = (
    r"\b(naissance|birth\w*|dob|tele\w*|phone|cell\w*|fax|rue|street|ville|city|postal\w*|salaire|salary|taux|nas|sin"
    r"|annees?|years?|superieur\w*|supervis\w*|manager|gestionnaire|urgence|emergency|conjoint\w*|spouse|photo"
    r"|signature|remarques?|notes?|commentaires?|comments?|sexe|gender|age|heures?|hours?)\b"
)
_KEYWORDS = (
    (Field.EMAIL, r"\b(courriel\w*|e ?mails?|mail)\b"),
    (Field.FULL_NAME, BOTH_NAMES_WORDS),
    (Field.FULL_NAME, r"\b(nom complet|full name)\b"),
    (Field.FIRST_NAME, FIRST_NAME_WORDS),
    (Field.LAST_NAME, LAST_NAME_WORDS),
    (Field.END_DATE, r"\b(cessation|terminat\w*|depart|departure)\b|\b(date|jour|day)\b.*\b(fin|end)\b|\b(fin|end)\b.*\b(emploi|employment|contrat|contract|mandat|service)\b"),
    (Field.START_DATE, r"\b(embauche|hired?|embauchee?)\b|\bentree\b|\b(date|jour)\b.*\b(debut|start)\b|\b(debut|start)\b.*\b(emploi|employment|contrat|contract|mandat|service)\b"),
    (Field.LANGUAGE, r"\b(langue|language)\b"),
    (Field.NUMBER, NUMBER_WORDS),
    (Field.GROUP, r"\b(statut|status|categorie|category|groupe|group|type)\b"),
    (Field.DEPARTMENT, r"\b(service|departement|department|direction|division|secteur)\b"),
    (Field.FULL_NAME, r"\b(nom|name)\b.*\b(employes?|employees?|personnes?|membres?|elus?)\b"),
)  # fmt: skip
_HEADERS = Headers(_NAMES, _KEYWORDS, _NOT_OURS)
recognise, header_score, fields_of = _HEADERS.recognise, _HEADERS.score, _HEADERS.fields
