"""Adopting in the window: the wizard, the card of an adoption, the signing identities."""
