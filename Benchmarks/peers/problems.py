"""The problems of Sources/PeerProblems, for many designs at a time: x [n, d] -> objectives [n, k], constraints g <= 0 [n, m]."""

from collections import namedtuple

import numpy as np

# `combined` leading variables are whole numbers that choose the combination, `whole` are others that must be whole; `logarithmic` ones
# are searched by their logarithm.
Problem = namedtuple(
    "Problem", "name points objectives constraints lower upper model combined logarithmic whole", defaults=[0, (), ()])


def zdt(shape):
    def model(x):
        g = 1 + x[:, 1:].sum(1) * 9 / 29
        return [x[:, 0], g * shape(x[:, 0], g)], []

    return model


def dtlz2(x):
    r = 1 + ((x[:, 2:] - 0.5) ** 2).sum(1)
    a, b = x[:, 0] * np.pi / 2, x[:, 1] * np.pi / 2
    return [r * np.cos(a) * np.cos(b), r * np.cos(a) * np.sin(b), r * np.sin(a)], []


def dtlz5(x):
    g = ((x[:, 2:] - 0.5) ** 2).sum(1)
    r, a, b = 1 + g, x[:, 0] * np.pi / 2, (1 + 2 * g * x[:, 1]) / (2 * (1 + g)) * np.pi / 2
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
    # Products as CellFront forms them: where a and b nearly agree, the last digit of a power would decide.
    squares, cubes = b * b - a * a, b * b * b - a * a * a
    limits = [
        1 - (b - a) / 20, c / (3.14 * squares) / 0.4 - 1, 2.22e-3 * c * cubes / squares**2 - 1,
        1 - 2.66e-2 * c * d * cubes / squares / 900,
    ]
    return [4.9e-5 * squares * (d - 1), 9.82e6 * squares / (c * d * cubes)], limits


def excess(*constraints):
    """The sum of what constraints `g <= 0` are broken by: the last objective of many of the RE problems."""
    return sum(np.maximum(g, 0) for g in constraints)


# Areas of reinforcing steel that can be bought [in2].
STEEL = np.array([
    0.2, 0.31, 0.4, 0.44, 0.6, 0.62, 0.79, 0.8, 0.88, 0.93, 1, 1.2, 1.24, 1.32, 1.4, 1.55, 1.58, 1.6, 1.76, 1.8, 1.86, 2, 2.17, 2.2, 2.37,
    2.4, 2.48, 2.6, 2.64, 2.79, 2.8, 3, 3.08, 3.1, 3.16, 3.41, 3.52, 3.6, 3.72, 3.95, 3.96, 4, 4.03, 4.2, 4.34, 4.4, 4.65, 4.74, 4.8, 4.84,
    5, 5.28, 5.4, 5.53, 5.72, 6, 6.16, 6.32, 6.6, 7.11, 7.2, 7.8, 7.9, 8, 8.4, 8.69, 9, 9.48, 10.27, 11, 11.06, 11.85, 12, 13, 14, 15])


def re22(x):
    a, b, c = STEEL[x[:, 0].astype(int)], x[:, 1], x[:, 2]
    return [29.4 * a + 0.6 * b * c, excess(180 + 7.735 * a**2 / b - a * c, c / b - 4)], []


def re24(x):
    a, b = x.T
    bending, shear, deflection = 4500 / (a * b), 1800 / b, 0.562e6 / (7e5 * a * b**2)
    return [a + 120 * b, excess(bending / 700 - 1, shear / 450 - 1, deflection / 1.5 - 1, bending / (7e3 * a**2) - 1)], []


def re31(x):
    a, b, y = x.T
    volume, stress = a * np.sqrt(16 + y**2) + b * np.sqrt(1 + y**2), 20 * np.sqrt(16 + y**2) / (a * y)
    return [volume, stress, excess(volume - 0.1, stress - 1e5, 80 * np.sqrt(1 + y**2) / (y * b) - 1e5)], []


def re32(x):
    (cost, deflection), (tau, sigma, width, buckling) = cre22(x)
    return [cost, deflection, excess(13600 * tau, 30000 * sigma, width, 6000 * buckling)], []


