"""What signatures and their verification are called, in the user’s words."""
