"""Sentences of no particular policy that fill the sections between two headings."""

from __future__ import annotations

import random

FRENCH = """La Municipalité répond aux courriels dans un délai de trois jours ouvrables, sauf pendant la période des Fêtes.
Toute demande est inscrite au registre tenu par le greffe, avec la date de réception et le nom du service concerné.
Les personnes employées, les membres du conseil et les bénévoles respectent en tout temps la confidentialité des dossiers.
Le présent texte complète le règlement 412-2018 et n’en remplace aucune disposition.
Un avis est publié au moins dix jours avant la date prévue, dans le bulletin municipal et sur le site Web.
Lorsque la demande est incomplète, la personne responsable en avise le demandeur et lui accorde un nouveau délai.
Aucun équipement ne quitte l’édifice sans l’autorisation écrite de la direction générale.
Les sommes perçues sont déposées le jour ouvrable suivant dans le compte prévu à cette fin.
Le comité se réunit quatre fois par année et remet un compte rendu au conseil.
Chaque service désigne une personne-ressource et communique son nom à la direction des communications.
Les photographies montrant des mineurs ne sont diffusées qu’avec le consentement écrit d’un parent ou d’un tuteur.
La Municipalité privilégie un langage clair, des phrases courtes et des mots que tout le monde connaît.
En cas de divergence entre deux textes, le plus récent l’emporte, à moins d’une disposition contraire de la loi.
Les renseignements recueillis servent uniquement à l’étude du dossier et sont détruits selon le calendrier de conservation.
Il est interdit de modifier, de déplacer ou d’enlever une affiche sans en avoir reçu le mandat.
Les frais prévus à l’annexe s’appliquent à compter du 1er janvier et sont indexés chaque année.
Le coordonnateur tient à jour la liste des clés et procède à un inventaire complet tous les deux ans.
Une personne qui s’estime lésée peut demander la révision de la décision dans les trente jours.
Les séances sont enregistrées; l’enregistrement est conservé pendant cinq ans.
Saint-Aurèle, Val-Mirande et les autres municipalités de la région se consultent avant d’acheter du matériel commun.
Le personnel en poste accueille les visiteurs, vérifie leur identité et les dirige vers le bon service.
Cette mesure vise à réduire les déplacements inutiles, à protéger l’environnement et à faire économiser du temps.""".splitlines()

ENGLISH = """The clerk keeps a register of every request, with the date on which it was received and the department concerned.
Employees, members of council and volunteers respect the confidentiality of the files at all times.
A notice is posted at least ten days before the date, in the newsletter and on the municipal website.
No equipment leaves the building without the written approval of the chief administrative officer.
When an application is incomplete, the coordinator informs the applicant and grants a further delay of fifteen days.
The committee meets four times a year and reports to council in writing.
Fees are set out in the schedule and are adjusted on January 1 of each year.
In the event of a conflict between two documents, the more recent one prevails unless the law provides otherwise.
Photographs in which minors can be recognised are published only with the written consent of a parent or guardian.
Personal information is used only to study the file and is destroyed in accordance with the retention schedule.
Every department names a contact person and tells the communications office who that is.
The Town answers messages within three working days, except during the holidays.
A person who disagrees with a decision may ask for a review within thirty days.
Meetings are recorded, and the recording is kept for five years.
Marlow Creek and the neighbouring municipalities consult one another before buying shared equipment.
Staff on duty greet visitors, check their identity and direct them to the proper counter.
This by-law does not replace By-law 412-2018; it adds to it.
The supervisor keeps the list of keys up to date and takes a complete inventory every two years.
Nobody may move, change or remove a poster without having been asked to do so.
Plain language, short sentences and familiar words are preferred in every publication.
The measures aim to reduce needless travel, to protect the environment and to save residents time.
Amounts collected are deposited on the following working day in the account provided for that purpose.""".splitlines()

FRENCH_ITEMS = """le nom et l’adresse du demandeur
une description du projet et de son échéancier
la liste des personnes responsables
une preuve d’assurance valide
les pièces justificatives exigées par le service
un plan à l’échelle, signé et daté
la politesse envers les citoyens et entre collègues
le respect des consignes affichées sur les lieux""".splitlines()

ENGLISH_ITEMS = """the name and address of the applicant
a description of the project and its schedule
proof of valid insurance
a list of the persons in charge
the receipts required by the department
a plan drawn to scale, signed and dated
courtesy toward residents and colleagues
compliance with the posted instructions""".splitlines()


class Prose:
    """Draws sentences and list items in one language, the same for the same seed."""

    def __init__(self, language: str, seed: str) -> None:
        self._random = random.Random(seed)
        self._sentences = FRENCH if language == "fr" else ENGLISH
        self._items = FRENCH_ITEMS if language == "fr" else ENGLISH_ITEMS

    def paragraph(self, count: int) -> str:
        """Return ``count`` sentences."""
        return " ".join(self._random.sample(self._sentences, count))

    def items(self, count: int) -> list[str]:
        """Return ``count`` items of a list, the last with a full stop."""
        drawn = self._random.sample(self._items, count)
        return [f"{item};" for item in drawn[:-1]] + [f"{drawn[-1]}."]
