"""How far the certificate's bound closes with boxes and with seconds of CPU, on one thread.

Writes Documentation/certificate.svg and results/certificate.md, whole runs of the program, one for each limit of boxes.
usage: certificate.py [--quick]
"""

import json
import pathlib
import sys

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as pyplot  # noqa: E402

import program  # noqa: E402
from program import ROOT  # noqa: E402

pyplot.rcParams.update({"svg.hashsalt": "cellfront", "svg.fonttype": "none", "font.size": 7})
STUDIES = {"three-formulas": "#8d6a9f", "liquid-baseline": "#00798c", "solid-state-500": "#d1495b"}
LIMITS = [1_000, 4_000, 20_000, 100_000, 300_000]


def run(name, boxes):
    """What run.json says of the certificate, and seconds of CPU; of a run without one where no boxes are allowed."""
    study = json.loads((ROOT / "Studies" / f"{name}.json").read_text())
    if boxes:
        study["search"].update(certify="1 %", certifyBoxes=boxes)
    _, _, record, _, seconds = program.run(study)
    return record.get("certificate"), seconds


def main():
    limits = LIMITS[:3] if "--quick" in sys.argv else LIMITS
    names = ["study", *(f"{limit:,} boxes" for limit in limits), "CPU s", "ms a box", "designs met"]
    lines = [f"| {' | '.join(names)} |", "|" + "---|" * len(names)]
    figure, (over_boxes, over_seconds) = pyplot.subplots(1, 2, figsize=(8, 3.2), sharey=True)
    for name, colour in STUDIES.items():
        _, alone = run(name, 0)
        cells, seconds = [], []
        for limit in limits:
            certificate, spent = run(name, limit)
            seconds.append((spent - alone, 100 * certificate["bound"]))
            cells.append(f"{seconds[-1][1]:.3g} %")
            if certificate["proved"]:
                cells[-1] += f" ({certificate['boxes']:,})"
                break
        cells += [""] * (len(limits) - len(cells))
        boxes, spent = certificate["boxes"], seconds[-1][0]
        lines.append(
            f"| `{name}` | {' | '.join(cells)} | {spent:.0f} | {1000 * spent / boxes:.2f} | {certificate['designsFound']:,} |")
        print(lines[-1], flush=True)
        history = certificate["history"]
        over_boxes.plot([h[0] for h in history], [100 * h[1] for h in history], color=colour, label=name, linewidth=1)
        over_seconds.plot([s[0] for s in seconds], [s[1] for s in seconds], "o-", color=colour, markersize=3, linewidth=1)
    over_boxes.set_xlabel("boxes")
    over_seconds.set_xlabel("s of CPU, one thread")
    over_boxes.set_ylabel("hypervolume that unseen designs may add, %")
    over_boxes.legend(frameon=False)
    for axis in (over_boxes, over_seconds):
        axis.set_xscale("log")
        axis.set_yscale("log")
        axis.axhline(1, color="#8d99ae", linewidth=0.8, linestyle="--")
        axis.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
        axis.grid(alpha=0.3)
    figure.tight_layout()
    figure.savefig(ROOT / "Documentation/certificate.svg", metadata={"Date": None})
    results = pathlib.Path(__file__).with_name("results")
    results.mkdir(exist_ok=True)
    results.joinpath("certificate.md").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
