"""Reading policies from PDF files."""
