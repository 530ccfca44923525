"""Messages to online users: chosen, adjusted, copied."""
