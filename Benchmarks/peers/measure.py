"""What a set of objective vectors is worth: its hypervolume as a share of that of the best front known."""

import moocore
import numpy as np


def nondominated(points):
    return moocore.filter_dominated(np.asarray(points, float))


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
        """(evaluations, seconds, worth) of a peer's archive, at some sixty moments."""
        archive, done, course = np.zeros((0, len(self.ideal))), 0, []
        wanted = set(np.unique(np.geomspace(1, len(run["moments"]), 60).astype(int) - 1))
        for index, (evaluations, seconds, count) in enumerate(run["moments"]):
            if index in wanted:
                archive = nondominated(np.vstack([archive] + run["evaluated"][done:count]))
                done = count
                course.append((evaluations, seconds, self.of(archive)))
        return course


def reaches(course, share):
    """CPU seconds until a course is worth a share of the best; None if never."""
    return next((seconds for _, seconds, worth in course if worth >= share), None)
