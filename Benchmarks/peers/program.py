"""Whole runs of the program, from loading the plugins to the last file written."""

import csv
import json
import os
import pathlib
import subprocess
import tempfile
import time

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BINARY = ROOT / ".build/release/cellfront"


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
