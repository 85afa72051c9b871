"""Plots of the comparison: what the archive lacks against evaluations and against seconds, and what the returned set lacks."""

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as pyplot  # noqa: E402

pyplot.rcParams.update({"svg.hashsalt": "cellfront", "font.size": 7})
COLOURS = {
    "CellFront": "#d1495b", "pygmo NSGA-II": "#00798c", "pygmo MOEA/D": "#66a182", "pymoo NSGA-II": "#2e4057",
    "pymoo NSGA-III": "#edae49"}


def plot(results, folder):
    for column, unit in [(0, "evaluations"), (1, "seconds of CPU")]:
        width = min(4, len(results))
        height = -(-len(results) // width)
        figure, axes = pyplot.subplots(height, width, figsize=(2.6 * width, 1.9 * height), squeeze=False)
        for axis in axes.flat[len(results) :]:
            axis.axis("off")
        for axis, (name, rows) in zip(axes.flat, results.items()):
            for row in rows:
                points = [(c[column], max(1e-5, 1 - c[2])) for c in row["course"] if c[2] > 0 and c[column] > 0]
                if not points:
                    continue
                axis.plot(*zip(*points), color=COLOURS[row["method"]], label=row["method"], linewidth=1)
                axis.plot(points[-1][0], max(1e-5, 1 - row["returned"]), "o", color=COLOURS[row["method"]], markersize=3)
            axis.set_xscale("log")
            axis.set_yscale("log")
            axis.set_ylim(1e-5, 1)
            axis.set_title(name, fontsize=7)
            axis.grid(alpha=0.3, linewidth=0.4)
        handles = {label: handle for a in axes.flat for handle, label in zip(*a.get_legend_handles_labels())}
        figure.legend(handles.values(), handles.keys(), loc="lower center", ncol=len(handles), frameon=False)
        figure.supxlabel(unit, y=0.02 + 0.4 / (1.9 * height), fontsize=8)
        figure.supylabel("share of the best hypervolume that is missing (line: archive, dot: returned)", fontsize=8)
        figure.tight_layout(rect=(0.01, 0.5 / (1.9 * height), 1, 1))
        figure.savefig(folder / f"peers-{unit.split()[0]}.svg", metadata={"Date": None})
        pyplot.close(figure)
