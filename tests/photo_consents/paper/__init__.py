"""Consent forms on paper: printed, scanned, confirmed."""
