"""Consent forms that come back on paper: what they are, what they confirm."""
