"""Why a file is not taken for the text of a policy, in the user's words.

UserError
├── what it is: EmptyDocument, NotText, OldWordNotRead, OpenDocumentNotRead, RichTextNotRead, WebPageNotRead
├── how it is: PasswordProtected, WordDamaged, WordTooLarge, UnknownEncoding; those of a PDF stand in outline.pdf.errors
└── what was read: NoHeadings, LineTooLong
"""

from __future__ import annotations

from medias_desktop.core.errors import UserError
from medias_desktop.core.i18n import N_


class EmptyDocument(UserError):
    """The file holds no text."""

    template = N_(
        "The file “{name}” holds no text. Choose another file or save it again from the program that made it."
    )


class NotText(UserError):
    """The file is a picture, an archive, a program, a spreadsheet: no text at all."""

    template = N_(
        "The file “{name}” is not a text. Choose the text of the policy: a Word file (.docx), a PDF, plain text or Markdown."
    )


class OldWordNotRead(UserError):
    """The file is in Word’s format of before 2007, whatever its name says."""

    template = N_(
        "The file “{name}” is in the old Word format (.doc). Open it in Word or LibreOffice, save it as a Word document (.docx) and choose that file."
    )


class OpenDocumentNotRead(UserError):
    """The file is an OpenDocument text, whatever its name says."""

    template = N_(
        "The file “{name}” is an OpenDocument text (.odt). Open it in LibreOffice or Word, save it as a Word document (.docx) and choose that file."
    )


class RichTextNotRead(UserError):
    """The file is in the rich text format, whatever its name says."""

    template = N_(
        "The file “{name}” is in the rich text format (.rtf). Open it in Word or LibreOffice, save it as a Word document (.docx) and choose that file."
    )


class WebPageNotRead(UserError):
    """The file is a web page, as some programs save under the name of a Word file."""

    template = N_(
        "The file “{name}” is a web page. Open it in Word or LibreOffice, save it as a Word document (.docx) and choose that file."
    )


class PasswordProtected(UserError):
    """The file opens with a password only."""

    template = N_(
        "The file “{name}” is protected by a password. Open it in Word, remove the password, save it and choose it again."
    )


class WordDamaged(UserError):
    """The file is a Word file whose parts cannot be read."""

    template = N_(
        "The Word file “{name}” is damaged. Open it in Word, which may repair it, save it under another name and choose that file."
    )


class WordTooLarge(UserError):
    """Unpacked, the file is far larger than any policy."""

    template = N_(
        "The Word file “{name}” is too large once unpacked (at most {megabytes} MB). Choose another file."
    )


class UnknownEncoding(UserError):
    """The bytes are text in no encoding that can be told."""

    template = N_(
        "The letters of the file “{name}” cannot be read. Open it in a text editor, save it as UTF-8 and try again."
    )


class NoHeadings(UserError):
    """The text was read, but nothing in it looks like a heading."""

    template = N_(
        "No heading was recognized in “{name}”. Import it in the window to mark its headings by hand, or number them in "
        "the file and try again."
    )


class LineTooLong(UserError):
    """A line or a word that no policy has: laying it out would take the window minutes."""

    template = N_(
        "The file “{name}” holds a line or a word far too long for the text of a policy. Save the text again with its "
        "line breaks, or choose the Word or PDF file that it comes from."
    )
