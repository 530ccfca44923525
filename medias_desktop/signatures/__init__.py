"""Signing identities, trust, time stamps, seals, and the verification of any signed PDF; an upstream slice without a tab."""
