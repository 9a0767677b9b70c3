"""Small systems of equations."""

from collections.abc import Sequence
from math import log

Vector = list[float]
Matrix = list[Vector]
SAYS_NOTHING = 1e-12


def inverse(square: Sequence[Sequence[float]]) -> tuple[Matrix, float]:
    """Invert a small symmetric positive matrix; with the logarithm of its determinant.

    Raise ZeroDivisionError where a column says nothing that the others do not.
    """
    size = len(square)
    rows = [[*row, *(float(n == m) for m in range(size))] for n, row in enumerate(square)]
    logarithm = 0.0
    for n in range(size):
        pivot = rows[n][n]
        if pivot <= SAYS_NOTHING * abs(square[n][n]):
            raise ZeroDivisionError("The columns are not independent.")
        logarithm += log(pivot)
        rows[n] = [value / pivot for value in rows[n]]
        for m in range(size):
            if m != n and rows[m][n]:
                by = rows[m][n]
                rows[m] = [one - by * other for one, other in zip(rows[m], rows[n], strict=True)]
    return [row[size:] for row in rows], logarithm


def times(matrix: Matrix, vector: Sequence[float]) -> Vector:
    """A matrix times a vector."""
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]
