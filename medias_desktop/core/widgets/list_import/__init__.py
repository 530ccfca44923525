"""The import of a list from a file: choosing it, and the window in which it is understood, compared and written."""
