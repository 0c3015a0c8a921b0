"""Learning: what the two processes and the passes of SAGA give is what one process and scikit-learn's own classifier would."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression

from bot.nlu import learning
from bot.nlu.context import Context, context_features
from bot.nlu.conversations import Example

ROOT = Path(__file__).parents[3]


def test_noisy_copies_follow_the_lines_as_written() -> None:
    after = Context((("charte", "date"),), known=True)
    written = [Example("Quelles sont les valeurs de la PNPM ?", "valeurs"), Example("Merci beaucoup", "merci", "-", "aucun", after)]
    examples = learning.with_noisy_copies(written, seed=7)
    assert examples[:2] == written and [replace(one, text="") for one in examples] == [replace(one, text="") for one in (*written, *written[::2])]
    assert examples == learning.with_noisy_copies(written, seed=7) != learning.with_noisy_copies(written, seed=8)


def test_blocks_side_by_side_are_one_matrix() -> None:
    source = np.random.default_rng(1)
    blocks = [sp.random(40, width, density=0.2, format="csr", dtype=np.float32, random_state=1) for width in (7, 1, 30)]
    dense = source.random((40, 5), dtype=np.float32)
    expected = np.hstack([*(block.toarray() for block in blocks), dense])
    found = learning._side_by_side(list(blocks), dense)
    assert np.array_equal(found.toarray(), expected) and found.has_sorted_indices and found.dtype == np.float32


def test_a_label_is_learnt_from_what_each_row_has() -> None:
    matrix = sp.csr_matrix(np.eye(4, 3, dtype=np.float32)[[0, 1, 0, 2]])
    kinds, weights, bias = learning._fit_label(matrix, ["valeurs", "merci", "valeurs", "charte"], epochs=200, seed=7, passed=lambda: None)
    assert kinds == ("charte", "merci", "valeurs") and weights.shape == (3, 3) and bias.shape == (3,)
    assert (matrix @ weights + bias).argmax(axis=1).tolist() == [2, 1, 2, 0]
    nothing, weights, bias = learning._fit_label(matrix, [], epochs=1, seed=7, passed=lambda: None)
    assert nothing == ("",) and weights.shape == (3, 1) and not weights.any() and not bias.any()
    kinds, weights, bias = learning._fit_label(matrix, [None, "merci", "valeurs", None], epochs=200, seed=7, passed=lambda: None)
    assert kinds == ("merci", "valeurs") and (matrix @ weights + bias).argmax(axis=1).tolist()[:3] == [1, 0, 1]


def test_word_vectors_stand_once_more_after_each_kind_said_before() -> None:
    after = Context((("charte", "date"),))
    examples = [Example("a", "merci"), Example("b", "merci", context=after), Example("c", "merci", context=Context((("membres", "tout"),)))]
    dense = np.arange(6, dtype=np.float32).reshape(3, 2)
    (block,) = learning._after(examples, ["charte", "membres"], dense)
    assert block.toarray().tolist() == [[0, 0, 0, 0], [2, 3, 0, 0], [0, 0, 4, 5]]
    assert learning._after(examples[:1], [], dense) == []
    weights = np.arange(8, dtype=np.float32).reshape(8, 1)
    assert learning._in_order(weights, dimensions=2, kinds=2).ravel().tolist() == [0, 1, 6, 7, 2, 3, 4, 5]
    assert context_features([after], ["b"]).shape[0] == 1


def test_passes_of_saga_lead_to_what_scikit_learn_finds() -> None:
    source = np.random.default_rng(1)
    matrix = sp.csr_matrix(source.random((300, 12), dtype=np.float32) * (source.random((300, 12)) < 0.5))
    kinds = (matrix.toarray()[:, :3].argmax(axis=1)).astype(np.float32)
    # A third of the rows teach nothing.
    counts = np.array([1, 1, 0] * 100, dtype=np.float32)
    weights, bias = learning._fit(matrix, kinds, counts, epochs=1000, seed=7, passed=lambda: None)
    model = LogisticRegression(C=learning.INVERSE_REGULARISATION, max_iter=1000).fit(matrix[counts > 0], kinds[counts > 0])
    found = softmax(matrix @ weights + bias, axis=1)
    assert np.allclose(found, model.predict_proba(matrix), atol=0.01)


_PARENT = """
import time

from bot.nlu import learning
from knowledge import load

if __name__ == "__main__":
    with learning._processes(load()) as processes:
        print(processes.submit(learning.os.getpid).result(), flush=True)
        time.sleep(60)
"""


def test_processes_end_when_training_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 30
    while Path(f"/proc/{child}").exists() and _state(child) != "Z":
        assert time.monotonic() < deadline, "a process of a killed training goes on"
        time.sleep(0.1)


def _state(process: int) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
