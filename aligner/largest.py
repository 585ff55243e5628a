"""The largest set of vertices of which no two are joined, for graphs of a few hundred at most."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

__all__ = ["largest_independent"]

STEPS = 500  # branches looked into; a graph that needs more gets the best set found so far


def largest_independent(joined: Sequence[int], *, steps: int = STEPS) -> int:
    """Return the size of a largest independent set.

    Parameters
    ----------
    joined : sequence of int
        For each vertex the bits of those that it is joined with; symmetric, no loops.
    steps : int
        Most branches.

    Returns
    -------
    int
        Never more than the true size, and the true size where `steps` suffice.

    Notes
    -----
    Branch and bound: a vertex with one neighbour at most is taken, else the one with the most
    neighbours is left out first, and taken in another branch [1]_. What is joined with the same
    vertices and with each other counts as one vertex; a cover by cliques bounds the size.

    References
    ----------
    .. [1] F. Fomin and D. Kratsch, "Exact Exponential Algorithms", Springer 2010, chapter 2.
    """
    twins = {bits | 1 << vertex: vertex for vertex, bits in reversed(list(enumerate(joined)))}
    everything = sum(1 << vertex for vertex in twins.values())
    bound, best = _cliques(joined, everything), _greedy(joined, everything)
    branches = [(everything, 0)]
    while branches and best < bound and steps > 0:
        steps -= 1
        free, size = branches.pop()
        while free and size + free.bit_count() > best:
            degree = {v: (joined[v] & free).bit_count() for v in _vertices(free)}
            taken = min(degree, key=degree.__getitem__)
            if degree[taken] > 1:
                most = max(degree, key=degree.__getitem__)
                branches.append((free & ~(joined[most] | 1 << most), size + 1))
                free &= ~(1 << most)
            else:
                free &= ~(joined[taken] | 1 << taken)
                size += 1
        if not free:
            best = max(best, size)
    return best


def _greedy(joined: Sequence[int], free: int) -> int:
    """Return the size of the set that taking the vertex with the fewest neighbours gives."""
    size = 0
    while free:
        taken = min(_vertices(free), key=lambda v: (joined[v] & free).bit_count())
        free &= ~(joined[taken] | 1 << taken)
        size += 1
    return size


def _vertices(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _cliques(joined: Sequence[int], free: int) -> int:
    """Return how many cliques a greedy cover takes: an independent set has one of each at most."""
    count = 0
    while free:
        count += 1
        rest = free
        while rest:
            vertex = (rest & -rest).bit_length() - 1
            free &= ~(1 << vertex)
            rest &= joined[vertex]
    return count
