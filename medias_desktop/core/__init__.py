"""What three or more slices need; knows no slice."""
