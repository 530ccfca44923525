"""What is shown of sanctions: one folder for each errand."""
