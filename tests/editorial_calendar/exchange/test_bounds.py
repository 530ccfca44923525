"""Imports keep a copy of the register before they write, and none when there is nothing to write."""

from __future__ import annotations

from medias_desktop.core.store.register import Register
from medias_desktop.editorial_calendar.exchange import post_lists
from tests.editorial_calendar.town_rules import service_over


def test_a_backup_is_made_before_posts_are_read_in(register, tmp_path, monkeypatch):
    service, asked = service_over(register), []
    monkeypatch.setattr(Register, "safeguard", lambda _self, _progress: asked.append(service.posts.any()))
    path = tmp_path / "liste.csv"
    path.write_text("Date;Titre;Plateforme;Texte\n2026-12-03;Rue fictive;Facebook;Fermée\n", encoding="utf-8")

    def plan():
        listed = post_lists.read_posts(path)
        return service.post_imports.plan_list(listed, post_lists.guess_mapping(listed))

    assert service.post_imports.apply(plan()).written == 1
    assert asked == [False]
    assert service.post_imports.apply(plan()).written == 0
    assert asked == [False]
