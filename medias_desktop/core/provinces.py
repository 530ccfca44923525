"""Provinces and territories: their codes, and what they are called."""

from __future__ import annotations

from medias_desktop.core.i18n import N_

PROVINCE_NAMES = {
    "QC": N_("Québec"),
    "NB": N_("New Brunswick"),
    "ON": N_("Ontario"),
    "MB": N_("Manitoba"),
    "NS": N_("Nova Scotia"),
    "PE": N_("Prince Edward Island"),
    "NL": N_("Newfoundland and Labrador"),
    "SK": N_("Saskatchewan"),
    "AB": N_("Alberta"),
    "BC": N_("British Columbia"),
    "YT": N_("Yukon"),
    "NT": N_("Northwest Territories"),
    "NU": N_("Nunavut"),
}
"""Provinces and territories by their codes."""
PROVINCES = tuple(PROVINCE_NAMES)