def re33(x):
    (mass, time), (radius, pressure, heat, torque) = cre23(x)
    return [mass, time, excess(20 * radius, 0.4 * pressure, heat, 900 * torque)], []


def re34(x):
    a, b, c, d, e = x.T
    mass = 1640.2823 + 2.3573285 * a + 2.3220035 * b + 4.5688768 * c + 7.7213633 * d + 4.4559504 * e
    acceleration = (
        6.5856 + 1.15 * a - 1.0427 * b + 0.9738 * c + 0.8364 * d - 0.3695 * a * d + 0.0861 * a * e + 0.3628 * b * d - 0.1106 * a**2
        - 0.3437 * c**2 + 0.1764 * d**2)
    intrusion = (
        -0.0551 + 0.0181 * a + 0.1024 * b + 0.0421 * c - 0.0073 * a * b + 0.024 * b * c - 0.0118 * b * d - 0.0204 * c * d - 0.008 * c * e
        - 0.0241 * b**2 + 0.0109 * d**2)
    return [mass, acceleration, intrusion], []


def re37(x):
    a, h, o, t = x.T
    return [
        0.692 + 0.477 * a - 0.687 * h - 0.080 * o - 0.0650 * t - 0.167 * a**2 - 0.0129 * h * a + 0.0796 * h**2 - 0.0634 * o * a
        - 0.0257 * o * h + 0.0877 * o**2 - 0.0521 * t * a + 0.00156 * t * h + 0.00198 * t * o + 0.0184 * t**2,
        0.153 - 0.322 * a + 0.396 * h + 0.424 * o + 0.0226 * t + 0.175 * a**2 + 0.0185 * h * a - 0.0701 * h**2 - 0.251 * o * a
        + 0.179 * o * h + 0.0150 * o**2 + 0.0134 * t * a + 0.0296 * t * h + 0.0752 * t * o + 0.0192 * t**2,
        0.370 - 0.205 * a + 0.0307 * h + 0.108 * o + 1.019 * t - 0.135 * a**2 + 0.0141 * h * a + 0.0998 * h**2 + 0.208 * o * a
        - 0.0301 * o * h - 0.226 * o**2 + 0.353 * t * a - 0.0497 * t * o - 0.423 * t**2 + 0.202 * h * a**2 - 0.281 * o * a**2
        - 0.342 * h**2 * a - 0.245 * h**2 * o + 0.281 * o**2 * h - 0.184 * t**2 * a - 0.281 * h * a * o,
    ], []


def cre24(x):
    a, b, c, d, e, f, g = x.T
    weight = (
        0.7854 * a * b**2 * (10 * c**2 / 3 + 14.933 * c - 43.0934) - 1.508 * a * (f**2 + g**2) + 7.477 * (f**3 + g**3)
        + 0.7854 * (d * f**2 + e * g**2))
    first = np.sqrt((745 * d / (b * c)) ** 2 + 1.69e7) / (0.1 * f**3)
    second = np.sqrt((745 * e / (b * c)) ** 2 + 1.575e8) / (0.1 * g**3)
    limits = [
        27 / (a * b**2 * c) - 1, 397.5 / (a * b**2 * c**2) - 1, 1.93 * d**3 / (b * c * f**4) - 1, 1.93 * e**3 / (b * c * g**4) - 1,
        b * c / 40 - 1, a / b / 12 - 1, 1 - a / b / 5, (1.9 - d + 1.5 * f) / 1.9, (1.9 - e + 1.1 * g) / 1.9, first / 1300 - 1,
        second / 1100 - 1,
    ]
    return [weight, first], limits


def cre25(x):
    a, b, c, d = x.T
    error = np.abs(6.931 - c / a * d / b)
    return [error, x.max(1)], [error / 6.931 / 0.5 - 1]


CONDUCTIVITY = np.array([1, 0.6, 0.35, 0.8, 0.2, 1e-4])
DENSITY = np.array([1, 0.8, 0.7, 1.3, 0.6, 1])


def battery3(x):
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


def battery2(x):
    (energy, cost, _), limits = battery3(x)
    return [energy, cost], limits


