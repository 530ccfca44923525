"""The evidence file of an adoption: everything that is needed to check it without this program."""
