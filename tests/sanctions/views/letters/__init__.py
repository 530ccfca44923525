"""The window of letters and the documents made of cases."""
