"""One module for each kind of answer: from what is asked and the facts to a reply."""
