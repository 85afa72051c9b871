"""The problems of Sources/PeerProblems, for many designs at a time: x [n, d] -> objectives [n, k], constraints g <= 0 [n, m]."""

from collections import namedtuple

import numpy as np

# `integers` leading variables are whole numbers that choose the combination; `logarithmic` ones are searched by their logarithm.
Problem = namedtuple("Problem", "name points objectives constraints lower upper model integers logarithmic", defaults=[0, ()])


def zdt(shape):
    def model(x):
        g = 1 + x[:, 1:].sum(1) * 9 / 29
        return [x[:, 0], g * shape(x[:, 0], g)], []

    return model


def dtlz2(x):
    r = 1 + ((x[:, 2:] - 0.5) ** 2).sum(1)
    a, b = x[:, 0] * np.pi / 2, x[:, 1] * np.pi / 2
    return [r * np.cos(a) * np.cos(b), r * np.cos(a) * np.sin(b), r * np.sin(a)], []


def dtlz7(x):
    g = 1 + x[:, 2:].sum(1) * 9 / 20
    bumps = (x[:, :2] / (1 + g[:, None]) * (1 + np.sin(3 * np.pi * x[:, :2]))).sum(1)
    return [x[:, 0], x[:, 1], (1 + g) * (3 - bumps)], []


def bnh(x):
    a, b = x.T
    return (
        [4 * a**2 + 4 * b**2, (a - 5) ** 2 + (b - 5) ** 2],
        [((a - 5) ** 2 + b**2) / 25 - 1, 1 - ((a - 8) ** 2 + (b + 3) ** 2) / 7.7],
    )


def srn(x):
    a, b = x.T
    return [2 + (a - 2) ** 2 + (b - 1) ** 2, 9 * a - (b - 1) ** 2], [(a**2 + b**2) / 225 - 1, (a - 3 * b + 10) / 10]


def osy(x):
    a, b, c, d, e, f = x.T
    first = 25 * (a - 2) ** 2 + (b - 2) ** 2 + (c - 1) ** 2 + (d - 4) ** 2 + (e - 1) ** 2
    limits = [
        1 - (a + b) / 2, (a + b) / 6 - 1, (b - a) / 2 - 1, (a - 3 * b) / 2 - 1, ((c - 3) ** 2 + d) / 4 - 1,
        1 - ((e - 3) ** 2 + f) / 4,
    ]
    return [-first, (x**2).sum(1)], limits


def re21(x):
    a, b, c, d = x.T
    r = np.sqrt(2)
    return [200 * (2 * a + r * b + np.sqrt(c) + d), 0.01 * (2 / a + 2 * r / b - 2 * r / c + 2 / d)], []


def cre21(x):
    a, b, y = x.T
    long, short = np.sqrt(16 + y**2), np.sqrt(1 + y**2)
    volume, stress = a * long + b * short, 20 * long / (a * y)
    return [volume, stress], [volume / 0.1 - 1, stress / 1e5 - 1, 80 * short / (y * b) / 1e5 - 1]


def cre22(x):
    h, l, t, b = x.T
    force, length, young, shear, r = 6000, 14, 30e6, 12e6, np.sqrt(2)
    half = ((h + t) / 2) ** 2
    arm, inertia = np.sqrt(l**2 / 4 + half), 2 * r * h * l * (l**2 / 12 + half)
    first, second = force / r / (h * l), force * (length + l / 2) * np.sqrt(l**2 / 4 + half) / inertia
    tau = np.sqrt(first**2 + first * second * l / arm + second**2)
    sigma = 6 * force * length / (b * t**2)
    slender = 1 - t * np.sqrt(young / (4 * shear)) / (2 * length)
    buckling = 4.013 * young / (6 * length**2) * t * b**3 * slender
    cost = 1.10471 * h**2 * l + 0.04811 * t * b * (14 + l)
    return [cost, 4 * force * length**3 / young / (b * t**3)], [tau / 13600 - 1, sigma / 30000 - 1, h - b, 1 - buckling / force]


def cre23(x):
    a, b, c, d = x.T
    squares, cubes = b**2 - a**2, b**3 - a**3
    limits = [
        1 - (b - a) / 20, c / (3.14 * squares) / 0.4 - 1, 2.22e-3 * c * cubes / squares**2 - 1,
        1 - 2.66e-2 * c * d * cubes / squares / 900,
    ]
    return [4.9e-5 * squares * (d - 1), 9.82e6 * squares / (c * d * cubes)], limits


