"""An invented policy, short enough to be checked by eye."""

from __future__ import annotations

from medias_desktop.policies.outline import Outline, Section
from medias_desktop.policies.rules import PolicyIdentity

IDENTITY = PolicyIdentity("Ville de Sainte-Élodie", "Politique des médias sociaux", "ADM-07", "fr")

SECTIONS = (
    Section(
        1,
        "1",
        "Objet",
        "Le présent texte dit qui parle au nom de la Ville.\n\n- aux citoyens;\n- aux médias.",
    ),
    Section(1, "2", "Rôles", ""),
    Section(2, "2.1", "Direction", "La direction tient le registre des accès."),
    Section(
        2,
        "2.2",
        "Élus",
        "Un élu s’exprime en son nom. Le greffe le rappelle <b>chaque</b> année & au besoin.",
    ),
    Section(1, "3", "Nétiquette", "Les échanges restent courtois, même en désaccord avec la direction."),
    Section(1, "", "Dispositions finales", "Le texte est révisé tous les deux ans."),
    Section(1, "ANNEXE A", "Formulaire", "Je déclare avoir lu ce texte."),
)
OUTLINE = Outline(
    "Ville de Sainte-Élodie\nPolitique des médias sociaux", "Le conseil souhaite être bien compris.", SECTIONS
)


def long_outline(sections: int) -> Outline:
    """Return an outline of many sections, each with three paragraphs and a list."""
    body = "\n\n".join(
        f"Le paragraphe {n} décrit une obligation courante de la Ville envers ses citoyens." for n in range(3)
    )
    items = "\n- premier élément;\n- deuxième élément;\n- troisième élément."
    return Outline(
        "",
        "",
        tuple(
            Section(1 + n % 3 if n else 1, str(n + 1), f"Article {n + 1}", body + "\n" + items)
            for n in range(sections)
        ),
    )
