"""Reading a policy from a Word file (.docx)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from medias_desktop.core.progress import Progress
    from medias_desktop.policies.outline.reader import Outline


def read_word(data: bytes, name: str, progress: Progress | None = None) -> tuple[str, Outline]:
    """Return the text of a Word file and its outline; ``name`` is said in the errors.

    Tracked changes are accepted, comments, hidden text, headers and footers left out. Raises WordDamaged, WordTooLarge,
    PasswordProtected or EmptyDocument, and Cancelled from ``progress``.
    """
    from medias_desktop.core.progress import Silent
    from medias_desktop.policies.outline.errors import EmptyDocument
    from medias_desktop.policies.outline.word.assembly import assemble
    from medias_desktop.policies.outline.word.lines import lines_of
    from medias_desktop.policies.outline.word.notes import Notes
    from medias_desktop.policies.outline.word.numbering import Numbering
    from medias_desktop.policies.outline.word.package import open_package
    from medias_desktop.policies.outline.word.sections import find_sections
    from medias_desktop.policies.outline.word.story import Story
    from medias_desktop.policies.outline.word.styles import Styles
    from medias_desktop.policies.outline.word.tables import unrolled
    from medias_desktop.policies.outline.word.xml import child

    told = (progress or Silent()).report
    package = open_package(data, name)
    styles = Styles(package.styles)
    notes = Notes(package.footnotes, package.endnotes, styles)
    body = child(package.document, "body")
    assert body is not None
    story = Story(body, styles, Numbering(package.numbering, styles), notes)
    blocks = unrolled(story.read(body, told))
    if not blocks:
        raise EmptyDocument(name=name)
    lines = lines_of(blocks)
    told(1, 1)
    sections, start = find_sections(lines, has_contents=story.has_contents)
    outline = assemble(lines, sections, start)
    text = "\n".join(raw for raw, line in zip(lines.source.raw, lines.source.lines, strict=True) if line)
    return text, outline
