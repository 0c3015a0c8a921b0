"""What trains the encoder is tested where PyTorch and onnx are (bench/encoder/__main__.py): the assistant is installed without them."""

from __future__ import annotations

from importlib.util import find_spec

_NEED_TORCH = ["test_distillation.py", "test_exporting.py", "test_inputs.py", "test_measuring.py", "test_network.py", "test_training.py"]
collect_ignore = [] if find_spec("torch") and find_spec("onnx") else _NEED_TORCH
