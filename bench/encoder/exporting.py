"""Write a trained encoder as the assistant reads it: ONNX with weights in one byte, the pieces, the labels."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from bench.encoder.distillation import Trained
from bench.encoder.network import Network
from bot.nlu.encoder import HEADS
from bot.nlu.quantisation import quantise

# What a processor without VNNI adds up in 16 bits must not overflow: seven bits of the eight.
_MOST = 63
_OURS = "com.microsoft"


class _Graph:
    """The nodes and constants of an ONNX graph, one after the other."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, values: np.ndarray) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, operator: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: object) -> list[str]:
        names = [f"n{len(self.nodes)}.{place}" for place in range(outputs)]
        self.nodes.append(helper.make_node(operator, inputs, names, domain=domain, **attributes))
        return names

    def linear(self, x: str, weights: np.ndarray, bias: np.ndarray) -> str:
        """Multiply by weights, shape (outputs, inputs), in whole numbers: those of `x` are rounded as it comes."""
        steps = np.maximum(np.abs(weights).max(axis=1), 1e-9).astype(np.float32) / _MOST
        numbers = np.round(weights / steps[:, None]).astype(np.int8).T
        inputs = (self.constant(numbers), self.constant(steps), self.constant(np.zeros(len(steps), dtype=np.int8)), self.constant(bias))
        return self.node("DynamicQuantizeMatMul", x, *inputs, domain=_OURS)[0]

    def added(self, x: str, y: str, norm: torch.nn.LayerNorm) -> str:
        inputs = (self.constant(_values(norm.weight)), self.constant(_values(norm.bias)))
        return self.node("SkipLayerNormalization", x, y, *inputs, domain=_OURS, epsilon=norm.eps)[0]


def _values(tensor: torch.Tensor) -> np.ndarray:
    return tensor.detach().float().numpy()


def as_onnx(network: Network) -> onnx.ModelProto:
    """Return the network as an ONNX model: `pieces`, int64 of shape (1, pieces), to `scores`, shape (1, labels of all heads)."""
    graph = _Graph()
    x = _embedded(graph, network)
    for layer in network.layers:
        width = layer.attended.in_features
        together = graph.linear(x, _values(layer.together.weight), _values(layer.together.bias))
        parts = graph.node("Split", together, graph.constant(np.array([width] * 3, dtype=np.int64)), outputs=3, axis=2)
        (seen,) = graph.node("MultiHeadAttention", *parts, domain=_OURS, num_heads=layer.heads)
        x = graph.added(x, graph.linear(seen, _values(layer.attended.weight), _values(layer.attended.bias)), layer.first_norm)
        (inner,) = graph.node("Gelu", graph.linear(x, _values(layer.inner.weight), _values(layer.inner.bias)), domain=_OURS)
        x = graph.added(x, graph.linear(inner, _values(layer.outer.weight), _values(layer.outer.bias)), layer.last_norm)
    (mean,) = graph.node("ReduceMean", x, graph.constant(np.array([1], dtype=np.int64)), keepdims=0)
    weights = np.concatenate([_values(head.weight) for head in network.heads]) / _values(network.deviation)
    bias = np.concatenate([_values(head.bias) for head in network.heads]) - weights @ _values(network.mean)
    graph.nodes.append(helper.make_node("Gemm", [mean, graph.constant(weights), graph.constant(bias)], ["scores"], transB=1))
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            "encoder",
            [helper.make_tensor_value_info("pieces", TensorProto.INT64, [1, "length"])],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, len(bias)])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(_OURS, 1)],
        ir_version=9,
    )


def _embedded(graph: _Graph, network: Network) -> str:
    """Return the vectors of the pieces at their places, normalised."""
    numbers, steps = quantise(np.concatenate([_values(network.pieces), _values(network.said)]))
    (rows,) = graph.node("Gather", graph.constant(numbers), "pieces", axis=0)
    (sizes,) = graph.node("Gather", graph.constant(steps), "pieces", axis=0)
    (vectors,) = graph.node("Mul", graph.node("Cast", rows, to=TensorProto.FLOAT)[0], sizes)
    (shape,) = graph.node("Shape", "pieces", start=1)
    places = graph.node("Slice", graph.constant(_values(network.places)), graph.constant(np.array([0], dtype=np.int64)), shape)
    norm = network.norm
    (placed,) = graph.node("Add", vectors, *places)
    inputs = (graph.constant(_values(norm.weight)), graph.constant(_values(norm.bias)))
    return graph.node("LayerNormalization", placed, *inputs, axis=-1, epsilon=norm.eps)[0]


def write(trained: Trained, folder: Path) -> None:
    """Write `encoder.onnx`, `pieces.txt` and `labels.json` into `folder`, with their hashes in `SHA256SUMS`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "encoder.onnx").write_bytes(as_onnx(trained.network.cpu()).SerializeToString())
    trained.corpus.pieces.save(folder / "pieces.txt")
    labels = dict(zip(HEADS, trained.corpus.label_names.values(), strict=True))
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    names = ("encoder.onnx", "labels.json", "pieces.txt")
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")
