"""The names under which offices head the columns of a list of posts."""

from __future__ import annotations

from enum import StrEnum

from medias_desktop.core.lists.headers import Headers


class Field(StrEnum):
    """What a column of a list of posts may hold."""

    TITLE = "title"
    DAY = "day"
    TIME = "time"
    PLATFORMS = "platforms"
    TEXT = "text"
    CATEGORY = "category"
    LANGUAGE = "language"
    AUTHOR = "author"
    REQUESTER = "requester"
    CAMPAIGN = "campaign"
    LINK = "link"
    CREDIT = "credit"
    NOTE = "note"


_NAMES = {
    Field.TITLE: """titre; sujet; titre de la publication; publication; intitule; title; subject; post; post title; topic;
        theme; nom; evenement; event; summary""",
    Field.DAY: """date; date de publication; date prevue; date publication; jour; publie le; planned date; planned on; date prevue
        de publication; publication date; post date; day; scheduled date; publish date; date planifiee; start date; debut;
        date de debut""",
    Field.TIME: """heure; heure prevue; heure de publication; time; planned time; hour; post time; publish time; start time;
        heure de debut; planned hour""",
    Field.PLATFORMS: """plateforme; plateformes; reseau; reseaux; medias; media; media social; reseau social; reseaux sociaux;
        canal; canaux; platform; platforms; network; networks; social network; channel; channels; page""",
    Field.TEXT: """texte; contenu; message; texte de la publication; legende; text; content; caption; copy; post text; body;
        contenu de la publication; description""",
    Field.CATEGORY: """categorie; type; type de contenu; genre; nature; rubrique; category; content type; kind; kind of content;
        type of content; categorie de contenu""",
    Field.LANGUAGE: "langue; language; lang",
    Field.AUTHOR: """auteur; auteure; redacteur; redactrice; redige par; responsable; author; writer; written by; owner;
        cree par; created by""",
    Field.REQUESTER: """demandeur; demandeuse; demande par; service demandeur; requester; requested by; service; departement;
        department; client""",
    Field.CAMPAIGN: "campagne; projet; campaign; project; nom de la campagne; campaign name",
    Field.LINK: "lien; url; hyperlien; adresse; lien url; site; link; web link; address; lien web; permalink",
    Field.CREDIT: "source; credit; mention de source; credits; credit photo; photo credit; source credit",
    Field.NOTE: """note; notes; remarque; remarques; commentaire; commentaires; remark; remarks; comment; comments;
        commentaire interne""",
}  # fmt: skip
_NOT_OURS = r"\b(reach|portee|impressions?|reactions?|likes?|mentions j aime|shares?|partages?|clics?|clicks?|statut|status|etat|state)\b"
_KEYWORDS = (
    (Field.TIME, r"\b(heure|hour|time)\b"),
    (Field.DAY, r"\b(date|jour|day)\b"),
    (Field.PLATFORMS, r"\b(plateformes?|platforms?|reseaux?|networks?|canal|canaux|channels?)\b"),
    (Field.CATEGORY, r"\b(categorie|category|type|genre|kind)\b"),
    (Field.CAMPAIGN, r"\b(campagne|campaign)\b"),
    (Field.TITLE, r"\b(titre|title|sujet|subject)\b"),
    (Field.TEXT, r"\b(texte|text|contenu|content|message|caption|legende)\b"),
    (Field.LINK, r"\b(lien|link|url)\b"),
    (Field.AUTHOR, r"\b(auteure?|author|redacteur|redactrice)\b"),
    (Field.REQUESTER, r"\b(demandeur|demandeuse|requester)\b"),
    (Field.CREDIT, r"\b(credit|source)\b"),
    (Field.LANGUAGE, r"\b(langue|language)\b"),
    (Field.NOTE, r"\b(notes?|remarques?|remarks?|commentaires?|comments?)\b"),
)  # fmt: skip

_HEADERS = Headers(_NAMES, _KEYWORDS, _NOT_OURS)
recognise, header_score, fields_of = _HEADERS.recognise, _HEADERS.score, _HEADERS.fields