CONDUCTIVITY = np.array([1, 0.6, 0.35, 0.8, 0.2, 1e-4])
DENSITY = np.array([1, 0.8, 0.7, 1.3, 0.6, 1])


def cell(x):
    cathode, separator = x[:, 0].astype(int), x[:, 1].astype(int)
    loading, microns, porosity, excess, foil = x[:, 2], x[:, 3] * 1e6, x[:, 4], x[:, 5], x[:, 6]
    quality = 1 + 0.06 * cathode - 0.6 * (cathode == 5)
    price = 0.6 + 0.0225 * cathode**2 + 3 * (cathode == 5)
    conductivity, density = CONDUCTIVITY[separator], DENSITY[separator]
    energy = loading * quality * 3.7 * (1 - 0.02 * loading)
    mass = loading * (6 + 4 * porosity) + microns * density * 0.15 + excess * loading * 0.6 + foil * 0.5 + 4
    resistance = microns / conductivity * 0.08 + loading**2 / porosity**1.5 * 0.12 + 20 / foil
    wear = (1 + 0.4 * loading**2 / microns) * (1 + 0.02 * resistance)
    life = 1200 * excess / wear * (1.1 - 0.5 * porosity)
    materials = loading * price * 5 + microns * (0.05 + 0.1 * density) + excess * loading * 1.5 + foil * 0.3
    cost = (materials + 10 / (1.2 - porosity)) / energy
    return [-1000 * energy / mass, cost * 30, -life], [resistance / 25 - 1, 1 - life / 300]


PROBLEMS = [
    Problem("ZDT1", 100, 2, 0, [0] * 30, [1] * 30, zdt(lambda f, g: 1 - np.sqrt(f / g))),
    Problem("ZDT2", 100, 2, 0, [0] * 30, [1] * 30, zdt(lambda f, g: 1 - (f / g) ** 2)),
    Problem("ZDT3", 100, 2, 0, [0] * 30, [1] * 30, zdt(lambda f, g: 1 - np.sqrt(f / g) - f / g * np.sin(10 * np.pi * f))),
    Problem("DTLZ2", 300, 3, 0, [0] * 12, [1] * 12, dtlz2),
    Problem("DTLZ7", 300, 3, 0, [0] * 22, [1] * 22, dtlz7),
    Problem("BNH", 100, 2, 2, [0, 0], [5, 3], bnh),
    Problem("SRN", 100, 2, 2, [-20] * 2, [20] * 2, srn),
    Problem("OSY", 100, 2, 6, [0, 0, 1, 0, 1, 0], [10, 10, 5, 6, 5, 10], osy),
    Problem("RE21", 100, 2, 0, [1, 2**0.5, 2**0.5, 1], [3] * 4, re21),
    Problem("CRE21", 100, 2, 3, [1e-5, 1e-5, 1], [100, 100, 3], cre21, 0, (0, 1)),
    Problem("CRE22", 100, 2, 4, [0.125, 0.1, 0.1, 0.125], [5, 10, 10, 5], cre22),
    Problem("CRE23", 100, 2, 4, [55, 75, 1000, 11], [80, 110, 3000, 20], cre23),
    Problem("CELL", 300, 3, 2, [0, 0, 1, 5e-6, 0.1, 1, 4], [7, 5, 8, 1e-4, 0.6, 3, 20], cell, 2, (3,)),
]


class Unit:
    """A problem on the unit cube: what the peers search, each variable alike."""

    def __init__(self, problem):
        self.problem = problem
        self.lower, self.upper = np.array(problem.lower, float), np.array(problem.upper, float)
        self.dimension = len(problem.lower)
        self.log = np.array([i in problem.logarithmic for i in range(self.dimension)])
        self.evaluated = []

    def design(self, u):
        x = self.lower + u * (self.upper - self.lower)
        if self.log.any():
            low, high = self.lower[self.log], self.upper[self.log]
            x[:, self.log] = low * (high / low) ** u[:, self.log]
        for i in range(self.problem.integers):
            count = self.upper[i] - self.lower[i] + 1
            x[:, i] = np.minimum(self.lower[i] + np.floor(u[:, i] * count), self.upper[i])
        return x

    def evaluate(self, u):
        """Objectives and constraints; the feasible ones are remembered."""
        objectives, constraints = self.problem.model(self.design(np.atleast_2d(u)))
        f = np.column_stack(objectives)
        g = np.column_stack(constraints) if constraints else np.zeros((len(f), 0))
        with np.errstate(invalid="ignore"):
            self.evaluated.append(f[(g <= 1e-6).all(1) & np.isfinite(f).all(1)])
        return f, g
