"""What is printed of acknowledgements: sheets to be signed, certificates of what was."""
