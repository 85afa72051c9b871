#include "baseline.h"
#include <math.h>
#include <nlopt.h>
#include <stddef.h>

enum { N = BASELINE_N, M = BASELINE_M };

static const double target[N] = {1.2, -0.7, 0.9, 0.4, -1.1, 0.8};
static const double weight[N] = {1.0, 2.0, 0.7, 1.5, 3.0, 0.9};
static const double plane[M][N] = {
    {1.0, 0.3, -0.2, 0.5, 0.1, 0.4},  {-0.4, 1.0, 0.6, -0.3, 0.2, 0.1}, {0.2, -0.5, 1.0, 0.4, -0.6, 0.3},
    {0.6, 0.2, 0.3, 1.0, 0.5, -0.4}, {-0.1, 0.4, -0.3, 0.2, 1.0, 0.6}, {0.3, -0.2, 0.5, -0.1, 0.4, 1.0},
};
static const double limit[M] = {0.8, 0.5, 0.9, 0.7, 0.4, 0.6};

double baseline_objective(const double *x, double *gradient) {
  double f = 0;
  for (int i = 0; i < N; i++) {
    double d = x[i] - target[i], next = x[(i + 1) % N], previous = x[(i + N - 1) % N];
    f += weight[i] * d * d + 0.3 * x[i] * next;
    if (gradient) gradient[i] = 2 * weight[i] * d + 0.3 * (next + previous);
  }
  return f;
}

void baseline_constraints(const double *x, double *values, double *jacobian) {
  for (int k = 0; k < M; k++) {
    double c = -limit[k];
    for (int j = 0; j < N; j++) {
      double a = plane[k][j], q = 0.1 + 0.02 * (double)(j == k);
      c += a * x[j] + q * x[j] * x[j];
      if (jacobian) jacobian[k * N + j] = a + 2 * q * x[j];
    }
    values[k] = c;
  }
}

/* The factors between what NLopt sees and the problem: x = origin + unit u, and those of f and c. */
typedef struct {
  double origin, unit, f, c[M];
} scaling;

static double objective(unsigned n, const double *u, double *gradient, void *data) {
  const scaling *s = data;
  double x[N];
  for (unsigned i = 0; i < n; i++) x[i] = s->origin + s->unit * u[i];
  double f = baseline_objective(x, gradient);
  if (gradient)
    for (unsigned i = 0; i < n; i++) gradient[i] *= s->unit * s->f;
  return f * s->f;
}

static void constraints(unsigned m, double *values, unsigned n, const double *u, double *jacobian, void *data) {
  const scaling *s = data;
  double x[N];
  for (unsigned i = 0; i < n; i++) x[i] = s->origin + s->unit * u[i];
  baseline_constraints(x, values, jacobian);
  for (unsigned k = 0; k < m; k++) {
    values[k] *= s->c[k];
    if (jacobian)
      for (unsigned j = 0; j < n; j++) jacobian[k * n + j] *= s->unit * s->c[k];
  }
}

static double largest(const double *v, double unit) {
  double size = 0;
  for (int j = 0; j < N; j++) size = fmax(size, fabs(v[j]) * unit);
  return size;
}

static double plain_objective(unsigned n, const double *x, double *gradient, void *data) {
  (void)n, (void)data;
  return baseline_objective(x, gradient);
}

static void plain_constraints(unsigned m, double *values, unsigned n, const double *x, double *jacobian, void *data) {
  (void)m, (void)n, (void)data;
  baseline_constraints(x, values, jacobian);
}

int baseline_solve(const double *start, int scaled, double *x, double *objective_value) {
  nlopt_opt opt = nlopt_create(NLOPT_LD_SLSQP, N);
  double tolerances[M];
  for (int k = 0; k < M; k++) tolerances[k] = 1e-8;
  scaling s = {-2, 4, 1, {0}};
  if (scaled) {
    double gradient[N], values[M], jacobian[M * N];
    baseline_objective(start, gradient);
    baseline_constraints(start, values, jacobian);
    s.f = 1 / largest(gradient, s.unit);
    for (int k = 0; k < M; k++) s.c[k] = 1 / largest(jacobian + k * N, s.unit);
  }
  nlopt_set_lower_bounds1(opt, scaled ? 0 : -2);
  nlopt_set_upper_bounds1(opt, scaled ? 1 : 2);
  nlopt_set_min_objective(opt, scaled ? objective : plain_objective, &s);
  nlopt_add_inequality_mconstraint(opt, M, scaled ? constraints : plain_constraints, &s, tolerances);
  nlopt_set_xtol_rel(opt, 1e-8);
  nlopt_set_ftol_rel(opt, 1e-10);
  nlopt_set_maxeval(opt, 1000);
  for (int i = 0; i < N; i++) x[i] = scaled ? (start[i] - s.origin) / s.unit : start[i];
  nlopt_optimize(opt, x, objective_value);
  if (scaled) {
    for (int i = 0; i < N; i++) x[i] = s.origin + s.unit * x[i];
    *objective_value /= s.f;
  }
  int evaluations = nlopt_get_numevals(opt);
  nlopt_destroy(opt);
  return evaluations;
}
