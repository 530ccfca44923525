"""A draft on paper for the lawyer and the council: Word and PDF, each page marked as a draft; data in, bytes out."""

from medias_desktop.policies.documents.drafts.contents import DraftContents, DraftNote, DraftPart

__all__ = ["DraftContents", "DraftNote", "DraftPart"]
