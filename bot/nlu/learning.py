"""Learn the classifier from the examples, on two cores and in less than 1 GB: prepare, count, fit.

Only training imports this. What takes long is done in processes of its own, which also give their memory back when they end.
"""

from __future__ import annotations

import os
import random
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context, parent_process
from queue import SimpleQueue

import numpy as np
import scipy.sparse as sp
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model._sag import sag_solver

from bot.nlu.context import context_features
from bot.nlu.conversations import Example, after_a_false_alarm
from bot.nlu.features import TextFeatures
from bot.nlu.gazetteer import Gazetteer
from bot.nlu.message_model import DANGER, Labels, MessageModel
from bot.nlu.noise import noisy, very_noisy
from bot.nlu.preparation import prepare
from bot.nlu.regression import NOTHING, Regression
from bot.nlu.word_vectors import WordVectors
from bot.progress import progress
from knowledge import Knowledge

# Measured on authors left out of training: C of 3, 10 and 30 differ by less than half a point, 10 is the best of them.
INVERSE_REGULARISATION = 10.0
# Texts that one process prepares at a time, or rows that are copied.
_CHUNK = 2000
_MOST_PROCESSES = 2
# So many of the other examples teach that no disclosure stands among questions.
_OTHERS_FROM = 4
# What is to be learnt: rows of features, and the label of each, None where it teaches none.
Job = tuple[sp.csr_matrix, list[str | None]]
# What is learnt: the labels, their weights, shape (features, labels), and biases.
Fitted = tuple[tuple[str, ...], np.ndarray, np.ndarray]

# Of a process that prepares texts, set once when it starts.
_gazetteer: Gazetteer


def with_noisy_copies(written: Sequence[Example], seed: int) -> list[Example]:
    """Return examples as written, then every third one once more: with slips and with many slips by turns, some as though after a false alarm.

    A copy of each cost half of learning's time and memory, and taught no more; the encoder has met every one with slips.
    """
    source = random.Random(seed)
    copies = (noisy, very_noisy)
    again = (replace(one, text=copies[index % 2](one.text, source)) for index, one in enumerate(written[::3]))
    return [*written, *(after_a_false_alarm(one, source) for one in again)]


def learn(examples: Sequence[Example], knowledge: Knowledge, epochs: int, seed: int) -> MessageModel:
    """Return what is learnt from examples in so many passes over them; the names of `knowledge` are masked."""
    telling, among, examples = _telling(examples), _among(examples), [one for one in examples if one.kind]
    with _processes(knowledge) as processes:
        vectors = processes.submit(WordVectors.from_spacy)
        texts = _prepared([one.text for one in examples], processes)
        told_in = _prepared([one.text for one in telling], processes)
        among_in = _prepared([one.text for one in among], processes)
        features = TextFeatures(vectors.result())
    # Another, so that what the first ones hold of spaCy is given back; one alone, since counting characters takes half a GB.
    with _processes(knowledge, 1) as process:
        blocks = features.fit_words(texts, process)
    blocks.append(context_features([one.context for one in examples], texts))
    said = sorted({one.context.kind for one in examples if one.context.kind})
    dense = features.fit_vectors(texts)
    blocks += _after(examples, said, dense)
    # `_side_by_side` takes the blocks from the list: nothing else may hold them.
    matrix = _side_by_side(blocks, dense)
    dimensions = dense.shape[1]
    del dense
    jobs = [(matrix, [getattr(one, name) for one in examples]) for name in ("kind", "detail", "reference")]
    jobs += [_job_beside(telling, told_in, features, "told"), _job_beside(among, among_in, features, "among")]
    *fitted, told, beside = _fit_all(jobs, epochs, seed)
    weights = np.hstack([weights for _, weights, _ in fitted])
    labels = Labels(*(names for names, _, _ in fitted))
    bias = np.concatenate([bias for *_, bias in fitted])
    return MessageModel(features, labels, said, _in_order(weights, dimensions, len(said)), bias, Regression(*told), Regression(*beside))


