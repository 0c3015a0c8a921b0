"""What the assistant knows: the YAML files that staff edits, and the typed loader that reads them. Imports no Rasa."""

from knowledge.faults import Fault, KnowledgeError
from knowledge.folder import FOLDER
from knowledge.loader import load, report
from knowledge.model import Collective, Knowledge, Section, Source
from knowledge.store import KnowledgeStore, shared_store

__all__ = ["FOLDER", "Collective", "Fault", "Knowledge", "KnowledgeError", "KnowledgeStore", "Section", "Source", "load", "report", "shared_store"]
