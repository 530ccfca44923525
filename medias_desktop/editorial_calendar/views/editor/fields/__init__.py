"""Fields that only the post editor has."""
