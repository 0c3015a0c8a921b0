"""Learning: what the two processes and the passes of SAGA give is what one process and scikit-learn's own classifier would."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import scipy.sparse as sp
from scipy.special import softmax
from sklearn.linear_model import LogisticRegression

from bot.nlu import learning

ROOT = Path(__file__).parents[3]


def test_noisy_copies_follow_the_lines_as_written() -> None:
    written = [("Quelles sont les valeurs de la PNPM ?", "valeurs"), ("Merci beaucoup", "merci")]
    examples = learning.with_noisy_copies(written, seed=7)
    assert examples[:2] == written and [kind for _, kind in examples] == ["valeurs", "merci"] * 3
    assert examples == learning.with_noisy_copies(written, seed=7) != learning.with_noisy_copies(written, seed=8)


def test_blocks_side_by_side_are_one_matrix() -> None:
    source = np.random.default_rng(1)
    blocks = [sp.random(40, width, density=0.2, format="csr", dtype=np.float32, random_state=1) for width in (7, 1, 30)]
    dense = source.random((40, 5), dtype=np.float32)
    expected = np.hstack([*(block.toarray() for block in blocks), dense])
    found = learning._side_by_side(list(blocks), dense)
    assert np.array_equal(found.toarray(), expected) and found.has_sorted_indices and found.dtype == np.float32


def test_passes_of_saga_lead_to_what_scikit_learn_finds() -> None:
    source = np.random.default_rng(1)
    matrix = sp.csr_matrix(source.random((300, 12), dtype=np.float32) * (source.random((300, 12)) < 0.5))
    kinds = (matrix.toarray()[:, :3].argmax(axis=1)).astype(np.float32)
    weights, bias = learning._fit(matrix, kinds, epochs=1000, seed=7)
    model = LogisticRegression(C=learning.INVERSE_REGULARISATION, max_iter=1000).fit(matrix, kinds)
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
