/* What a plain C program pays for one solve of a small nonlinear program with NLopt: the measure for the Swift wrapper. */
#ifndef BASELINE_H
#define BASELINE_H

/* n variables in [-2, 2], m inequalities. */
#define BASELINE_N 6
#define BASELINE_M 6

/* f at x and, unless NULL, its gradient: a convex quadratic. */
double baseline_objective(const double *x, double *gradient);

/* c(x) <= 0 and, unless NULL, its Jacobian, row by row: planes with a mild curvature. */
void baseline_constraints(const double *x, double *values, double *jacobian);

/* Solves from start with SLSQP, as it stands or with variables and functions scaled to O(1) by hand; x receives NLopt's
   answer; returns the calls of the objective. */
int baseline_solve(const double *start, int scaled, double *x, double *objective);

#endif
