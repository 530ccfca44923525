"""The card of a post beside the calendar."""
