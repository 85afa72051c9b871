#!/usr/bin/env bash
# One command: installs the peers into a virtual environment, builds CellFront, compares, and writes
# results/overview.md, peers.md, studies.md, scaling.md and certificate.md with their plots. Runs of peers on published problems are kept in results/cache.
# usage: Benchmarks/peers/run.sh [SCRIPT.py [OPTION…]]; without a script, all of them
set -euo pipefail
cd "$(dirname "$0")"
[ -x .venv/bin/python ] || python3 -m venv .venv
.venv/bin/pip install --quiet --requirement requirements.txt
swift build --configuration release
swift build --configuration release --package-path ../..
# One core each: no hidden threads in the peers' linear algebra.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
if [ $# -gt 0 ]; then exec .venv/bin/python "$@"; fi
for script in peers.py studies.py scaling.py certificate.py; do .venv/bin/python "$script"; done
