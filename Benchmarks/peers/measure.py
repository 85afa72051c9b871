"""What a run evaluated, and what a set of objective vectors is worth: its hypervolume as a share of that of the best front known."""

import statistics
import time

import moocore
import numpy as np


SHARES = 0.99, 0.999


def nondominated(points):
    return moocore.filter_dominated(np.asarray(points, float))


class Record:
    """What a run evaluated: the feasible designs' objectives, and after how many evaluations and seconds how many batches there were."""

    def __init__(self, clock=time.process_time):
        self.clock, self.start = clock, clock()
        self.evaluations, self.evaluated, self.moments = 0, [], []

    def begin(self):
        """Seconds count from here: what is made ready before costs nothing."""
        self.start = self.clock()

    @property
    def seconds(self):
        return self.clock() - self.start

    def add(self, f, g):
        with np.errstate(invalid="ignore"):
            self.evaluated.append(f[(g <= 1e-6).all(1) & np.isfinite(f).all(1)])
        self.evaluations += len(f)
        self.moments.append((self.evaluations, self.seconds, len(self.evaluated)))


class Measure:
    """Hypervolume in spans of the best front known, below 1.1 spans.

    The box is that of the nondominated designs of all runs; in three objectives that of the first front, since corners that single
    runs find at the price of everything else would stretch it.
    """

    def __init__(self, fronts):
        best = nondominated(np.vstack(fronts))
        box = best if best.shape[1] == 2 else fronts[0]
        self.ideal, self.nadir = box.min(0), box.max(0)
        self.best = 1.0
        self.best = self.of(best)

    def of(self, points):
        rows = (np.asarray(points) - self.ideal) / (self.nadir - self.ideal)
        rows = rows[(rows < 1.1).all(1)]
        return moocore.hypervolume(rows, ref=[1.1] * rows.shape[1]) / self.best if len(rows) else 0.0

    def course(self, run):
        """(evaluations, seconds, worth) of a peer's archive at some forty moments, and at the first that are worth 99 and 99.9 %."""
        moments, course, before = run["moments"], [], 0.0
        archive, at = np.zeros((0, len(self.ideal))), -1

        def grown(index):
            """The archive at a later moment."""
            first = moments[at][2] if at >= 0 else 0
            return nondominated(np.vstack([archive] + run["evaluated"][first : moments[index][2]]))

        for index in np.unique(np.geomspace(1, len(moments), 40).astype(int) - 1):
            later = grown(index)
            worth = self.of(later)
            for share in SHARES:
                low, high = at, index
                while before < share <= worth and high - low > 1:
                    middle = (low + high) // 2
                    low, high = (low, middle) if self.of(grown(middle)) >= share else (middle, high)
                if high < index:
                    course.append((*moments[high][:2], self.of(grown(high))))
            archive, at, before = later, index, worth
            course.append((*moments[index][:2], worth))
        return course


EVALUATIONS, SECONDS = 0, 1


def reaches(course, share, unit=SECONDS):
    """Evaluations or seconds until a course is worth a share of the best; None if never."""
    return next((moment[unit] for moment in course if moment[2] >= share), None)


def median(values):
    """The median of what seeds came to, those last that never did; None if that is most of them."""
    known = [v for v in values if v is not None]
    middle = statistics.median(known + [float("inf")] * (len(values) - len(known)))
    return middle if middle < float("inf") else None
