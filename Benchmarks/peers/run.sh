#!/usr/bin/env bash
# One command: installs the peers into a virtual environment, builds CellFront, compares, and writes
# results/peers.md, results/flagship.md and results/scaling.md with their plots. Runs of peers are kept in results/cache.
# usage: Benchmarks/peers/run.sh [--seeds N] [--budget EVALUATIONS] [PROBLEM…]
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt
swift build --configuration release
swift build --configuration release --package-path ../.. --product cellfront
# One core each: no hidden threads in the peers' linear algebra.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
.venv/bin/python peers.py "$@"
.venv/bin/python flagship.py
.venv/bin/python scaling.py
