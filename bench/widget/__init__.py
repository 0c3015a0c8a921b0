"""The chat beside other chats, in one browser."""
