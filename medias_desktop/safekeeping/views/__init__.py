"""Dialogs and pages of the register itself."""
