"""Rasa components that understand French as visitors write it."""
