"""What trains the network of verdicts is tested where PyTorch and onnx are (bench/verdicts/__main__.py): the assistant is installed without them."""

from __future__ import annotations

from importlib.util import find_spec

_NEED_TORCH = ("exporting", "network", "training")
collect_ignore = [] if find_spec("torch") and find_spec("onnx") else [f"test_{name}.py" for name in _NEED_TORCH]