def _telling(examples: Sequence[Example]) -> list[Example]:
    """Return the examples that teach what is told beside facts; single lines alone (as `rasa train` reads them) tell nothing."""
    return [one for one in examples if one.told is not None] or [replace(one, told=NOTHING) for one in examples if one.kind][:1]


def _among(examples: Sequence[Example]) -> list[Example]:
    """Return the examples of disclosures among questions and of what is none, and the fourth part of all others, which are none."""
    others = [one for one in examples if one.kind not in (None, DANGER)]
    return [*(one for one in examples if one.among), *(replace(one, among=NOTHING) for one in others[::_OTHERS_FROM])]


def _job_beside(examples: Sequence[Example], texts: Sequence[str], features: TextFeatures, label: str) -> Job:
    """Return what a regression beside the others is to learn; `texts` are those of the examples, prepared."""
    sparse, dense = features.transform(texts)
    before = context_features([one.context for one in examples], texts)
    return _side_by_side([sparse, before], dense.astype(np.float32)), [str(getattr(one, label)) for one in examples]


def _fit_all(jobs: Sequence[Job], epochs: int, seed: int) -> list[Fitted]:
    """Return what is learnt of each job, in their order, two at a time: SAGA holds no lock while it passes over the examples."""
    done: SimpleQueue[bool] = SimpleQueue()
    with ThreadPoolExecutor(_MOST_PROCESSES) as threads:
        fitting = [threads.submit(_fit_label, *job, epochs, seed, lambda: done.put(False)) for job in jobs]
        for one in fitting:
            one.add_done_callback(lambda _: done.put(True))
        for _ in progress("Apprentissage", _passes(done, len(jobs)), epochs * len(jobs)):
            pass
    return [one.result() for one in fitting]


def _passes(done: SimpleQueue[bool], jobs: int) -> Iterator[None]:
    """Yield at each pass that is done until so many jobs have ended, well or not."""
    while jobs:
        if done.get():
            jobs -= 1
        else:
            yield


def _after(examples: Sequence[Example], said: list[str], dense: np.ndarray) -> list[sp.csr_matrix]:
    """Return the word vectors of what was said after each kind of question, as one sparse block, shape (examples, kinds x dimensions)."""
    rows = np.array([index for index, one in enumerate(examples) if one.context.kind])
    if not len(rows):
        return []
    dimensions = dense.shape[1]
    places = np.array([said.index(str(examples[row].context.kind)) for row in rows])
    counts = np.zeros(len(examples), dtype=np.int32)
    counts[rows] = dimensions
    indices = (places[:, None] * dimensions + np.arange(dimensions)).astype(np.int32).ravel()
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    return [sp.csr_matrix((dense[rows].ravel(), indices, starts), shape=(len(examples), len(said) * dimensions))]


def _in_order(weights: np.ndarray, dimensions: int, kinds: int) -> np.ndarray:
    """Return weights with the rows of the word vectors before those of the word vectors after each kind, as `MessageModel` has them."""
    end = len(weights) - dimensions
    start = end - dimensions * kinds
    return np.vstack([weights[:start], weights[end:], weights[start:end]])


def _fit_label(matrix: sp.csr_matrix, given: Sequence[str | None], epochs: int, seed: int, passed: Callable[[], None]) -> Fitted:
    """Return the labels of one of the things to learn, their weights, shape (features, labels), and biases; `given` has one for each row."""
    labels = sorted({one for one in given if one is not None})
    if not labels:
        # Single lines alone (as `rasa train` reads them) teach no detail and no reference.
        return ("",), np.zeros((matrix.shape[1], 1), dtype=np.float32), np.zeros(1, dtype=np.float32)
    places = {label: place for place, label in enumerate(labels)}
    # A row that teaches nothing counts nothing: without it the others would have to be copied.
    counts = np.array([one is not None for one in given], dtype=np.float32)
    weights, bias = _fit(matrix, np.array([0 if one is None else places[one] for one in given], dtype=np.float32), counts, epochs, seed, passed)
    return tuple(labels), weights, bias


