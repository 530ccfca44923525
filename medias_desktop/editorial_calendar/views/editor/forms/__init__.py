"""Small forms about a post: a reason, figures, where it appeared."""
