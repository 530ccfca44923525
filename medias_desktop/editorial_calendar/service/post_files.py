"""Files kept with a post: the rules of a contest, captures of what appeared."""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Any

from medias_desktop.core.files import MAX_MEGABYTES
from medias_desktop.core.text import storable
from medias_desktop.editorial_calendar.errors import post_records as record_errors
from medias_desktop.editorial_calendar.errors import posts as errors

if TYPE_CHECKING:
    from medias_desktop.core.store.transaction import Transaction

_NAME_LENGTH = 255
_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
}
_UNKNOWN = "application/octet-stream"


def kept_file(tx: Transaction, content: bytes | None, name: str) -> dict[str, Any]:
    """Keep the rules of a contest and return the columns; None removes them.

    Raises ContestRulesEmpty or ContestRulesTooLarge.
    """
    from medias_desktop.core.store import attachments

    if content is None:
        return {"contest_sha256": None, "contest_file_name": ""}
    name = storable(name)[-_NAME_LENGTH:] or "?"
    if not content:
        raise errors.ContestRulesEmpty(name=name)
    if len(content) > MAX_MEGABYTES * 1024 * 1024:
        raise errors.ContestRulesTooLarge(name=name, megabytes=MAX_MEGABYTES)
    kind = _TYPES.get(name.rpartition(".")[2].lower(), _UNKNOWN)
    return {"contest_sha256": attachments.keep(tx, name, kind, content), "contest_file_name": name}


def media_type(capture: tuple[bytes, str] | None) -> str:
    """Return what kind of picture a capture is, "" for none. Raises CaptureNoPicture or CaptureTooBig."""
    if capture is None:
        return ""
    from PIL import Image

    from medias_desktop.core.pictures import NotAPicture, PictureTooLarge, opened

    content, name = capture
    if len(content) > MAX_MEGABYTES * 1024 * 1024:
        raise record_errors.CaptureTooBig(name=name)
    try:
        with opened(io.BytesIO(content)) as (image, _full):
            image.load()  # one that is cut short shows it only now
            return Image.MIME[image.format or "PNG"]
    except NotAPicture:
        raise record_errors.CaptureNoPicture(name=name) from None
    except PictureTooLarge:
        raise record_errors.CaptureTooBig(name=name) from None


def kept_capture(tx: Transaction, capture: tuple[bytes, str] | None, kind: str) -> dict[str, Any]:
    """Keep a capture as it came and return its column; nothing for none."""
    from medias_desktop.core.store import attachments

    if capture is None:
        return {}
    name = f"publication-{hashlib.sha256(capture[0]).hexdigest()[:8]}.{kind.rpartition('/')[2]}"
    return {"capture_sha256": attachments.keep(tx, name, kind, capture[0])}
