"""How a run's cost grows with points and with combinations, on one thread and on two, and what twenty seeds come to.

Writes results/scaling.md and results/scaling.svg. Seconds are those of the clock; the model is the flagship's with more materials to
choose from and six variables. usage: scaling.py [--quick]
"""

import csv
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as pyplot  # noqa: E402
import numpy as np  # noqa: E402

from measure import Measure  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = ROOT / ".build/release/cellfront"
FLAGSHIP = json.loads((ROOT / "Studies/solid-state-500.json").read_text())
CATHODES = ["nmc811", "nmc622", "lfp", "nca", "lmfp", "lmr"]
ANODES = ["graphite", "lithium-metal", "anode-free", "silicon", "siox-graphite"]
ELECTROLYTES = ["llzo", "lpscl", "peo-litfsi", "liquid-carbonate", "gel-20", "hybrid-10", "lagp", "latp", "lgps", "li3ycl6"]


def study(cathodes=3, anodes=3, electrolytes=4, points=200, six=True):
    text = json.loads(json.dumps(FLAGSHIP))
    text["slots"].update(cathode=CATHODES[:cathodes], anode=ANODES[:anodes], separator=ELECTROLYTES[:electrolytes])
    if six:
        del text["variables"]["anode.npRatio"]
        text["fixed"]["anode.npRatio"] = 1.1
    text["search"]["points"] = points
    return text


def run(text, jobs=1, seed=1):
    """Seconds, peak memory in MB, what run.json says, the objectives of the front, and seconds of CPU."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "study.json"
        path.write_text(json.dumps(text))
        command = [BINARY, "run", path, "--seed", str(seed), "--jobs", str(jobs), "--quiet", "--out", folder + "/run"]
        start = time.perf_counter()
        process = subprocess.Popen(command)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        assert status == 0, command
        record = json.loads((pathlib.Path(folder) / "run/run.json").read_text())
        rows = list(csv.DictReader((pathlib.Path(folder) / "run/front.csv").open()))
    front = []
    for name, objective in text["objectives"].items():
        column = next(c for c in rows[0] if c.split(" [")[0] == name)
        front.append([(-1 if objective.get("maximize") else 1) * float(row[column]) for row in rows])
    return seconds, usage.ru_maxrss / 1024, record, np.array(front).T, usage.ru_utime


def main():
    quick = "--quick" in sys.argv
    lines = ["| study | combinations | searched to the end | points | evaluations | s, 1 thread | s, 2 threads | ratio | MB |", "|" + "---|" * 9]
    figure, axes = pyplot.subplots(1, 2, figsize=(6.4, 2.6))

    def row(name, text):
        one = min((run(text, 1) for _ in range(1 if quick else 3)), key=lambda r: r[0])
        two = min((run(text, 2) for _ in range(1 if quick else 3)), key=lambda r: r[0])
        record = one[2]
        outcomes = record["combinations"]
        survivors = sum("designs" in c for c in outcomes)
        lines.append(
            f"| {name} | {len(outcomes)} | {survivors} | {text['search']['points']} | {record['counts']['evaluations']} | {one[0]:.2f} "
            f"| {two[0]:.2f} | {one[0] / two[0]:.2f} | {two[1]:.0f} |")
        print(lines[-1], flush=True)
        return one[4], survivors

    points = [50, 100, 200, 400, 800]
    seconds = [row("flagship", study(points=p, six=False))[0] for p in points]
    axes[0].plot(points, seconds, "o-", color="#d1495b")
    axes[0].set_xlabel("points")
    sizes = [(2, 2, 2), (3, 3, 4), (4, 4, 6), (5, 5, 8), (6, 5, 10)]
    found = [row("six variables", study(*size)) for size in sizes]
    axes[1].plot([s for _, s in found], [t for t, _ in found], "o-", color="#00798c")
    axes[1].set_xlabel("surviving combinations")
    for axis in axes:
        axis.set_ylabel("s of CPU, one thread")
        axis.set_xlim(left=0)
        axis.set_ylim(bottom=0)
        axis.grid(alpha=0.3)
    figure.tight_layout()
    folder = pathlib.Path(__file__).with_name("results")
    folder.mkdir(exist_ok=True)
    figure.savefig(folder / "scaling.svg", metadata={"Date": None})
    fronts = [run(study(six=False), 2, seed)[3] for seed in range(1, 4 if quick else 21)]
    measure = Measure([max(fronts, key=len)] + fronts)
    worth = [measure.of(front) for front in fronts]
    lines.append("")
    lines.append(
        f"Hypervolume of the returned points over {len(fronts)} seeds: median {100 * statistics.median(worth):.3f} % of the best of all, "
        f"worst {100 * min(worth):.3f} %, best {100 * max(worth):.3f} %.")
    print(lines[-1])
    folder.joinpath("scaling.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
