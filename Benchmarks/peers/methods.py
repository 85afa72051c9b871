"""The peers: what they evaluate, what they return and how long it takes them. A run is kept in results/cache and not repeated."""

import pathlib
import pickle
import time

import numpy as np
import pygmo
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.algorithms.moo.nsga3 import NSGA3
from pymoo.core.problem import Problem as PymooProblem
from pymoo.optimize import minimize
from pymoo.util.ref_dirs import get_reference_directions

from measure import nondominated
from problems import Unit

CACHE = pathlib.Path(__file__).parent / "results/cache"


def run_pymoo(problem, algorithm, budget, seed):
    unit = Unit(problem)
    moments, spent = [], 0

    class Adapter(PymooProblem):
        def __init__(self):
            super().__init__(
                n_var=unit.dimension, n_obj=problem.objectives, n_ieq_constr=problem.constraints, xl=0.0, xu=1.0)

        def _evaluate(self, x, out, *args, **kwargs):
            nonlocal spent
            out["F"], g = unit.evaluate(x)
            if problem.constraints:
                out["G"] = g
            spent += len(x)
            moments.append((spent, time.process_time() - start, len(unit.evaluated)))

    if algorithm == "NSGA-III":
        method = NSGA3(get_reference_directions("energy", problem.objectives, problem.points, seed=1))
    else:
        method = NSGA2(pop_size=problem.points)
    start = time.process_time()
    result = minimize(Adapter(), method, ("n_eval", budget), seed=seed, verbose=False)
    seconds = time.process_time() - start
    front = np.zeros((0, problem.objectives)) if result.F is None else np.atleast_2d(result.F)
    return dict(front=front, seconds=seconds, evaluations=spent, moments=moments, evaluated=unit.evaluated)


class Penalised:
    """A problem for pygmo, whose multi-objective methods know no constraints: violations are added to every objective."""

    unit = None

    def get_nobj(self):
        return Penalised.unit.problem.objectives

    def get_bounds(self):
        return [0.0] * Penalised.unit.dimension, [1.0] * Penalised.unit.dimension

    def fitness(self, u):
        return self.batch_fitness(np.asarray(u)).tolist()

    def batch_fitness(self, us):
        f, g = Penalised.unit.evaluate(np.asarray(us).reshape(-1, Penalised.unit.dimension))
        spans = np.maximum(np.abs(f).max(0), 1e-12)
        f = f + 10 * spans * np.clip(g, 0, None).sum(1, keepdims=True)
        return np.nan_to_num(f, nan=1e30, posinf=1e30).ravel()


def run_pygmo(problem, algorithm, budget, seed):
    unit = Penalised.unit = Unit(problem)
    size = problem.points + (-problem.points) % 4
    batch = pygmo.bfe(pygmo.member_bfe())
    start = time.process_time()
    population = pygmo.population(pygmo.problem(Penalised()), size=size, seed=seed, b=batch)
    if algorithm == "NSGA-II":
        # Tuned: one variable in a generation mutates on average, and farther than by default.
        method = pygmo.nsga2(gen=1, cr=0.95, eta_c=10, m=1 / unit.dimension, eta_m=20, seed=seed)
    else:
        method = pygmo.moead_gen(gen=1, weight_generation="low discrepancy", seed=seed)
    method.set_bfe(batch)
    algorithm = pygmo.algorithm(method)
    moments = [(size, time.process_time() - start, len(unit.evaluated))]
    while moments[-1][0] < budget:
        population = algorithm.evolve(population)
        spent = sum(unit.sizes)
        moments.append((spent, time.process_time() - start, len(unit.evaluated)))
    seconds = time.process_time() - start
    _, g = unit.evaluate(population.get_x())
    unit.evaluated.pop()
    feasible = (g <= 1e-6).all(1)
    front = population.get_f()[feasible]
    return dict(
        front=nondominated(front) if len(front) else front, seconds=seconds, evaluations=moments[-1][0], moments=moments,
        evaluated=unit.evaluated)


METHODS = {
    "pygmo NSGA-II": (run_pygmo, "NSGA-II"),
    "pygmo MOEA/D": (run_pygmo, "MOEA/D"),
    "pymoo NSGA-II": (run_pymoo, "NSGA-II"),
    "pymoo NSGA-III": (run_pymoo, "NSGA-III"),
}


def run(problem, name, budget, seed):
    """A run of a method, from the cache if it was made before. NSGA-III is for three objectives and more."""
    CACHE.mkdir(parents=True, exist_ok=True)
    path = CACHE / f"{problem.name}-{name.replace(' ', '-').replace('/', '')}-{budget}-{seed}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())
    method, algorithm = METHODS[name]
    result = method(problem, algorithm, budget, seed)
    path.write_bytes(pickle.dumps(result))
    return result
