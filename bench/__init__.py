"""Measure the assistant against stock Rasa, on the same machine and the same questions: speed, memory, size and accuracy."""
