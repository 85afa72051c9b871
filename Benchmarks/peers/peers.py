"""Compares CellFront's search with pymoo and pygmo on published problems. Started by run.sh.

Writes results/overview.md (a row a problem), results/peers.md (a row a method), results/peers.json and results/*.svg. A peer's run is kept
in results/cache and not repeated.
"""

import argparse
import json
import pathlib
import pickle
import subprocess

import numpy as np

import methods
from measure import Measure, Record, median, nondominated, reaches
from plots import plot
from problems import PROBLEMS, Unit

HERE = pathlib.Path(__file__).parent
RESULTS = HERE / "results"


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


def cellfront(problem, seeds):
    """Runs of CellFront, checked."""
    command = [HERE / ".build/release/PeerProblems", problem.name, str(seeds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            run = json.loads(line)
            check(problem, run)
            del run["designs"]
            run["archive"], run["front"] = np.array(run["archive"]), np.array(run["front"])
            yield run
    assert process.returncode == 0, problem.name


def cellfront_course(run, worth):
    """The same as for peers, from the history of its own hypervolume and the seconds of its rounds."""
    final = run["history"][-1][1]
    course = []
    for evaluations, volume in run["history"]:
        seconds = next((s for count, s in run["times"] if count >= evaluations), run["seconds"])
        course.append((evaluations, seconds, volume / final * worth))
    return course


def peer(problem, name, budget, seed):
    """A run of a peer, from the cache if it was made before."""
    folder = RESULTS / "cache"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{problem.name}-{name.replace(' ', '-').replace('/', '')}-{budget}-{seed}.pickle"
    if path.exists():
        return pickle.loads(path.read_bytes())
    result = methods.search(name, [Unit(problem)], problem.points, seed, Record(), lambda record: record.evaluations >= budget)
    path.write_bytes(pickle.dumps(result))
    return result


def row(name, measure, archives, runs, courses):
    worth = [measure.of(a) for a in archives]
    return dict(
        method=name, seeds=len(runs), archive=median(worth), worst=min(worth), spread=max(worth) - min(worth),
        returned=median([measure.of(r["front"]) for r in runs]), evaluations=median([r["evaluations"] for r in runs]),
        seconds=median([r["seconds"] for r in runs]), to99=median([reaches(c, 0.99) for c in courses]),
        to999=median([reaches(c, 0.999) for c in courses]), course=courses[0])


def compare(problem, seeds, budget, slow_seeds):
    ours = list(cellfront(problem, seeds))
    # NSGA-III is for three objectives and more.
    names = [n for n in methods.METHODS if problem.objectives > 2 or n != "pymoo NSGA-III"]
    counts = {n: slow_seeds if n.startswith("pymoo") else seeds for n in names}
    peers = {n: [peer(problem, n, budget, s) for s in range(1, counts[n] + 1)] for n in names}
    archives = {n: [nondominated(np.vstack(r["evaluated"])) for r in runs] for n, runs in peers.items()}
    mine = [r["archive"] for r in ours]
    measure = Measure(mine + [a for group in archives.values() for a in group if len(a)])
    rows = [row("CellFront", measure, mine, ours, [cellfront_course(r, measure.of(a)) for r, a in zip(ours, mine)])]
    for name, runs in peers.items():
        rows.append(row(name, measure, archives[name], runs, [measure.course(r) for r in runs]))
    return rows


def first(rows):
    """The peers' row that is the first worth 99 %, if one is."""
    arrived = [r for r in rows[1:] if r["to99"] is not None]
    return min(arrived, key=lambda r: r["to99"]) if arrived else None


# What is aimed at, for the rows of a problem. A thousandth of a percent is what the last digits of a hypervolume are worth.
AIMS = {
    "archive ≥ 99.9 %": lambda rows: rows[0]["archive"] >= 0.999,
    "archive ≥ 99.5 %, worst seed": lambda rows: rows[0]["worst"] >= 0.995,
    "99.9 % before the first peer's 99 %": lambda rows: rows[0]["to999"] is not None and (
        first(rows) is None or rows[0]["to999"] <= first(rows)["to99"]),
    "99 % before the first peer's": lambda rows: rows[0]["to99"] is not None and (
        first(rows) is None or rows[0]["to99"] <= first(rows)["to99"]),
    "returned set worth most": lambda rows: rows[0]["returned"] >= max(r["returned"] for r in rows[1:]) - 1e-5,
}


def markdown(head, rows):
    return "".join(f"| {' | '.join(cells)} |\n" for cells in [head, ["---"] * len(head)] + rows)


def milliseconds(value):
    return "never" if value is None else f"{1000 * value:.1f}"


def table(results):
    """A row a method."""
    head = [
        "problem", "method", "seeds", "archive %", "seeds ±", "returned %", "evaluations", "CPU s", "ms to 99 %", "ms to 99.9 %"]
    return markdown(head, [
        ["" if index else name, r["method"], str(r["seeds"]), f"{100 * r['archive']:.2f}", f"{100 * r['spread']:.3f}",
         f"{100 * r['returned']:.2f}", f"{r['evaluations']:.0f}", f"{r['seconds']:.3f}", milliseconds(r["to99"]),
         milliseconds(r["to999"])]
        for name, rows in results.items() for index, r in enumerate(rows)])


def overview(results):
    """A row a problem with the aims it misses; then in how many problems each aim is met."""
    head = ["problem", "archive % (worst seed)", "returned %", "best peer returned %", "evaluations", "CPU s", "ms to 99 %",
            "ms to 99.9 %", "first peer, ms to 99 %", "times as fast", "aims missed"]
    lines = []
    for name, rows in results.items():
        mine, fastest = rows[0], first(rows)
        # If none arrived: at least as many times as the shortest of their runs lasted.
        until = fastest["to99"] if fastest else min(r["seconds"] for r in rows[1:])
        lines.append([
            name, f"{100 * mine['archive']:.2f} ({100 * mine['worst']:.2f})", f"{100 * mine['returned']:.2f}",
            f"{100 * max(r['returned'] for r in rows[1:]):.2f}", f"{mine['evaluations']:.0f}", f"{mine['seconds']:.3f}",
            milliseconds(mine["to99"]), milliseconds(mine["to999"]), milliseconds(fastest and fastest["to99"]),
            "" if mine["to99"] is None else ("" if fastest else "> ") + f"{until / mine['to99']:.1f}",
            "; ".join(aim for aim, is_met in AIMS.items() if not is_met(rows))])
    met = [[aim, f"{sum(is_met(rows) for rows in results.values())} of {len(results)}"] for aim, is_met in AIMS.items()]
    return markdown(head, lines) + "\n" + markdown(["aim", "problems"], met)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--pymoo-seeds", type=int, help="seeds of pymoo's slow methods; as many as of the others if not given")
    parser.add_argument("--budget", type=int, default=40000, help="evaluations of a peer's run")
    parser.add_argument("problems", nargs="*", help="names; all if none")
    arguments = parser.parse_args()
    results = {}
    for problem in PROBLEMS:
        if not arguments.problems or problem.name in arguments.problems:
            results[problem.name] = compare(
                problem, arguments.seeds, arguments.budget, arguments.pymoo_seeds or arguments.seeds)
            print(table({problem.name: results[problem.name]}), flush=True)
    (RESULTS / "peers.json").write_text(json.dumps(results, indent=1))
    (RESULTS / "peers.md").write_text(table(results))
    (RESULTS / "overview.md").write_text(overview(results))
    print(overview(results))
    plot(results, RESULTS)


if __name__ == "__main__":
    main()
