"""Compares CellFront's search with pymoo and pygmo; writes results/peers.md and results/peers.json. Started by run.sh."""

import argparse
import json
import pathlib
import statistics
import subprocess
import time

import numpy as np
import pygmo
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.algorithms.moo.nsga3 import NSGA3
from pymoo.core.problem import Problem as PymooProblem
from pymoo.optimize import minimize
from pymoo.util.ref_dirs import get_reference_directions

from problems import PROBLEMS, Unit

HERE = pathlib.Path(__file__).parent


def nondominated(points):
    """The nondominated rows; blocks first, since most rows fall against a few."""
    points = np.unique(points, axis=0)
    if points.shape[1] == 2:
        # Sorted by the first objective: those below all before them in the second.
        before = np.concatenate([[np.inf], np.minimum.accumulate(points[:, 1])[:-1]])
        return points[points[:, 1] < before]
    while len(points) > 1000:
        blocks = np.array_split(np.random.default_rng(0).permutation(points), len(points) // 500)
        kept = np.vstack([b[pygmo.fast_non_dominated_sorting(b)[0][0]] for b in blocks])
        if len(kept) > 0.95 * len(points):
            return kept
        points = kept
    if len(points) < 2:
        return points
    return points[pygmo.fast_non_dominated_sorting(points)[0][0]]


class Measure:
    """Hypervolume in spans of the best front known, below 1.1 spans."""

    def __init__(self, fronts):
        everything = np.vstack(fronts)
        best = nondominated(everything) if everything.shape[1] == 2 or len(everything) < 30000 else everything
        self.ideal, self.nadir = best.min(0), best.max(0)
        if everything.shape[1] > 2:
            # The corners of single runs would stretch the box: the box is that of the first front, CellFront's.
            self.ideal, self.nadir = fronts[0].min(0), fronts[0].max(0)
        self.best = 1.0
        self.best = self.of(best)

    def of(self, points):
        rows = (np.asarray(points) - self.ideal) / (self.nadir - self.ideal)
        rows = rows[(rows < 1.1).all(1)]
        if len(rows) == 0:
            return 0.0
        reference = [1.1] * rows.shape[1]
        return pygmo.hypervolume(rows).compute(reference) / self.best


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


def run_pygmo(problem, budget, seed):
    unit = Penalised.unit = Unit(problem)
    size = problem.points + (-problem.points) % 4
    moments = []
    start = time.process_time()
    population = pygmo.population(pygmo.problem(Penalised()), size=size, seed=seed, b=pygmo.bfe(pygmo.member_bfe()))
    method = pygmo.nsga2(gen=1, seed=seed)
    method.set_bfe(pygmo.bfe(pygmo.member_bfe()))
    algorithm = pygmo.algorithm(method)
    while size * (len(moments) + 1) < budget:
        population = algorithm.evolve(population)
        moments.append((size * (len(moments) + 2), time.process_time() - start, len(unit.evaluated)))
    seconds = time.process_time() - start
    _, g = unit.evaluate(population.get_x())
    unit.evaluated.pop()
    feasible = (g <= 1e-6).all(1)
    front = population.get_f()[feasible]
    return dict(
        front=nondominated(front) if len(front) else front, seconds=seconds, evaluations=moments[-1][0], moments=moments,
        evaluated=unit.evaluated)


def reaches(run, measure, share):
    """CPU seconds and evaluations until the archive of a peer's run is worth a share of the best; None if never."""
    def worth(moment):
        return measure.of(np.vstack(run["evaluated"][: moment[2]]))

    moments = run["moments"]
    if worth(moments[-1]) < share:
        return None
    low, high = 0, len(moments) - 1
    while low < high:
        middle = (low + high) // 2
        if worth(moments[middle]) >= share:
            high = middle
        else:
            low = middle + 1
    return moments[low][1]


def cellfront_reaches(run, share_of_archive, share):
    """The same for CellFront, from the history of its own hypervolume and the seconds of its rounds."""
    final = run["history"][-1][1]
    for evaluations, volume in run["history"]:
        if volume / final * share_of_archive >= share:
            later = [seconds for count, seconds in run["times"] if count >= evaluations]
            return later[0] if later else run["seconds"]
    return None


def check(problem, run):
    """CellFront's designs must be worth here what they are worth there."""
    designs = np.array(run["designs"])
    x = designs[:, 1:]
    if problem.integers:
        x = np.column_stack([designs[:, 0] % 8, designs[:, 0] // 8, x])
    objectives, constraints = problem.model(x)
    assert np.allclose(np.column_stack(objectives), run["front"], rtol=1e-9, atol=1e-12), problem.name
    assert all((g <= 1e-6).all() for g in constraints), problem.name


def median(values):
    known = [v for v in values if v is not None]
    return statistics.median(known) if len(known) * 2 > len(values) else None


def compare(problem, binary, seeds, budget):
    lines = subprocess.run([binary, problem.name, str(seeds)], capture_output=True, text=True, check=True).stdout
    ours = [json.loads(line) for line in lines.splitlines()]
    for run in ours:
        check(problem, run)
    second = "NSGA-III" if problem.objectives > 2 else None
    peers = {"pygmo NSGA-II": [run_pygmo(problem, budget, s) for s in range(1, seeds + 1)]}
    peers["pymoo NSGA-II"] = [run_pymoo(problem, "NSGA-II", budget, s) for s in range(1, seeds + 1)]
    if second:
        peers["pymoo NSGA-III"] = [run_pymoo(problem, second, budget, s) for s in range(1, seeds + 1)]
    archives = {name: [nondominated(np.vstack(r["evaluated"])) for r in runs] for name, runs in peers.items()}
    measure = Measure([np.array(r["archive"]) for r in ours] + [a for group in archives.values() for a in group if len(a)])
    rows = []
    worth = [measure.of(r["archive"]) for r in ours]
    rows.append(dict(
        method="CellFront", archive=statistics.median(worth), spread=max(worth) - min(worth),
        returned=statistics.median(measure.of(r["front"]) for r in ours),
        evaluations=statistics.median(r["evaluations"] for r in ours), seconds=statistics.median(r["seconds"] for r in ours),
        to99=median([cellfront_reaches(r, w, 0.99) for r, w in zip(ours, worth)]),
        to999=median([cellfront_reaches(r, w, 0.999) for r, w in zip(ours, worth)])))
    for name, runs in peers.items():
        worth = [measure.of(a) for a in archives[name]]
        rows.append(dict(
            method=name, archive=statistics.median(worth), spread=max(worth) - min(worth),
            returned=statistics.median(measure.of(r["front"]) for r in runs),
            evaluations=statistics.median(r["evaluations"] for r in runs),
            seconds=statistics.median(r["seconds"] for r in runs), to99=median([reaches(r, measure, 0.99) for r in runs]),
            to999=median([reaches(r, measure, 0.999) for r in runs])))
    return rows


def table(results):
    def seconds(value):
        return "never" if value is None else f"{value:.3f}"

    head = ["problem", "method", "archive %", "seeds ±", "returned %", "evaluations", "CPU s", "s to 99 %", "s to 99.9 %"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for name, rows in results.items():
        for row in rows:
            lines.append(
                f"| {name} | {row['method']} | {100 * row['archive']:.2f} | {100 * row['spread']:.3f} | "
                f"{100 * row['returned']:.2f} | {row['evaluations']:.0f} | {row['seconds']:.2f} | {seconds(row['to99'])} | "
                f"{seconds(row['to999'])} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--budget", type=int, default=40000, help="evaluations of a peer's run")
    parser.add_argument("problems", nargs="*", help="names; all if none")
    arguments = parser.parse_args()
    binary = HERE / ".build/release/PeerProblems"
    (HERE / "results").mkdir(exist_ok=True)
    results = {}
    for problem in PROBLEMS:
        if not arguments.problems or problem.name in arguments.problems:
            results[problem.name] = compare(problem, binary, arguments.seeds, arguments.budget)
            print(table({problem.name: results[problem.name]}), flush=True)
    (HERE / "results/peers.json").write_text(json.dumps(results, indent=1))
    (HERE / "results/peers.md").write_text(table(results))


if __name__ == "__main__":
    main()
