"""What is still to be done is derived from the signatures."""

from __future__ import annotations

from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.todo import Todo, todos


def test_persons_who_must_still_sign(service, version_id, persons):
    service.record(version_id, persons[:4], service.today, Method.ON_SCREEN)
    assert todos(service) == (
        Todo(
            "1\u00a0personne doit encore signer",
            "Politique d’utilisation des médias sociaux, version 1",
            version_id,
        ),
    )
    service.record(version_id, persons[4:5], service.today, Method.ON_SCREEN)
    assert todos(service) == ()
