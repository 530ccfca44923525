"""What a user does with signatures, and what other slices ask of them."""
