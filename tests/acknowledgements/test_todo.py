"""What is still to be done is derived from the signatures."""

from __future__ import annotations

from medias_desktop.acknowledgements.rules import Method
from medias_desktop.acknowledgements.todo import todos
from medias_desktop.core.todo import Todo


def test_persons_who_must_still_sign(service, register, policies, version_id, persons):
    service.record(version_id, persons[:4], service.today, Method.ON_SCREEN)
    assert todos(register, policies) == (
        Todo(
            "1\u00a0personne doit encore signer «\u00a0Politique d’utilisation des médias sociaux\u00a0»",
            "version\u00a01",
            "accent",
            "acknowledgements",
        ),
    )
    service.record(version_id, persons[4:5], service.today, Method.ON_SCREEN)
    assert todos(register, policies) == ()
