"""Everyone shown, and the form of one of them."""
