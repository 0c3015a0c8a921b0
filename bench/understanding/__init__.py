"""How well messages are understood: sets of questions held out of training, the measures on them, and peers on the same data."""
