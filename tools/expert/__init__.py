"""The expert: a saved island in PyPSA, and the least-cost plan of its power.

    from tools.expert import network_of_save
    network = network_of_save("island.isle")
    network.optimize(solver_name="highs")

Needs the extra `expert` (python3 run.py expert); the game runs without it.
"""

from tools.expert.island import network_of_save

__all__ = ["network_of_save"]
