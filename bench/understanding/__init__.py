"""How well messages are understood: sets of questions nobody tuned to, the measures on them, and peers on the same data."""
