"""Write the trained network as the assistant reads it: ONNX with weights in one byte, and the pieces."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto

from bench.encoder.exporting import Graph, array_of, as_model, embedded, layered, sums_of
from bench.verdicts.network import ASKED, Network


def as_onnx(network: Network) -> onnx.ModelProto:
    """Return the network as an ONNX model of `pieces` and `parts`, both of shape (1, pieces)."""
    graph = Graph()
    beside = graph.node("Gather", graph.constant(array_of(network.parts)), "parts", axis=0)
    x = layered(graph, embedded(graph, network.pieces, network.places, network.norm, beside), network.layers)
    pieces = graph.constant(np.array([1], dtype=np.int64))
    (every,) = graph.node("ReduceMean", x, pieces, keepdims=0)
    (is_asked,) = graph.node("Equal", "parts", graph.constant(np.array(ASKED, dtype=np.int64)))
    (asked,) = graph.node("Cast", is_asked, to=TensorProto.FLOAT)
    (column,) = graph.node("Unsqueeze", asked, graph.constant(np.array([2], dtype=np.int64)))
    (total,) = graph.node("ReduceSum", graph.node("Mul", x, column)[0], pieces, keepdims=0)
    (of_asked,) = graph.node("Div", total, graph.node("ReduceSum", asked, pieces)[0])
    (both,) = graph.node("Concat", of_asked, every, axis=1)
    norm, head = network.last_norm, network.head
    inputs = (graph.constant(array_of(norm.weight)), graph.constant(array_of(norm.bias)))
    (normed,) = graph.node("LayerNormalization", both, *inputs, axis=-1, epsilon=norm.eps)
    weights, bias = graph.constant(array_of(head.weight)), graph.constant(array_of(head.bias))
    graph.nodes.append(onnx.helper.make_node("Gemm", [normed, weights, bias], ["scores"], transB=1))
    return as_model(graph, "verdicts", ["pieces", "parts"], len(head.bias))


def write(network: Network, encoder: Path, folder: Path) -> None:
    """Write `verdicts.onnx` and the pieces of the encoder that it began from into `folder`, with their hashes in `SHA256SUMS`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "verdicts.onnx").write_bytes(as_onnx(network.cpu()).SerializeToString())
    shutil.copyfile(encoder / "pieces.txt", folder / "pieces.txt")
    sums_of(folder, "verdicts.onnx", "pieces.txt")
