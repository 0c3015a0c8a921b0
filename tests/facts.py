"""The facts as they are published, read once by each process that tests."""

from knowledge import load

KNOWLEDGE = load()
