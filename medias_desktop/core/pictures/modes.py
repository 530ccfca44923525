"""Pictures of any mode as plain grey or colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_TRANSPARENT = ("LA", "PA", "La", "RGBA", "RGBa")


def eight_bits(image: Image) -> Image:
    """Return a picture in a mode of 8 bits that can be made small smoothly (L, LA, RGB, RGBA), what shines through kept."""
    if image.mode in ("L", "LA", "RGB", "RGBA"):
        return image
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return image.convert("RGBA" if image.mode in ("P", "PA") else "RGB")


def flat(image: Image, mode: str) -> Image:
    """Return a picture in grey ("L") or colours ("RGB") with what shines through as white paper; EXIF is kept."""
    from PIL import Image

    if image.mode.startswith("I"):
        image = eight_bits(image)
    if image.mode in _TRANSPARENT or "transparency" in image.info:
        over = image.convert("RGBA")
        paper = Image.new("RGBA", over.size, "white")
        paper.alpha_composite(over)
        paper.info = dict(image.info)
        exif = image.getexif()
        image = paper.convert("RGB")
        image.info["exif"] = exif.tobytes()
    return image.convert(mode)
