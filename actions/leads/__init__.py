"""The sentence that answers exactly what was asked, before the rest of an answer: one module for each way of asking."""
