"""Reading the codes of scanned pages."""
