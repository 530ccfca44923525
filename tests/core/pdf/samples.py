"""Invented policies of several sizes and languages, for the tests of documents and the benchmarks."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

from medias_desktop.core.pdf.record import AdoptionDocument, Signatory

_FR = (
    "La municipalité tient ses pages publiques dans le respect des personnes et veille à ce que chaque "
    "publication soit exacte, utile et rédigée dans une langue claire; l’équipe des communications relit "
    "les textes avant leur mise en ligne et en conserve une copie datée.",
    "Toute personne qui publie au nom de la municipalité s’identifie, reste courtoise et corrige sans délai "
    "une erreur portée à sa connaissance : la correction est visible et dit ce qui a changé.",
    "Lorsque la dépense prévue dépasse 12\u202f500\u00a0$ ou que le délai de réponse excède 48\u00a0heures, la direction "
    "générale en informe le conseil à la séance qui suit, avec les motifs du retard et les mesures prises.",
)
_EN = (
    "The municipality keeps its public pages with respect for people and sees to it that each post is "
    "accurate, useful and written in plain language; the communications team reads every text before it "
    "goes out and keeps a dated copy of it.",
    "Anyone who posts on behalf of the municipality says who they are, stays courteous and corrects without "
    "delay a mistake brought to their attention: the correction is visible and says what has changed.",
    "Where the planned expense exceeds $12,500 or an answer takes more than 48 hours, the chief "
    "administrative officer tells council at the next meeting, giving reasons and the measures taken.",
)
_LISTS = {
    "fr": "Sont notamment visés :\n- les membres du conseil;\n- les employées et employés, quel que soit leur statut;\n"
    "- les pompières et pompiers volontaires.\n\na) le compte principal;\nb) les comptes des services;\n"
    "c) le compte de la bibliothèque.",
    "en": "This applies in particular to:\n- members of council;\n- employees, whatever their status;\n"
    "- volunteer firefighters.\n\na) the main account;\nb) the departments’ accounts;\nc) the library’s account.",
}
_TITLES = {
    "fr": ("Objet", "Champ d’application", "Définitions", "Comptes officiels", "Ton et langue", "Modération"),
    "en": ("Purpose", "Scope", "Definitions", "Official accounts", "Tone and language", "Moderation"),
}


def adoption(
    language: str = "fr", chapters: int = 3, paper: str = "letter", **changes: object
) -> AdoptionDocument:
    """An invented adoption; 3 chapters make about 6 pages, 29 about 30."""
    texts, titles = (_FR, _TITLES["fr"]) if language == "fr" else (_EN, _TITLES["en"])
    sections: list[tuple[int, str, str, str]] = []
    for i in range(1, chapters + 1):
        sections.append((1, str(i), titles[(i - 1) % len(titles)], texts[i % 3]))
        rules = "Règles générales" if language == "fr" else "General rules"
        sections.append((2, f"{i}.1", rules, "\n\n".join((*texts, _LISTS[language]))))
        sections.append((2, f"{i}.2", "Application", "\n\n".join(texts)))
    annex = "ANNEXE A" if language == "fr" else "APPENDIX A"
    sections.append((1, annex, "Aide-mémoire" if language == "fr" else "Checklist", _LISTS[language]))
    french = language == "fr"
    made = AdoptionDocument(
        municipality="Municipalité de Rivière-aux-Ormes" if french else "Municipality of Elm Brook",
        policy_title="Politique sur l’utilisation des médias sociaux" if french else "Social Media Policy",
        policy_number="2026-04",
        kind="Politique" if french else "Policy",
        language=language,
        resolution_number="2026-11-214",
        meeting_date=dt.date(2026, 11, 17),
        in_force_date=dt.date(2026, 12, 1),
        mover="Marie-Ève Côté-Gagné",
        seconder="Loïc Désilets",
        vote="Adoptée à l’unanimité" if french else "Carried unanimously",
        introduction=texts[0],
        sections=tuple(sections),
        signatories=(
            Signatory("Hélène Cœur-Bélanger", "Mairesse" if french else "Mayor"),
            Signatory(
                "Jean-François L’Écuyer", "Directeur général et greffier-trésorier" if french else "Clerk"
            ),
        ),
        document_id="RAO-2026-04-v2",
        text_sha256=hashlib.sha256(b"an invented text").hexdigest(),
        paper=paper,
    )
    return replace(made, **changes)  # type: ignore[arg-type]
