"""Reads a GraphML or GEXF file with networkx and prints nodes and edges as JSON."""

import json
import sys

import networkx

path = sys.argv[1]
read = networkx.read_gexf if path.endswith(".gexf") else networkx.read_graphml
graph = read(path)
json.dump(
    {
        "nodes": dict(graph.nodes(data=True)),
        "edges": [{**data, "source": s, "target": t} for s, t, data in graph.edges(data=True)],
    },
    sys.stdout,
)
