"""Addresses in a text: which site they lead to, and whether one lies under another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>«»\"“”]+"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,8}(?:com|ca|org|net|info|quebec|shop|store|biz|gouv|be|me|ly|tv)(?![\w@-])(?:/[^\s<>«»\"“”]*)?",
    re.IGNORECASE,
)
"""An address with or without its beginning; “info@ville.example” is none."""
_AROUND = ".,;:!?…)]}'’*"
_SAME = ("www.", "m.", "fr-ca.", "fr.", "mobile.", "web.")
_SELLERS = re.compile(
    r"(?:^|\.)(?:amazon|ebay|etsy|kijiji|lespac|aliexpress|temu|walmart|bestbuy|wayfair|shopify|myshopify|amzn)\."
    r"|\.(?:shop|store)$|^amzn\.to$"
)
_SELLING = re.compile(
    r"(?:^|/)(?:marketplace|shop|boutique|store|product|produit|panier|cart|checkout|acheter|buy)s?(?:/|$)"
)
_AFFILIATE = re.compile(r"(?:^|&)(?:tag|aff|affid|affiliate|aff_id|ref_?code|coupon)=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Address:
    """An address as it is compared: its host without “www.”, its path without a last stroke, in small letters."""

    host: str
    path: str
    query: str = ""

    def under(self, page: Address) -> bool:
        """Tell whether it lies on the same site, at the page or below it."""
        if self.host != page.host and not self.host.endswith(f".{page.host}"):
            return False
        return not page.path or self.path == page.path or self.path.startswith(f"{page.path}/")

    @property
    def commercial(self) -> bool:
        """Tell whether it leads to something for sale."""
        return bool(_SELLERS.search(self.host) or _SELLING.search(self.path) or _AFFILIATE.search(self.query))


def addresses(text: str) -> tuple[Address, ...]:
    """Return the addresses of a text in their order, each once."""
    if "." not in text:
        return ()
    return tuple(
        dict.fromkeys(
            found for one in ADDRESS.findall(text) if (found := address(one.rstrip(_AROUND))) is not None
        )
    )


@lru_cache(maxsize=1024)
def address(text: str) -> Address | None:
    """Return a single address as it is compared, or None for what is none."""
    text = text.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = (parts.hostname or "").casefold().rstrip(".")
    except ValueError:  # “http://[”
        return None
    if "." not in host or " " in host:
        return None
    for start in _SAME:
        if host.startswith(start) and "." in host[len(start) :]:
            host = host[len(start) :]
            break
    return Address(host, parts.path.casefold().rstrip("/"), parts.query)
