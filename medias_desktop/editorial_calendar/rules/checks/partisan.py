"""Words of parties and of campaigns, in French and in English, as they are looked up in a text."""

from __future__ import annotations

import re

from medias_desktop.editorial_calendar.rules.checks.surroundings import spaced

_PARTIES = """
Parti libéral; Parti libéral du Québec; Parti québécois; Coalition avenir Québec; Québec solidaire; Parti conservateur;
Parti conservateur du Québec; Bloc québécois; Nouveau Parti démocratique; Parti vert; Parti vert du Québec; Parti populaire;
Liberal Party; Conservative Party; New Democratic Party; Green Party; People's Party; PLQ; CAQ; NPD; NDP; PCQ
"""
PARTIES = tuple((spaced(one), " ".join(one.split())) for one in _PARTIES.split(";"))
"""Names of parties that citizens of Québec vote for: as Surroundings.spaced gives them, and as they are written."""

_CANDIDATE = r"(?:le|la|les|notre|nos|votre|vos|ce|cette|the|our|your)? ?(?:candidat\w*|candidate?s?)"
_OPINION = re.compile(
    rf" (?:votez|votons|voter|vote|voting) (?:pour|contre|for|against) "
    rf"| (?:elisez|reelisez|elisons|elect|re ?elect) "
    rf"| (?:appuy\w+|soutene\w+|soutien\w*|support\w*|endors\w+) {_CANDIDATE}"
    r"| (?:faites|faisons) (?:le )?bon choix le "
    r"| (?:le |la |notre |the |our )?(?:gouvernement|government) (?:a tort|a echoue|nous abandonne|has failed|failed us) "
    r"| (?:programme|plateforme) elector\w+ (?:du|de la|de notre) "
)
"""Wording that asks for a vote or takes a side, in folded words parted by single spaces."""
_CAMPAIGN = re.compile(
    r" (?:candidat(?:e|s|es|ure|ures)?|campagne electorale|partis? politiques?|electoral\w*|elections?|scrutin|bulletin de vote"
    r"|candidates?|campaign trail|political part(?:y|ies)|ballot|depute\w*|ministre|premier ministre|debat des chefs) "
)
"""Words of elections: no opinion by themselves, but in an election period worth a second look."""


def opinion(text: str) -> str:
    """Return the words with which a text (folded, spaced) asks for a vote or takes a side, "" when it does not."""
    found = _OPINION.search(text)
    return found.group().strip() if found else ""


def campaign(text: str) -> str:
    """Return the words of elections in a text (folded, spaced), "" when there are none."""
    found = _CAMPAIGN.search(text)
    return found.group().strip() if found else ""


def party(text: str) -> str:
    """Return the first party named in a text (folded, spaced), "" when there is none."""
    return next((name for one, name in PARTIES if one in text), "")
