"""What trains the encoder is tested where PyTorch and onnx are (bench/encoder/__main__.py): the assistant is installed without them."""

from __future__ import annotations

from importlib.util import find_spec

_NEED_TORCH = ("distillation", "exporting", "inputs", "measuring", "network", "reopening", "teachers", "training")
collect_ignore = [] if find_spec("torch") and find_spec("onnx") else [f"test_{name}.py" for name in _NEED_TORCH]
