"""Compares CellFront's search with pymoo and pygmo; writes results/peers.md, results/peers.json and results/*.svg. Started by run.sh."""

import argparse
import json
import pathlib
import statistics
import subprocess

import numpy as np

import methods
from measure import Measure, nondominated, reaches
from plots import plot
from problems import PROBLEMS

HERE = pathlib.Path(__file__).parent


def check(problem, run):
    """CellFront's designs must be worth here what they are worth there."""
    designs = np.array(run["designs"])
    x = designs[:, 1:]
    for column in range(problem.combined)[::-1]:
        below = int(np.prod([problem.upper[i] + 1 for i in range(column)]))
        x = np.column_stack([designs[:, 0] // below % (problem.upper[column] + 1), x])
    objectives, constraints = problem.model(x)
    assert np.allclose(np.column_stack(objectives), run["front"], rtol=1e-9, atol=1e-9), problem.name
    assert all((g <= 1e-6).all() for g in constraints), problem.name


def cellfront_course(run, worth):
    """The same as for peers, from the history of its own hypervolume and the seconds of its rounds."""
    final = run["history"][-1][1]
    course = []
    for evaluations, volume in run["history"]:
        seconds = next((s for count, s in run["times"] if count >= evaluations), run["seconds"])
        course.append((evaluations, seconds, volume / final * worth))
    return course


def median(values):
    known = [v for v in values if v is not None]
    return statistics.median(known) if len(known) * 2 > len(values) else None


def row(name, measure, archives, runs, courses):
    worth = [measure.of(a) for a in archives]
    return dict(
        method=name, archive=statistics.median(worth), spread=max(worth) - min(worth),
        returned=statistics.median(measure.of(r["front"]) for r in runs),
        evaluations=statistics.median(r["evaluations"] for r in runs), seconds=statistics.median(r["seconds"] for r in runs),
        to99=median([reaches(c, 0.99) for c in courses]), to999=median([reaches(c, 0.999) for c in courses]), course=courses[0])


def compare(problem, binary, seeds, budget, slow_seeds):
    lines = subprocess.run([binary, problem.name, str(seeds)], capture_output=True, text=True, check=True).stdout
    ours = [json.loads(line) for line in lines.splitlines()]
    for run in ours:
        check(problem, run)
    names = [n for n in methods.METHODS if problem.objectives > 2 or n != "pymoo NSGA-III"]
    # pymoo takes some ten times as long, and is the first to 99 % on DTLZ2 alone.
    counts = {n: slow_seeds if n.startswith("pymoo") else seeds for n in names}
    peers = {n: [methods.run(problem, n, budget, s) for s in range(1, counts[n] + 1)] for n in names}
    archives = {n: [nondominated(np.vstack(r["evaluated"])) for r in runs] for n, runs in peers.items()}
    mine = [np.array(r["archive"]) for r in ours]
    measure = Measure(mine + [a for group in archives.values() for a in group if len(a)])
    rows = [row("CellFront", measure, mine, ours, [cellfront_course(r, measure.of(a)) for r, a in zip(ours, mine)])]
    for name, runs in peers.items():
        rows.append(row(name, measure, archives[name], runs, [measure.course(r) for r in runs]))
    return rows


def table(results):
    def seconds(value):
        return "never" if value is None else f"{value:.3f}"

    head = ["problem", "method", "archive %", "seeds ±", "returned %", "evaluations", "CPU s", "s to 99 %", "s to 99.9 %"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for name, rows in results.items():
        for index, row in enumerate(rows):
            lines.append(
                f"| {'' if index else name} | {row['method']} | {100 * row['archive']:.2f} | {100 * row['spread']:.3f} | "
                f"{100 * row['returned']:.2f} | {row['evaluations']:.0f} | {row['seconds']:.2f} | {seconds(row['to99'])} | "
                f"{seconds(row['to999'])} |")
    return "\n".join(lines) + "\n"


def summary(results):
    """In how many problems each of the aims is met."""
    aims = {"archive ≥ 99.9 %": 0, "archive ≥ 99.5 %": 0, "99.9 % before the first peer's 99 %": 0, "99 % before the first peer's": 0,
            "returned set worth most": 0}
    for rows in results.values():
        mine, others = rows[0], rows[1:]
        first = min((r["to99"] for r in others if r["to99"] is not None), default=float("inf"))
        aims["archive ≥ 99.9 %"] += mine["archive"] >= 0.999
        aims["archive ≥ 99.5 %"] += mine["archive"] >= 0.995
        aims["99.9 % before the first peer's 99 %"] += mine["to999"] is not None and mine["to999"] <= first
        aims["99 % before the first peer's"] += mine["to99"] is not None and mine["to99"] <= first
        aims["returned set worth most"] += mine["returned"] >= max(r["returned"] for r in others) - 1e-6
    return "\n".join(f"{name}: {count} of {len(results)} problems  " for name, count in aims.items()) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--pymoo-seeds", type=int, help="seeds of pymoo's methods; as many as of the others if not given")
    parser.add_argument("--budget", type=int, default=40000, help="evaluations of a peer's run")
    parser.add_argument("problems", nargs="*", help="names; all if none")
    arguments = parser.parse_args()
    binary = HERE / ".build/release/PeerProblems"
    (HERE / "results").mkdir(exist_ok=True)
    results = {}
    for problem in PROBLEMS:
        if not arguments.problems or problem.name in arguments.problems:
            results[problem.name] = compare(
                problem, binary, arguments.seeds, arguments.budget, arguments.pymoo_seeds or arguments.seeds)
            print(table({problem.name: results[problem.name]}), flush=True)
    (HERE / "results/peers.json").write_text(json.dumps(results, indent=1))
    (HERE / "results/peers.md").write_text(table(results) + "\n" + summary(results))
    print(summary(results))
    plot(results, HERE / "results")


if __name__ == "__main__":
    main()
