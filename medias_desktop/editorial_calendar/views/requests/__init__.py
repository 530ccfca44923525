"""Requests: the list, the card, the forms, the register of organizations, letters."""
