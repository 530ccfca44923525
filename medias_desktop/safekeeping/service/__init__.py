"""What users do with the register itself: one public method is one user action."""