@contextmanager
def _processes(knowledge: Knowledge, most: int = _MOST_PROCESSES) -> Iterator[Executor]:
    # Spawned, not forked: a fork of this process would copy Rasa's memory.
    count = min(most, len(os.sched_getaffinity(0)))
    with ProcessPoolExecutor(count, get_context("spawn"), _know, (knowledge,)) as processes:
        yield processes


def _know(knowledge: Knowledge) -> None:
    """Give a process of its own the names that it masks, and let it end when the one that started it is killed."""
    global _gazetteer
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _gazetteer = Gazetteer(knowledge)


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _prepare_all(texts: Sequence[str]) -> list[str]:
    return [prepare(text, _gazetteer).masked for text in texts]


def _prepared(texts: Sequence[str], processes: Executor) -> list[str]:
    chunks = [texts[start : start + _CHUNK] for start in range(0, len(texts), _CHUNK)]
    done = progress("Préparation des exemples", processes.map(_prepare_all, chunks), len(chunks))
    return [text for chunk in done for text in chunk]


def _side_by_side(sparse: list[sp.csr_matrix], dense: np.ndarray) -> sp.csr_matrix:
    """Return the blocks as one matrix, taking each from the list as it is copied: all at once would not fit beside their copy."""
    rows, dimensions = dense.shape
    counts = [np.diff(block.indptr) for block in sparse]
    starts = np.concatenate([[0], np.cumsum(sum(counts) + dimensions)]).astype(np.int32)
    data, indices = np.empty(starts[-1], dtype=np.float32), np.empty(starts[-1], dtype=np.int32)
    place, width = starts[:-1].copy(), 0
    for count in counts:
        block = sparse.pop(0)
        # Where each number of the block goes: its row's place, and one further for each before it in the row.
        targets = np.repeat(place - block.indptr[:-1], count)
        targets += np.arange(block.nnz, dtype=np.int32)
        data[targets], indices[targets] = block.data, block.indices + width
        place += count
        width += block.shape[1]
    for dimension in range(dimensions):
        data[place + dimension], indices[place + dimension] = dense[:, dimension], width + dimension
    return sp.csr_matrix((data, indices, starts), shape=(rows, width + dimensions))


def _fit(
    matrix: sp.csr_matrix, targets: np.ndarray, counts: np.ndarray, epochs: int, seed: int, passed: Callable[[], None]
) -> tuple[np.ndarray, np.ndarray]:
    """Return weights and bias of a multinomial logistic regression after some epochs of SAGA; `passed` is called after each.

    counts: 1 for each row that teaches, 0 for another.

    It is what `LogisticRegression(solver="saga")` runs, called epoch by epoch, so that the time left can be told.
    """
    classes = int(targets.max()) + 1
    state = {"coef": np.zeros((matrix.shape[1] + 1, classes), dtype=np.float32)}
    largest = max(float(part.multiply(part).sum(axis=1).max()) for part in _in_chunks(matrix))
    source = np.random.RandomState(seed)
    with warnings.catch_warnings():
        # One pass never converges.
        warnings.simplefilter("ignore", ConvergenceWarning)
        for _ in range(epochs):
            _, _, state = sag_solver(
                matrix, targets, counts, loss="multinomial", alpha=1 / INVERSE_REGULARISATION, max_iter=1, tol=0.0, random_state=source,
                check_input=False, max_squared_sum=largest, warm_start_mem=state, is_saga=True,
            )  # fmt: skip
            passed()
    return state["coef"][:-1], state["coef"][-1]


def _in_chunks(matrix: sp.csr_matrix) -> Iterator[sp.csr_matrix]:
    return (matrix[start : start + _CHUNK] for start in range(0, matrix.shape[0], _CHUNK))
