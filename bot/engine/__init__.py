"""All that knows the inside of Rasa: the model and its training, the actions in this process, the turn over a tracker, what is patched."""
