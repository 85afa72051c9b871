"""How a run's cost grows with points and with combinations, on one thread and on two, and what twenty seeds come to.

Writes results/scaling.md and results/scaling.svg, whole runs of the program. The model is the flagship's, or that with more materials
to choose from and six variables. usage: scaling.py [--quick]
"""

import json
import pathlib
import statistics
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as pyplot  # noqa: E402
import numpy as np  # noqa: E402

from measure import Measure  # noqa: E402
from program import ROOT, run  # noqa: E402

pyplot.rcParams.update({"svg.hashsalt": "cellfront", "svg.fonttype": "none", "font.size": 7})
FLAGSHIP = json.loads((ROOT / "Studies/solid-state-500.json").read_text())
CATHODES = ["nmc811", "nmc622", "lfp", "nca", "lmfp", "lmr"]
ANODES = ["graphite", "lithium-metal", "anode-free", "silicon", "siox-graphite"]
ELECTROLYTES = ["llzo", "lpscl", "peo-litfsi", "liquid-carbonate", "gel-20", "hybrid-10", "lagp", "latp", "lgps", "li3ycl6"]


def study(cathodes=3, anodes=3, electrolytes=4, points=200, six=True):
    text = json.loads(json.dumps(FLAGSHIP))
    text["slots"].update(cathode=CATHODES[:cathodes], anode=ANODES[:anodes], separator=ELECTROLYTES[:electrolytes])
    del text["baseline"]
    if six:
        del text["variables"]["anode.npRatio"]
        text["fixed"]["anode.npRatio"] = 1.1
    text["search"]["points"] = points
    return text


def line(x, y):
    """y = a + b x, and how much of the variance that explains."""
    b, a = np.polyfit(x, y, 1)
    return a, b, np.corrcoef(x, y)[0, 1] ** 2


def draw(axis, x, y, evaluations, label, colour):
    a, b, share = line(x, y)
    ends = np.array([0, max(x)])
    axis.plot(ends, a + b * ends, "--", color="#8d99ae", linewidth=0.8)
    axis.plot(x, y, "o", color=colour)
    axis.set_xlabel(label)
    c, d, same = line(x, evaluations)
    return (
        f"Over {label}: {a:.2f} s of CPU on one thread and {b:.4f} s each ({100 * share:.1f} % of the variance), "
        f"{c:.0f} evaluations and {d:.0f} each ({100 * same:.1f} %).")


def main():
    quick = "--quick" in sys.argv
    names = ["study", "combinations", "searched to the end", "points", "evaluations", "CPU s, 1 thread", "s, 1 thread", "s, 2 threads", "MB"]
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    figure, axes = pyplot.subplots(1, 3, figsize=(8, 2.6))

    def row(name, text):
        one = min((run(text, 1) for _ in range(1 if quick else 3)), key=lambda r: r[4])
        two = min((run(text, 2) for _ in range(1 if quick else 3)), key=lambda r: r[0])
        record = one[2]
        outcomes = record["combinations"]
        survivors = sum("designs" in c for c in outcomes)
        lines.append(
            f"| {name} | {len(outcomes)} | {survivors} | {text['search']['points']} | {record['counts']['evaluations']} | {one[4]:.2f} "
            f"| {one[0]:.2f} | {two[0]:.2f} | {two[1]:.0f} |")
        print(lines[-1], flush=True)
        return one[4], survivors, len(outcomes), record["counts"]["evaluations"]

    points = [50, 100, 200, 400, 800]
    found = [row("flagship", study(points=p, six=False)) for p in points]
    fits = [draw(axes[0], points, [f[0] for f in found], [f[3] for f in found], "points", "#d1495b")]
    sizes = [(2, 2, 2), (3, 3, 4), (4, 4, 6), (5, 5, 8), (6, 5, 10)]
    found = [row("six variables", study(*size)) for size in sizes]
    cost, evaluations = [f[0] for f in found], [f[3] for f in found]
    for axis, at, label in [(axes[1], 1, "combinations searched to the end"), (axes[2], 2, "combinations in all")]:
        fits.append(draw(axis, [f[at] for f in found], cost, evaluations, label, "#00798c"))
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
    lines += [""] + fits + [""]
    lines.append(
        f"Hypervolume of the returned points over {len(fronts)} seeds: median {100 * statistics.median(worth):.3f} % of the best of all, "
        f"worst {100 * min(worth):.3f} %, best {100 * max(worth):.3f} %.")
    print(lines[-1])
    folder.joinpath("scaling.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
