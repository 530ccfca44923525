"""Invented pictures: drawn, never taken of anybody."""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import ExifTags, Image, ImageDraw

SKY, GRASS, SKIN = (168, 202, 230), (104, 152, 84), (226, 188, 160)
COATS = ((178, 48, 60), (40, 92, 160), (232, 176, 52), (96, 60, 128), (44, 120, 110))


def draw_photo(size=(4000, 3000), faces=(), seed=1, grain=0.06):
    """Return a picture of a lawn under a sky with one figure per face, each a box (x, y, width, height) in ten-thousandths.

    A little grain makes files as large as a camera's and every seed another picture.
    """
    width, height = size
    chance = random.Random(seed)
    picture = Image.new("RGB", size, SKY)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, height * 0.6, width, height), fill=GRASS)
    for _tree in range(7):
        x, tall = chance.randrange(width), height * chance.uniform(0.08, 0.3)
        pen.ellipse((x - tall / 3, height * 0.6 - tall, x + tall / 3, height * 0.62), fill=(62, 108, 66))
    for number, face in enumerate(faces):
        _figure(pen, size, face, COATS[(number + seed) % len(COATS)])
    noise = Image.effect_noise((min(width, 1024), min(height, 1024)), 40)
    tiled = Image.new("L", size)
    for x in range(0, width, noise.width):
        for y in range(0, height, noise.height):
            tiled.paste(noise, (x, y))
    return Image.blend(picture, Image.merge("RGB", (tiled,) * 3), grain)


def _figure(pen, size, face, coat):
    x, y, wide, high = (
        value * side / 10_000 for value, side in zip(face, (size[0], size[1], size[0], size[1]), strict=True)
    )
    middle = x + wide / 2
    pen.rounded_rectangle(
        (middle - wide, y + high, middle + wide, y + high * 4.2), radius=max(wide / 2, 1), fill=coat
    )
    pen.ellipse((x, y, x + wide, y + high), fill=SKIN)
    pen.pieslice((x, y - high * 0.06, x + wide, y + high * 0.8), 180, 360, fill=(88, 58, 40))
    for side in (0.32, 0.68):
        eye = x + wide * side
        dot = max(wide / 16, 1)
        pen.ellipse((eye - dot, y + high * 0.45, eye + dot, y + high * 0.45 + 2 * dot), fill=(40, 40, 40))
    pen.arc((x + wide * 0.3, y + high * 0.5, x + wide * 0.7, y + high * 0.85), 20, 160, fill=(150, 60, 60))


def make_exif(taken="2026:06:24 14:03:00", camera=("Canon", "Canon EOS R6"), place=None, orientation=1):
    """Return EXIF data; ``place`` is a latitude and a longitude in degrees, north and west."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    if camera:
        exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = camera
    if taken:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    if place:
        degrees = [(float(int(part)), round(part % 1 * 60, 4), 0.0) for part in place]
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: degrees[0], 3: "W", 4: degrees[1]})
    return exif


def photo_bytes(size=(800, 600), faces=(), exif=None, seed=1, format="JPEG", grain=0.06, **options):  # noqa: A002 – Pillow's own word
    """Return such a picture as a file's content."""
    written = io.BytesIO()
    if format == "JPEG":
        options.setdefault("quality", 90)
    draw_photo(size, faces, seed, grain).save(written, format, exif=exif or Image.Exif(), **options)
    return written.getvalue()


def make_photo(path, size=(4000, 3000), faces=(), exif=None, seed=1, **options):
    """Write such a picture (its ending says the format) and return its path."""
    path = Path(path)
    formats = {".png": "PNG", ".webp": "WEBP", ".tif": "TIFF", ".tiff": "TIFF"}
    kind = options.pop("format", formats.get(path.suffix.lower(), "JPEG"))
    path.write_bytes(photo_bytes(size, faces, exif, seed, kind, **options))
    return path
