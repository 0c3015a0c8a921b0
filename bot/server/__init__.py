"""The channel that visitors' browsers talk to: bounds first, then the conversation, then HTTP around it."""
