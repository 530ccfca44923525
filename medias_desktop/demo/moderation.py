"""The moderation of the sample: three accounts, what invented users wrote there, a third advertisement, an appeal, a queue."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from medias_desktop.sanctions.rules.incidents import (
    AppealDraft,
    IncidentAction,
    IncidentDraft,
    ModeratedAccount,
)
from medias_desktop.sanctions.rules.proposing import is_departure

if TYPE_CHECKING:
    from medias_desktop.sanctions.service import SanctionService

PAGE, PICTURES, BLOG = "Page de la municipalité", "sainte_elodie_des_erables", "Carnet municipal"
MODERATOR = "Julie Landry"
ADVERTISER = "Aubaines Éclair 24"


@dataclass(frozen=True, slots=True)
class SampleIncident:
    """What a user wrote so many days ago, why it is not accepted and what was done about it the same day."""

    account: str
    handle: str
    ago: int
    reason: str
    text: str
    action: IncidentAction = IncidentAction.REMOVAL
    ends: int | None = None
    """How many days ago a temporary block ended, less than 0 for one to come."""
    warned: bool = False
    because: str = ""


INCIDENTS = (
    SampleIncident(PAGE, ADVERTISER, 18, "advertising", "Pneus d’hiver à moitié prix, écrivez-moi!"),
    SampleIncident(PICTURES, "vue_du_clocher", 17, "off_topic", "Quelqu’un a vu mon chat gris?"),
    SampleIncident(PAGE, "Denis Fictif-Lavoie", 16, "attack_insult", "Bande d’incapables, retournez à l’école.", warned=True),
    SampleIncident(PAGE, ADVERTISER, 11, "advertising", "Dernière chance pour les pneus!", warned=True),
    SampleIncident(PAGE, "Denis Fictif-Lavoie", 10, "attack_insult", "Encore les mêmes clowns au conseil.", warned=True),
    SampleIncident(BLOG, "M. Le Commentateur", 9, "defamation", "Le contrat de neige a été donné à un cousin, c’est connu."),
    SampleIncident(
        PAGE,
        "Denis Fictif-Lavoie",
        8,
        "attack_insult",
        "Dehors la gang de pourris.",
        IncidentAction.TEMPORARY_BLOCK,
        ends=1,
        warned=True,
    ),
    SampleIncident(PICTURES, "rabais.sans.fin", 6, "advertising", "Lunettes de soleil 5 $ → lien en bio"),
    SampleIncident(
        PAGE,
        "Le Justicier du rang 9",
        5,
        "hate",
        "Propos haineux envers un groupe (texte conservé par capture).",
        IncidentAction.BAN,
        warned=True,
        because="Menaces jointes aux propos : signalés à la Sûreté du Québec.",
    ),
    SampleIncident(PAGE, ADVERTISER, 2, "advertising", "Pneus, lave-glace et balais : gros rabais!", IncidentAction.TEMPORARY_BLOCK, ends=-28, warned=True),
)  # fmt: skip

WAITING = (
    ("Hélène Fictive", 2, "Merci pour l’explication sur le budget; à quand la version détaillée?"),
    ("M. Le Commentateur", 1, "Et le contrat de neige, vous n’en parlez toujours pas?"),
    ("aubaines_eclair", 0, "Visitez ma boutique pour des bacs de recyclage à rabais!"),
)
ARTICLE = "Le budget 2027 en dix questions"


def add_moderation(service: SanctionService, today: dt.date) -> None:
    """Add the sample's moderation to a register whose policy is in force for three weeks at least."""
    posted = today - dt.timedelta(days=20)
    accounts = {
        name: service.accounts.add(
            ModeratedAccount(platform=platform, name=name, link=link, netiquette_shown_on=shown)
        )
        for platform, name, link, shown in (
            ("facebook", PAGE, "https://facebook.example/sainte-elodie", posted),
            ("instagram", PICTURES, "https://instagram.example/sainte-elodie", posted),
            ("blog", BLOG, "https://sainte-elodie.example/carnet", None),
        )
    }
    numbers = {one: _record(service, accounts[one.account], one, today) for one in INCIDENTS}
    banned = next(number for one, number in numbers.items() if one.reason == "hate")
    service.appeals.add(
        AppealDraft(
            incident_id=banned,
            received_on=today - dt.timedelta(days=3),
            words="Mon compte a été piraté; je n’ai pas écrit ce message.",
        )
    )
    for handle, ago, text in WAITING:
        service.comments.add(accounts[BLOG], handle, today - dt.timedelta(days=ago), text, ARTICLE)


def _record(service: SanctionService, account_id: int, one: SampleIncident, today: dt.date) -> int:
    """Record what was done; where the policy proposes something else it is with the reason."""
    day = today - dt.timedelta(days=one.ago)
    proposals = service.proposals.for_incident(account_id, one.handle, (one.reason,), day, text=one.text)
    departs = is_departure(proposals, one.action)
    return service.incidents.record(
        IncidentDraft(
            account_id=account_id,
            handle=one.handle,
            seen_on=day,
            reason=one.reason,
            action=one.action,
            acted_on=day,
            until=None if one.ends is None else today - dt.timedelta(days=one.ends),
            warned=one.warned,
            link="",
            capture_text=one.text,
            author=MODERATOR,
            departure=one.because if departs else "",
        )
    )
