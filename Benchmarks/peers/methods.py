"""The peers, a generation at a time: what they evaluate and what they return.

They search a space: the unit cube of `dimension` variables with `values(u)`, the objectives [n, k] and constraints g <= 0 [n, m] of designs.
"""

import functools

import numpy as np
import pygmo
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.algorithms.moo.nsga3 import NSGA3
from pymoo.core.problem import Problem
from pymoo.core.termination import NoTermination
from pymoo.util.ref_dirs import get_reference_directions

from measure import nondominated


# They take seconds to find and are the same for every seed.
reference_directions = functools.cache(get_reference_directions)


class Pymoo:
    """NSGA-II or NSGA-III of pymoo."""

    def __init__(self, space, algorithm, size, seed, record):
        class Adapter(Problem):
            def __init__(self):
                super().__init__(
                    n_var=space.dimension, n_obj=space.objectives, n_ieq_constr=space.constraints, xl=0.0, xu=1.0)

            def _evaluate(self, x, out, *args, **kwargs):
                f, g = space.values(x)
                record.add(f, g)
                out["F"] = np.nan_to_num(f, nan=1e30, posinf=1e30)
                if space.constraints:
                    out["G"] = np.nan_to_num(g, nan=1e30, posinf=1e30)

        if algorithm == "NSGA-III":
            self.method = NSGA3(reference_directions("energy", space.objectives, size, seed=1))
        else:
            self.method = NSGA2(pop_size=size)
        self.method.setup(Adapter(), termination=NoTermination(), seed=seed, verbose=False)
        self.objectives = space.objectives

    def step(self):
        self.method.next()

    def front(self):
        best = self.method.opt
        feasible = [design.F for design in best if design.feasible] if best is not None else []
        return np.array(feasible).reshape(-1, self.objectives)


class Penalised:
    """A space for pygmo, whose multi-objective methods know no constraints: violations are added to every objective."""

    def __init__(self, space, record):
        self.space, self.record = space, record

    def __deepcopy__(self, memo):
        # pygmo copies problems, but what they lead to must stay one.
        return self

    def get_nobj(self):
        return self.space.objectives

    def get_bounds(self):
        return [0.0] * self.space.dimension, [1.0] * self.space.dimension

    def fitness(self, u):
        return self.batch_fitness(np.asarray(u)).tolist()

    def batch_fitness(self, us):
        f, g = self.space.values(np.asarray(us).reshape(-1, self.space.dimension))
        self.record.add(f, g)
        # The largest of a generation: what a violation costs shrinks as the population draws together, which serves it well.
        sizes = np.abs(f[np.isfinite(f).all(1)])
        scale = np.maximum(sizes.max(0), 1e-12) if len(sizes) else np.ones(f.shape[1])
        f = f + 10 * scale * np.clip(g, 0, None).sum(1, keepdims=True)
        return np.nan_to_num(f, nan=1e30, posinf=1e30).ravel()


class Pygmo:
    """NSGA-II, tuned, or MOEA/D of pygmo."""

    def __init__(self, space, algorithm, size, seed, record):
        self.space = space
        self.problem = pygmo.problem(Penalised(space, record))
        self.size, self.seed = size + (-size) % 4, seed
        self.batch = pygmo.bfe(pygmo.member_bfe())
        if algorithm == "NSGA-II":
            # Tuned: one variable in a generation mutates on average, and farther than by default.
            method = pygmo.nsga2(gen=1, cr=0.95, eta_c=10, m=1 / space.dimension, eta_m=20, seed=seed)
        else:
            method = pygmo.moead_gen(gen=1, weight_generation="low discrepancy", seed=seed)
        method.set_bfe(self.batch)
        self.algorithm = pygmo.algorithm(method)
        self.population = None

    def step(self):
        if self.population is None:
            self.population = pygmo.population(self.problem, size=self.size, seed=self.seed, b=self.batch)
        else:
            self.population = self.algorithm.evolve(self.population)

    def front(self):
        f, g = self.space.values(self.population.get_x())
        f = f[(g <= 1e-6).all(1) & np.isfinite(f).all(1)]
        return nondominated(f) if len(f) else f


METHODS = {
    "pygmo NSGA-II": (Pygmo, "NSGA-II"),
    "pygmo MOEA/D": (Pygmo, "MOEA/D"),
    "pymoo NSGA-II": (Pymoo, "NSGA-II"),
    "pymoo NSGA-III": (Pymoo, "NSGA-III"),
}


def search(name, spaces, size, seed, record, is_enough):
    """A run of a method in each of some spaces, generation after generation in turn; what they return together."""
    kind, algorithm = METHODS[name]
    runs = [kind(space, algorithm, size, seed + 1000 * index, record) for index, space in enumerate(spaces)]
    record.begin()
    while not is_enough(record):
        for run in runs:
            run.step()
    seconds = record.seconds
    front = np.vstack([run.front() for run in runs])
    return dict(
        front=nondominated(front) if len(front) else front, seconds=seconds, evaluations=record.evaluations,
        moments=record.moments, evaluated=record.evaluated)
