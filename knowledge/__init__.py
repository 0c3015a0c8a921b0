"""What the assistant knows: the YAML files that staff edits, and the typed loader that reads them. Imports no Rasa."""

from knowledge.loader import FOLDER, KnowledgeError, KnowledgeStore, load, shared_store
from knowledge.model import Collective, Knowledge, Section, Source

__all__ = ["FOLDER", "Collective", "Knowledge", "KnowledgeError", "KnowledgeStore", "Section", "Source", "load", "shared_store"]
