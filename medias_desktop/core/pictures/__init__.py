"""Pictures that come from outside: the one way in which the program opens them.

A file may be cut short, call itself what it is not, or unpack to more than the memory holds. Only formats that Pillow reads
itself are tried, what a picture would fill is reckoned before it is decoded, and whatever goes wrong is one of two errors.
"""

from medias_desktop.core.pictures.modes import eight_bits, flat
from medias_desktop.core.pictures.opening import (
    EVERYDAY,
    MOST_BYTES,
    UNREADABLE,
    NotAPicture,
    Opened,
    PictureTooLarge,
    explained,
    open_image,
    opened,
    require_decodable,
)

__all__ = [
    "EVERYDAY",
    "MOST_BYTES",
    "UNREADABLE",
    "NotAPicture",
    "Opened",
    "PictureTooLarge",
    "eight_bits",
    "explained",
    "flat",
    "open_image",
    "opened",
    "require_decodable",
]
