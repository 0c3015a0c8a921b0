"""Features fitted on six short texts and three word vectors, for tests of what is learnt: made in milliseconds, without spaCy."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from bot.nlu.features import TextFeatures
from bot.nlu.quantisation import quantise
from bot.nlu.word_vectors import WordVectors

TEXTS = ("merci beaucoup", "merci a vous", "les valeurs", "quelles valeurs", "les valeurs merci", "quelles valeurs a vous")


def small_features() -> TextFeatures:
    """Return features fitted on `TEXTS`."""
    words = np.array([b"les", b"merci", b"valeurs"], dtype="S24")
    features = TextFeatures(WordVectors(words, np.arange(3, dtype=np.uint16), *quantise(np.eye(3))))
    with ThreadPoolExecutor(1) as executor:
        features.fit_words(list(TEXTS), executor)
    features.fit_vectors(list(TEXTS))
    return features
