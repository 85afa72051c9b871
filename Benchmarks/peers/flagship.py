"""The flagship study: `cellfront run` against pymoo's NSGA-II, which asks the same model through `cellfront evaluate --stream`.

Writes results/flagship.md. Seconds are those of the clock: the peers' model is another process.
"""

import csv
import itertools
import json
import pathlib
import subprocess
import tempfile
import time

import moocore
import numpy as np
from pymoo.algorithms.moo.nsga2 import NSGA2
from pymoo.core.problem import Problem
from pymoo.optimize import minimize

from measure import nondominated

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = ROOT / ".build/release/cellfront"
STUDY = ROOT / "Studies/solid-state-500.json"


class Stream:
    """The study's model behind JSON Lines."""

    def __init__(self):
        self.process = subprocess.Popen(
            [BINARY, "evaluate", STUDY, "--stream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.study = self.ask([{"op": "describe"}])[0]["components"][0]
        self.slots = self.study["slots"]
        self.inputs = self.study["inputs"]
        outputs = self.study["outputs"]
        self.objectives = [(i, -1 if o.get("maximize") else 1) for i, o in enumerate(outputs) if o.get("maximize") or o.get("minimize")]
        self.limits = [(i, s, o[k]) for i, o in enumerate(outputs) for k, s in [("min", -1), ("max", 1)] if k in o]

    def ask(self, requests):
        self.process.stdin.write("".join(json.dumps(r) + "\n" for r in requests))
        self.process.stdin.flush()
        return [json.loads(self.process.stdout.readline()) for _ in requests]

    def request(self, u):
        slots, rest = {}, u[len(self.slots):]
        for share, (name, candidates) in zip(u, self.slots.items()):
            slots[name] = candidates[min(int(share * len(candidates)), len(candidates) - 1)]
        x = [i["lower"] + v * (i["upper"] - i["lower"]) for v, i in zip(rest, self.inputs)]
        return {"op": "evaluate", "slots": slots, "x": x}

    def evaluate(self, us):
        rows = []
        # A few at a time: both pipes hold only so much.
        for first in range(0, len(us), 32):
            for answer in self.ask([self.request(u) for u in us[first : first + 32]]):
                if "y" not in answer or any(answer["y"][i] is None for i, _ in self.objectives):
                    rows.append(([1e9] * len(self.objectives), [1e9] * len(self.limits)))
                    continue
                y = answer["y"]
                rows.append(([s * y[i] for i, s in self.objectives], [s * (y[i] - v) / abs(v) for i, s, v in self.limits]))
        return np.array([r[0] for r in rows]), np.array([r[1] for r in rows])


def peer(budget, seed, size=200):
    """One run in which the materials are variables like the others."""
    stream = Stream()
    start = time.perf_counter()
    result, found = search(stream, lambda x: x, len(stream.slots) + len(stream.inputs), budget, seed, size)
    seconds = time.perf_counter() - start
    stream.process.stdin.close()
    return dict(front=np.atleast_2d(result.F), found=found, seconds=seconds, evaluations=budget)


def peers(budget, seed, size=100):
    """A run for each combination of materials, and of all of them what none beats."""
    stream = Stream()
    counts = [len(candidates) for candidates in stream.slots.values()]
    found = []
    start = time.perf_counter()
    for combination in itertools.product(*map(range, counts)):
        shares = np.array([(at + 0.5) / count for at, count in zip(combination, counts)])
        whole = lambda x: np.hstack([np.tile(shares, (len(x), 1)), x])
        found += search(stream, whole, len(stream.inputs), budget, seed, size)[1]
    seconds = time.perf_counter() - start
    stream.process.stdin.close()
    return dict(front=None, found=found, seconds=seconds, evaluations=budget * int(np.prod(counts)))


def search(stream, whole, count, budget, seed, size):
    found = []

    class Adapter(Problem):
        def __init__(self):
            super().__init__(n_var=count, n_obj=len(stream.objectives), n_ieq_constr=len(stream.limits), xl=0.0, xu=1.0)

        def _evaluate(self, x, out, *args, **kwargs):
            out["F"], out["G"] = stream.evaluate(whole(x))
            found.append(out["F"][(out["G"] <= 1e-6).all(1)])

    result = minimize(Adapter(), NSGA2(pop_size=size), ("n_eval", budget), seed=seed, verbose=False)
    return result, found


def cellfront(seed, points=None):
    with tempfile.TemporaryDirectory() as folder:
        study = json.loads(STUDY.read_text())
        if points:
            study["search"]["points"] = points
        path = pathlib.Path(folder) / "study.json"
        path.write_text(json.dumps(study))
        start = time.perf_counter()
        subprocess.run(
            [BINARY, "run", path, "--seed", str(seed), "--jobs", "1", "--quiet", "--out", folder + "/run"], check=True)
        seconds = time.perf_counter() - start
        rows = list(csv.DictReader((pathlib.Path(folder) / "run/front.csv").open()))
        record = json.loads((pathlib.Path(folder) / "run/run.json").read_text())
    signs = {name: -1 if o.get("maximize") else 1 for name, o in study["objectives"].items()}
    columns = [(next(c for c in rows[0] if c.split(" [")[0] == name), sign) for name, sign in signs.items()]
    front = np.array([[sign * float(row[column]) for column, sign in columns] for row in rows])
    return dict(front=front, seconds=seconds, evaluations=record["counts"]["evaluations"])


def main():
    dense = cellfront(1, 1000)
    ours = [cellfront(seed) for seed in (1, 2, 3)]
    theirs = [("one run", seed, peer(20000, seed)) for seed in (1, 2, 3)]
    theirs += [("one run", 1, peer(200000, 1))]
    theirs += [("a run a combination", 1, peers(budget, 1)) for budget in (2000, 10000, 25000)]
    fronts = [dense["front"]] + [r["front"] for r in ours] + [nondominated(np.vstack(r["found"])) for _, _, r in theirs]
    best = nondominated(np.vstack(fronts))
    ideal, nadir = best.min(0), best.max(0)

    def volume(points):
        rows = (points - ideal) / (nadir - ideal)
        rows = rows[(rows < 1.1).all(1)]
        return moocore.hypervolume(rows, ref=[1.1] * len(ideal)) if len(rows) else 0.0

    whole = volume(best)
    lines = ["| method | seed | returned % | archive % | evaluations | s |", "|---|---|---|---|---|---|"]
    lines.append(
        f"| CellFront, 1000 points | 1 | {100 * volume(dense['front']) / whole:.2f} | | {dense['evaluations']} | {dense['seconds']:.2f} |")
    for seed, run in enumerate(ours, 1):
        lines.append(f"| CellFront, 200 points | {seed} | {100 * volume(run['front']) / whole:.2f} | | {run['evaluations']} | {run['seconds']:.2f} |")
    for how, seed, run in theirs:
        archive = 100 * volume(nondominated(np.vstack(run["found"]))) / whole
        returned = "" if run["front"] is None else f"{100 * volume(run['front']) / whole:.2f}"
        lines.append(f"| pymoo NSGA-II, {how} | {seed} | {returned} | {archive:.2f} | {run['evaluations']} | {run['seconds']:.2f} |")
    text = "\n".join(lines) + "\n"
    print(text)
    pathlib.Path(__file__).with_name("results").mkdir(exist_ok=True)
    pathlib.Path(__file__).with_name("results").joinpath("flagship.md").write_text(text)


if __name__ == "__main__":
    main()
