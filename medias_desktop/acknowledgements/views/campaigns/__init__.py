"""Opening, changing and ending campaigns."""
