"""How well messages are understood: sets of questions held out of training, the measures on them, and peers on the same data.

A set has a conversation a line, whose turns are judged by `is_right` of `evaluation.py`.
"""
