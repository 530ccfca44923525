import dataclasses
import datetime as dt

from medias_desktop.policies.rules import Resolution, Signatory
from medias_desktop.policies.views.adoption.consequences import consequences
from tests.policies.adopting import RESOLUTION, adopt, draft

TODAY = dt.date(2026, 11, 21)
PEN, DIGITAL = Signatory("Anne Roy", "Mairesse"), Signatory("Léo Roy", "Greffier", 1)


def told(service, version_id: int, resolution: Resolution = RESOLUTION, who=(PEN,)) -> list[str]:
    version = service.version(version_id)
    (policy,) = service.library()
    return consequences(version, resolution, who, policy.versions, TODAY)


def test_a_first_version_replaces_nothing(service):
    found = told(service, draft(service), who=(PEN, DIGITAL))
    assert found == [
        "Le document est produit\u00a0: page couverture, table des matières, 3\u00a0articles, page de signatures.",
        "Signature numérique, dans cet ordre\u00a0: Léo Roy.",
        "À signer à la main sur la page de signatures imprimée\u00a0: Anne Roy.",
        "La version 1 entrera en vigueur le 1er décembre 2026.",
        "Ensuite, le texte ne peut plus être modifié.",
    ]


def test_the_version_in_force_will_be_superseded(service):
    adopt(service, draft(service), dataclasses.replace(RESOLUTION, in_force_date=dt.date(2026, 11, 16)))
    second = draft(service, policy_id=service.library()[0].id)
    assert "La version 1 sera remplacée le 1er décembre 2026." in told(service, second)


def test_in_force_from_today_on_is_said_so(service):
    at_once = dataclasses.replace(RESOLUTION, in_force_date=TODAY)
    assert "La version 1 sera en vigueur dès maintenant." in told(service, draft(service), at_once)


def test_a_draft_of_the_same_policy_is_not_superseded(service):
    draft(service)
    second = draft(service, policy_id=service.library()[0].id)
    assert not any("remplacée" in one for one in told(service, second))


def test_a_version_superseded_already_is_not_told_again(service):
    first = dataclasses.replace(
        RESOLUTION, meeting_date=dt.date(2025, 1, 1), in_force_date=dt.date(2025, 1, 1)
    )
    adopt(service, draft(service), first)
    policy_id = service.library()[0].id
    second = dataclasses.replace(RESOLUTION, in_force_date=dt.date(2026, 11, 16))
    adopt(service, draft(service, policy_id=policy_id), second)
    found = told(service, draft(service, policy_id=policy_id))
    assert [one for one in found if "remplacée" in one] == [
        "La version 2 sera remplacée le 1er décembre 2026."
    ]
