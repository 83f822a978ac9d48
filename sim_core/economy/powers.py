"""Powers and logarithms by multiplication and square roots alone.

The library's own differ in the last bit between processors; these do not.
"""

from math import frexp, sqrt

BITS = 52


def log2(value: float) -> float:
    """Logarithm to the base 2 of a number above 0, bit by bit."""
    if not value > 0.0:
        raise ValueError("only numbers above 0 have a logarithm")
    mantissa, exponent = frexp(value)
    mantissa, result = mantissa * 2.0, float(exponent - 1)
    weight = 1.0
    for _ in range(BITS):
        mantissa = mantissa * mantissa
        weight = weight * 0.5
        if mantissa >= 2.0:
            mantissa = mantissa * 0.5
            result = result + weight
    return result


def exp2(exponent: float) -> float:
    """2 to any power: whole steps by doubling, the rest by roots of 2."""
    whole = int(exponent // 1.0)
    rest = exponent - whole
    result, root, weight = 1.0, 2.0, 1.0
    for _ in range(BITS):
        root = sqrt(root)
        weight = weight * 0.5
        if rest >= weight:
            rest = rest - weight
            result = result * root
    factor = 2.0 if whole >= 0 else 0.5
    for _ in range(abs(whole)):
        result = result * factor
    return result


def power(base: float, exponent: float) -> float:
    """`base` above 0 to any power; whole powers by repeated multiplication."""
    if exponent == int(exponent):
        return _whole_power(base, int(exponent))
    return exp2(exponent * log2(base))


def _whole_power(base: float, exponent: int) -> float:
    result = 1.0
    for _ in range(abs(exponent)):
        result = result * base
    return result if exponent >= 0 else 1.0 / result
