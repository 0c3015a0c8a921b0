"""Write a trained encoder as the assistant reads it: ONNX with weights in one byte, the pieces, the labels."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from bench.encoder.distillation import Trained
from bench.encoder.network import Layer, Network
from bot.nlu.encoder import HEADS
from bot.nlu.quantisation import quantise

# What a processor without VNNI adds up in 16 bits must not overflow: seven bits of the eight.
_MOST = 63
_OURS = "com.microsoft"


class Graph:
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
        inputs = (self.constant(array_of(norm.weight)), self.constant(array_of(norm.bias)))
        return self.node("SkipLayerNormalization", x, y, *inputs, domain=_OURS, epsilon=norm.eps)[0]


def array_of(tensor: torch.Tensor) -> np.ndarray:
    return tensor.detach().float().numpy()


def as_onnx(network: Network) -> onnx.ModelProto:
    """Return the network as an ONNX model: `pieces`, int64 of shape (1, pieces), to `scores`, shape (1, labels of all heads)."""
    graph = Graph()
    table = torch.cat([network.pieces, network.said])
    x = layered(graph, embedded(graph, table, network.places, network.norm), network.layers)
    (mean,) = graph.node("ReduceMean", x, graph.constant(np.array([1], dtype=np.int64)), keepdims=0)
    weights = np.concatenate([array_of(head.weight) for head in network.heads]) / array_of(network.deviation)
    bias = np.concatenate([array_of(head.bias) for head in network.heads]) - weights @ array_of(network.mean)
    graph.nodes.append(helper.make_node("Gemm", [mean, graph.constant(weights), graph.constant(bias)], ["scores"], transB=1))
    return as_model(graph, "encoder", ["pieces"], len(bias))


def layered(graph: Graph, x: str, layers: Iterable[Layer]) -> str:
    """Return what these layers make of vectors, shape (1, pieces, width)."""
    for layer in layers:
        width = layer.attended.in_features
        together = graph.linear(x, array_of(layer.together.weight), array_of(layer.together.bias))
        parts = graph.node("Split", together, graph.constant(np.array([width] * 3, dtype=np.int64)), outputs=3, axis=2)
        (seen,) = graph.node("MultiHeadAttention", *parts, domain=_OURS, num_heads=layer.heads)
        x = graph.added(x, graph.linear(seen, array_of(layer.attended.weight), array_of(layer.attended.bias)), layer.first_norm)
        (inner,) = graph.node("Gelu", graph.linear(x, array_of(layer.inner.weight), array_of(layer.inner.bias)), domain=_OURS)
        x = graph.added(x, graph.linear(inner, array_of(layer.outer.weight), array_of(layer.outer.bias)), layer.last_norm)
    return x


def embedded(graph: Graph, table: torch.Tensor, places: torch.Tensor, norm: torch.nn.LayerNorm, beside: Iterable[str] = ()) -> str:
    """Return the vectors of the pieces at their places, normalised; what stands `beside` them, of the same shape, is added."""
    numbers, steps = quantise(array_of(table))
    (rows,) = graph.node("Gather", graph.constant(numbers), "pieces", axis=0)
    (sizes,) = graph.node("Gather", graph.constant(steps), "pieces", axis=0)
    (vectors,) = graph.node("Mul", graph.node("Cast", rows, to=TensorProto.FLOAT)[0], sizes)
    (shape,) = graph.node("Shape", "pieces", start=1)
    at = graph.node("Slice", graph.constant(array_of(places)), graph.constant(np.array([0], dtype=np.int64)), shape)
    for one in (*at, *beside):
        (vectors,) = graph.node("Add", vectors, one)
    inputs = (graph.constant(array_of(norm.weight)), graph.constant(array_of(norm.bias)))
    return graph.node("LayerNormalization", vectors, *inputs, axis=-1, epsilon=norm.eps)[0]


def as_model(graph: Graph, name: str, inputs: Iterable[str], scores: int) -> onnx.ModelProto:
    """Return a graph as a model: whole numbers of shape (1, pieces) to `scores`, shape (1, scores)."""
    return helper.make_model(
        helper.make_graph(
            graph.nodes,
            name,
            [helper.make_tensor_value_info(one, TensorProto.INT64, [1, "length"]) for one in inputs],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, [1, scores])],
            graph.constants,
        ),
        opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid(_OURS, 1)],
        ir_version=9,
    )


def sums_of(folder: Path, *names: str) -> None:
    """Write `SHA256SUMS`, the hashes of these files of a folder."""
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def write(trained: Trained, folder: Path) -> None:
    """Write `encoder.onnx`, `pieces.txt` and `labels.json` into `folder`, with their hashes in `SHA256SUMS`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "encoder.onnx").write_bytes(as_onnx(trained.network.cpu()).SerializeToString())
    trained.corpus.pieces.save(folder / "pieces.txt")
    labels = dict(zip(HEADS, trained.corpus.label_names.values(), strict=True))
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    sums_of(folder, "encoder.onnx", "labels.json", "pieces.txt")