PROBLEMS = [
    Problem("ZDT1", 100, 2, 0, [0] * 30, [1] * 30, zdt(lambda f, g: 1 - np.sqrt(f / g))),
    Problem("ZDT2", 100, 2, 0, [0] * 30, [1] * 30, zdt(lambda f, g: 1 - (f / g) ** 2)),
    Problem("ZDT3", 100, 2, 0, [0] * 30, [1] * 30, zdt(lambda f, g: 1 - np.sqrt(f / g) - f / g * np.sin(10 * np.pi * f))),
    Problem("DTLZ2", 300, 3, 0, [0] * 12, [1] * 12, dtlz2),
    Problem("DTLZ5", 300, 3, 0, [0] * 12, [1] * 12, dtlz5),
    Problem("DTLZ7", 300, 3, 0, [0] * 22, [1] * 22, dtlz7),
    Problem("BNH", 100, 2, 2, [0, 0], [5, 3], bnh),
    Problem("SRN", 100, 2, 2, [-20] * 2, [20] * 2, srn),
    Problem("OSY", 100, 2, 6, [0, 0, 1, 0, 1, 0], [10, 10, 5, 6, 5, 10], osy),
    Problem("RE21", 100, 2, 0, [1, 2**0.5, 2**0.5, 1], [3] * 4, re21),
    Problem("RE22", 100, 2, 0, [0, 1e-3, 1e-3], [75, 20, 40], re22, 1),
    Problem("RE24", 100, 2, 0, [0.5, 0.5], [4, 50], re24),
    Problem("RE31", 300, 3, 0, [1e-5, 1e-5, 1], [100, 100, 3], re31, 0, (0, 1)),
    Problem("RE32", 300, 3, 0, [0.125, 0.1, 0.1, 0.125], [5, 10, 10, 5], re32),
    Problem("RE33", 300, 3, 0, [55, 75, 1000, 11], [80, 110, 3000, 20], re33),
    Problem("RE34", 300, 3, 0, [1] * 5, [3] * 5, re34),
    Problem("RE37", 300, 3, 0, [0] * 4, [1] * 4, re37),
    Problem("CRE21", 100, 2, 3, [1e-5, 1e-5, 1], [100, 100, 3], cre21, 0, (0, 1)),
    Problem("CRE22", 100, 2, 4, [0.125, 0.1, 0.1, 0.125], [5, 10, 10, 5], cre22),
    Problem("CRE23", 100, 2, 4, [55, 75, 1000, 11], [80, 110, 3000, 20], cre23),
    Problem("CRE24", 100, 2, 11, [2.6, 0.7, 17, 7.3, 7.3, 2.9, 5], [3.6, 0.8, 28, 8.3, 8.3, 3.9, 5.5], cre24, 0, (), (2,)),
    Problem("CRE25", 100, 2, 1, [12] * 4, [60] * 4, cre25, 0, (), (0, 1, 2, 3)),
    Problem("BATT2", 100, 2, 2, [0, 0, 1, 5e-6, 0.1, 1, 4], [7, 5, 8, 1e-4, 0.6, 3, 20], battery2, 2, (3,)),
    Problem("BATT3", 300, 3, 2, [0, 0, 1, 5e-6, 0.1, 1, 4], [7, 5, 8, 1e-4, 0.6, 3, 20], battery3, 2, (3,)),
]


class Unit:
    """A problem on the unit cube: what the peers search, each variable alike."""

    def __init__(self, problem):
        self.problem = problem
        self.objectives, self.constraints = problem.objectives, problem.constraints
        self.lower, self.upper = np.array(problem.lower, float), np.array(problem.upper, float)
        self.dimension = len(problem.lower)
        self.log = np.array([i in problem.logarithmic for i in range(self.dimension)])

    def design(self, u):
        x = self.lower + u * (self.upper - self.lower)
        if self.log.any():
            low, high = self.lower[self.log], self.upper[self.log]
            x[:, self.log] = low * (high / low) ** u[:, self.log]
        for i in (*range(self.problem.combined), *self.problem.whole):
            count = self.upper[i] - self.lower[i] + 1
            x[:, i] = np.minimum(self.lower[i] + np.floor(u[:, i] * count), self.upper[i])
        return x

    def values(self, u):
        objectives, constraints = self.problem.model(self.design(u))
        f = np.column_stack(objectives)
        return f, np.column_stack(constraints) if constraints else np.zeros((len(f), 0))
