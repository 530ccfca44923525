"""Speed and memory as ratios against the physical limit or a peer of the same run; never part of the tests.

python -m tests.benchmarks [start outline people adoption sheets audit …]
"""
