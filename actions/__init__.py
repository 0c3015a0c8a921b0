"""The assistant's answers: thin Rasa actions over pure functions that compose facts and know no Rasa."""
