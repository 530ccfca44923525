"""What is still to be done is derived from the signatures."""

from __future__ import annotations

from medias_desktop.acknowledgements.pending import pending
from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.todo import todos
from medias_desktop.core.todo import Todo
from medias_desktop.people.rules import Group


def test_persons_who_must_still_sign(service, register, policies, version_id, persons):
    service.record(version_id, persons[:4], service.today, Method.ON_SCREEN)
    assert todos(register, policies) == (
        Todo(
            "1\u00a0personne doit encore signer «\u00a0Politique d’utilisation des médias sociaux\u00a0»",
            "version\u00a01",
            "accent",
            "acknowledgements",
            f"text:{version_id}",
        ),
    )
    service.record(version_id, persons[4:5], service.today, Method.ON_SCREEN)
    assert todos(register, policies) == ()


def test_the_number_on_the_tab_is_the_number_in_the_list(service, policies, register, version_id, persons):
    """Counted by a query of its own, which must not say anything else after corrections and cancellations."""
    service.mark_handed_out(version_id, persons[:3])
    service.record(version_id, persons[:4], service.today, Method.ON_SCREEN)
    signed = {row.person_id: row.status.event_id for row in service.overview(version_id).rows}
    service.correct(signed[persons[0]], service.today, Method.GROUP_SHEET)
    service.cancel(signed[persons[1]], "erreur")
    # Five persons are there; the first, third and fourth have signed.
    assert pending(register, policies) == 2
    assert service.overview(version_id).counts.still_to_sign == 2
    service.set_audience(version_id, {Group.REGULAR, Group.ELECTED})
    assert pending(register, policies) == 1
    assert service.overview(version_id).counts.still_to_sign == 1
