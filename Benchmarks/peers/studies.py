"""The mixed battery studies: `cellfront run` against peers that ask the same model through `cellfront evaluate --stream`.

Writes results/studies.md: every study of Studies/ that chooses among combinations of materials and has several objectives. Seconds are
those of the clock, since the peers' model is another process. usage: studies.py [--quick] [--seeds N] [--peer-seconds S] [STUDY…]
"""

import argparse
import itertools
import json
import math
import pathlib
import subprocess
import tempfile
import time

import numpy as np
import orjson

import methods
import program
from measure import EVALUATIONS, Measure, Record, median, nondominated, reaches
from peers import cellfront_course, markdown
from program import BINARY, ROOT

STUDIES = pathlib.Path(__file__).with_name(".build") / "release/PeerStudies"
# A peer and whether it searches each combination of materials for itself; else they are variables like the others.
PEERS = list(itertools.product(["pygmo NSGA-II", "pymoo NSGA-II"], [False, True]))


class Stream:
    """A study's model behind JSON Lines."""

    def __init__(self, study, folder):
        # Without the quantities that are only reported: they cost time, and no method looks at them.
        path = pathlib.Path(folder) / "asked.json"
        path.write_text(json.dumps({k: v for k, v in study.items() if k not in ("report", "figures", "baseline")}))
        # Pipes that hold a whole batch each way, so that nobody waits for a thread to empty them.
        self.process = subprocess.Popen(
            [BINARY, "evaluate", path, "--stream"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=1 << 20, pipesize=1 << 20)
        described = self.ask([{"op": "describe"}])[0]["components"][0]
        self.slots = {name: candidates for name, candidates in described["slots"].items() if len(candidates) > 1}
        self.inputs, outputs = described["inputs"], described["outputs"]
        columns = [v["name"] for v in self.inputs + outputs]
        self.objectives = [columns.index(name) for name in study["objectives"]]
        self.signs = signs(study)
        limits = [
            (columns.index(o["name"]), sign, o[k], abs(o[k]) or 1.0)
            for o in outputs for k, sign in [("min", -1), ("max", 1)] if k in o]
        self.limited, self.sides, self.limits, self.scales = map(list, zip(*limits))

    def ask(self, requests):
        answers = []
        for first in range(0, len(requests), 1000):
            part = requests[first : first + 1000]
            self.process.stdin.write(b"".join(orjson.dumps(r) + b"\n" for r in part))
            self.process.stdin.flush()
            answers += [orjson.loads(self.process.stdout.readline()) for _ in part]
        return answers

    def close(self):
        self.process.stdin.close()
        assert self.process.wait() == 0


class Space:
    """The designs on the unit cube: with materials chosen by its first variables, or of one combination."""

    def __init__(self, stream, slots=None):
        self.stream, self.slots = stream, slots
        self.lower = np.array([i["lower"] for i in stream.inputs])
        self.span = np.array([i["upper"] for i in stream.inputs]) - self.lower
        self.moving = np.arange(len(self.lower))
        if slots:
            # Variables of other materials have no derivatives here, and need not be searched.
            middle = (self.lower + self.span / 2).tolist()
            answer = stream.ask([{"op": "evaluate", "slots": slots, "x": middle, "derivatives": True}])[0]
            slopes = zip(*answer.get("jacobian", []))
            self.moving = np.array([i for i, column in enumerate(slopes) if any(s is not None for s in column)] or self.moving)
        self.choices = [] if slots else [len(candidates) for candidates in stream.slots.values()]
        self.dimension = len(self.choices) + len(self.moving)
        self.objectives, self.constraints = len(stream.objectives), len(stream.limits)

    def values(self, u):
        first = len(self.choices)
        x = np.tile(self.lower + self.span / 2, (len(u), 1))
        x[:, self.moving] = self.lower[self.moving] + u[:, first:] * self.span[self.moving]
        if self.slots:
            slots = [self.slots] * len(u)
        else:
            chosen = np.minimum(u[:, :first] * self.choices, np.array(self.choices) - 1).astype(int)
            slots = [
                {name: candidates[at] for at, (name, candidates) in zip(row, self.stream.slots.items())} for row in chosen.tolist()]
        requests = [{"op": "evaluate", "slots": s, "x": row} for s, row in zip(slots, x.tolist())]
        # What has no answer is not a number, and breaks every limit.
        answers = self.stream.ask(requests)
        blank = [None] * max(len(a.get("y", [])) for a in answers)
        values = np.hstack([x, np.array([a.get("y", blank) for a in answers], float)])
        f = values[:, self.stream.objectives] * self.stream.signs
        g = (values[:, self.stream.limited] - self.stream.limits) * self.stream.sides / self.stream.scales
        f[np.isnan(f).any(1)] = np.nan
        return f, np.where(np.isnan(g) | np.isnan(f).any(1, keepdims=True), 1e9, g)


def signs(study):
    return [-1 if o.get("maximize") else 1 for o in study["objectives"].values()]


def peer(study, folder, name, is_separate, combinations, seconds, seed):
    stream = Stream(study, folder)
    spaces = [Space(stream, {k: c[k] for k in stream.slots}) for c in combinations] if is_separate else [Space(stream)]
    size = study["search"]["points"]
    run = methods.search(
        name, spaces, min(size, 100) if is_separate else size, seed, Record(time.perf_counter), lambda record: record.seconds >= seconds)
    stream.close()
    return run


def cellfront(study, seed, points=None):
    """A run of the program on one thread, and the same search once more, which says all that it found and when."""
    study = json.loads(json.dumps(study))
    study["search"]["points"] = points or study["search"]["points"]
    seconds, _, record, front, _ = program.run(study, seed=seed)
    search = json.loads(subprocess.check_output([STUDIES, BINARY.parent, str(seed)], input=json.dumps(study).encode()))
    assert search["evaluations"] == record["counts"]["evaluations"], study["title"]
    return search | dict(
        front=front, archive=np.array(search["archive"]), seconds=seconds, combinations=[c["slots"] for c in record["combinations"]])


def row(method, worth, fronts, runs, courses):
    return dict(
        method=method, archive=median(worth), worst=min(worth), returned=median(fronts),
        points=median([len(r["front"]) for r in runs]), evaluations=median([r["evaluations"] for r in runs]),
        seconds=median([r["seconds"] for r in runs]), to99=median([reaches(c, 0.99) for c in courses]),
        to999=median([reaches(c, 0.999) for c in courses]), evaluationsTo99=median([reaches(c, 0.99, EVALUATIONS) for c in courses]))


def compare(name, study, options):
    with tempfile.TemporaryDirectory() as folder:
        ours = [cellfront(study, seed) for seed in range(1, options.seeds + 1)]
        dense = cellfront(study, 1, options.dense)
        # Sixty times what CellFront takes for 99 % of its archive: a peer that does not arrive is then known to be that much slower.
        # Bounded, so that all studies together take a quarter of an hour.
        own = median([reaches(cellfront_course(r, 1.0), 0.99) for r in ours])
        seconds = options.peer_seconds or min(max(10.0, 60 * own), 45.0)
        combinations = ours[0]["combinations"]
        theirs = {
            (n, s): [peer(study, folder, n, s, combinations, seconds, seed) for seed in range(1, options.peer_seeds + 1)] for n, s in PEERS}
    found = [nondominated(np.vstack(r["evaluated"])) for runs in theirs.values() for r in runs]
    measure = Measure([dense["front"], dense["archive"]] + [r["archive"] for r in ours] + [f for f in found if len(f)])

    def mine(method, runs):
        archive = [measure.of(r["archive"]) for r in runs]
        courses = [cellfront_course(r, worth) for r, worth in zip(runs, archive)]
        return row(method, archive, [measure.of(r["front"]) for r in runs], runs, courses)

    rows = [mine("CellFront", ours), mine(f"CellFront, {options.dense} points", [dense])]
    for (n, is_separate), runs in theirs.items():
        courses = [measure.course(r) for r in runs]
        rows.append(row(
            n + (", a run a combination" if is_separate else ""), [c[-1][2] for c in courses], [measure.of(r["front"]) for r in runs],
            runs, courses))
    return dict(study=name, combinations=len(combinations), rows=rows)


def least(rows, to99, whole):
    """What the first peer took to 99 %; if none arrived, what the shortest of their runs took, which is a lower bound."""
    arrived = [r[to99] for r in rows if r[to99] is not None]
    return (min(arrived), "") if arrived else (min(r[whole] for r in rows), "> ")


def times(mine, rows, to99, whole):
    value, sign = least(rows, to99, whole)
    return "" if mine[to99] is None else f"{sign}{value / mine[to99]:.1f}"


def number(value, digits):
    return "never" if value is None else f"{value:.{digits}f}"


def overview(results):
    head = ["study", "combinations", "archive % (worst seed)", "returned %", "s to 99 %", "s to 99.9 %", "evaluations to 99 %",
            "whole run, s", "best peer's archive %", "first peer, s to 99 %", "its evaluations", "times as fast", "in evaluations"]
    lines = []
    for result in results:
        mine, theirs = result["rows"][0], result["rows"][2:]
        seconds, sign = least(theirs, "to99", "seconds")
        evaluations, same = least(theirs, "evaluationsTo99", "evaluations")
        lines.append([
            result["study"], str(result["combinations"]), f"{100 * mine['archive']:.2f} ({100 * mine['worst']:.2f})",
            f"{100 * mine['returned']:.2f}", number(mine["to99"], 3), number(mine["to999"], 3), number(mine["evaluationsTo99"], 0),
            f"{mine['seconds']:.2f}", f"{100 * max(r['archive'] for r in theirs):.2f}", f"{sign}{seconds:.2f}",
            f"{same}{evaluations:.0f}", times(mine, theirs, "to99", "seconds"), times(mine, theirs, "evaluationsTo99", "evaluations")])
    return markdown(head, lines)


def table(results):
    head = ["study", "method", "archive %", "returned %", "designs", "evaluations", "s", "µs each", "s to 99 %", "s to 99.9 %",
            "evaluations to 99 %"]
    return markdown(head, [
        [result["study"] if not index else "", r["method"], f"{100 * r['archive']:.2f}", f"{100 * r['returned']:.2f}",
         f"{r['points']:.0f}", f"{r['evaluations']:.0f}", f"{r['seconds']:.2f}", f"{1e6 * r['seconds'] / r['evaluations']:.0f}",
         number(r["to99"], 3), number(r["to999"], 3), number(r["evaluationsTo99"], 0)]
        for result in results for index, r in enumerate(result["rows"])])


def qualifies(study):
    slots = [candidates for candidates in study.get("slots", {}).values() if isinstance(candidates, list)]
    return math.prod(map(len, slots)) > 1 and len(study["objectives"]) > 1


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="one seed, three seconds for a peer")
    parser.add_argument("--seeds", type=int, help="of CellFront; 5 if not given")
    parser.add_argument("--peer-seeds", type=int, default=1)
    parser.add_argument("--peer-seconds", type=float, help="of a peer's run; 60 times CellFront's to 99 %% if not given, from 10 to 45")
    parser.add_argument("--dense", type=int, default=600, help="points of the CellFront run for the best known front")
    parser.add_argument("studies", nargs="*", help="names; all if none")
    options = parser.parse_args()
    options.seeds = options.seeds or (1 if options.quick else 5)
    options.peer_seconds = options.peer_seconds or (3.0 if options.quick else None)
    results = []
    for path in sorted((ROOT / "Studies").glob("*.json")):
        study = json.loads(path.read_text())
        if qualifies(study) and (not options.studies or path.stem in options.studies):
            results.append(compare(path.stem, study, options))
            print(table(results[-1:]), flush=True)
    text = "\n".join([overview(results), table(results)])
    print(text)
    folder = pathlib.Path(__file__).with_name("results")
    folder.mkdir(exist_ok=True)
    folder.joinpath("studies.md").write_text(text)


if __name__ == "__main__":
    main()
