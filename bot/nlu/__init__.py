"""Understanding French as visitors write it: what is learnt from the examples, and the reader; knows nothing of Rasa."""
