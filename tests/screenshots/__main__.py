"""Draw every view and state, to be looked at:  python -m tests.screenshots FOLDER [views…]

Each PNG is named view-language-theme.png; the main views are also drawn with small and large text, in high contrast
and in a small window. Words after the folder choose views by the start of their names ("adoption", "people").
Nothing is asserted here: a person looks.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

SCREEN = Path(__file__).with_name("screens.json")
"""An ordinary office screen: Qt's own for tests is smaller than our window."""

os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")
os.environ["MEDIAS_PROFILE"] = tempfile.mkdtemp(prefix="medias-screenshots-")

from tests.screenshots import (
    adding,
    backups,
    calendar_accounts,
    calendar_editor,
    calendar_exchange,
    calendar_interactions,
    calendar_month,
    calendar_requests,
    campaigns,
    case_forms,
    cases,
    checking,
    comparing,
    composing,
    conflicts,
    consents,
    copies,
    dialogs,
    forms,
    ladder,
    letters,
    life,
    moderation_documents,
    online,
    paper,
    past,
    photo,
    photos,
    publications,
    register_tab,
    reminding,
    retention,
    returned,
    rounds,
    rules,
    searching,
    sheets,
    signatures,
    signing,
    trail,
    users,
    way_in,
    windows,
)
from tests.screenshots.stage import Look, Scene, Stage

EVERYWHERE = tuple(Look(language, theme) for language in ("fr", "en") for theme in ("light", "dark"))
MAIN_ONES = (
    Look("fr", "light", 0.8),
    Look("fr", "light", 2.0),
    Look("fr", "contrast"),
    Look("fr", "light", 1.0, (1024, 700)),
)
SCENES: tuple[Scene, ...] = (
    *windows.SCENES,
    *calendar_month.SCENES,
    *calendar_requests.SCENES,
    *cases.SCENES,
    *ladder.SCENES,
    *letters.SCENES,
    *dialogs.SCENES,
    *life.SCENES,
    *moderation_documents.SCENES,
    *online.SCENES,
    *retention.SCENES,
    *returned.SCENES,
    *forms.SCENES,
    *conflicts.SCENES,
    *consents.SCENES,
    *copies.SCENES,
    *paper.SCENES,
    *past.SCENES,
    *photos.SCENES,
    *adding.SCENES,
    *photo.SCENES,
    *publications.SCENES,
    *composing.SCENES,
    *comparing.SCENES,
    *searching.SCENES,
    *sheets.SCENES,
    *signatures.SCENES,
    *signing.SCENES,
    *reminding.SCENES,
    *rounds.SCENES,
    *rules.SCENES,
    *backups.SCENES,
    *trail.SCENES,
    *users.SCENES,
    *way_in.SCENES,
    *checking.SCENES,
    *campaigns.SCENES,
    *case_forms.SCENES,
    *calendar_accounts.SCENES,
    *calendar_editor.SCENES,
    *calendar_exchange.SCENES,
    *calendar_interactions.SCENES,
    *register_tab.SCENES,
)


def main(arguments: list[str]) -> int:
    """Draw into the folder named first; further words choose views."""
    folder = Path(arguments[0] if arguments else "screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    chosen = tuple(arguments[1:])
    scenes = [scene for scene in SCENES if not chosen or scene.name.startswith(chosen)]
    stage = Stage(folder)
    for look in (*EVERYWHERE, *MAIN_ONES):
        for scene in scenes:
            if look in EVERYWHERE or scene.main:
                stage.draw(scene, look)
    stage.leave()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
