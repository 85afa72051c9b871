/* cell_plugin.h - the contract between CellFront and a model library, in C.
 *
 * A library exports the two functions declared at the end. In the second it hands the host one `cell_component` for each
 * model. All structures only ever grow at their end; each list states the size of its elements, so that a library
 * and a host of different minor versions read one another. Everything is identified by name, never by number.
 *
 * UNITS. A port declares the unit in which its numbers are written in this declaration and shown to people. The numbers
 * that pass through `evaluate` are always SI (kg m s A K mol, and money in $): a port declared in "mAh/cm2" arrives in
 * C/m2 = A s/m2, one declared in "degC" arrives in K, one in "%" as a fraction.
 *
 * LIFETIME. The host copies nothing: what is registered, and all it points to, must live as long as the process.
 * THREADS. Registration happens on one thread. An instance is used by one thread at a time; the host makes one per thread. */
#ifndef CELL_PLUGIN_H
#define CELL_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CELL_ABI_MAJOR 1u /* another major version is refused */
#define CELL_ABI_MINOR 1u /* a library newer than the host is refused, an older one accepted */

/* What functions return. */
#define CELL_OK 0
#define CELL_REFUSED 1   /* evaluate: this design is outside the model's domain; message() says why */
#define CELL_FAILED 2    /* create, evaluate: the model itself is broken; message() says how */
#define CELL_DUPLICATE 3 /* register_component: the id is taken */
#define CELL_INVALID 4   /* register_component: the description is malformed */

#define CELL_ENCLOSURE 20 /* numbers of one port in `enclose` */

/* One named input or output. Texts may be NULL where not marked "required". */
typedef struct cell_port {
  const char *name;       /* required; dotted lowerCamelCase "cell.mass"; without a dot: local to the slot */
  const char *unit;       /* required; "1" when dimensionless */
  const char *text;       /* what it is, in one sentence */
  double lower, upper;    /* the range in which the model is valid, inputs, or to be believed, outputs; NaN: not stated */
  double initial;         /* inputs: the default, which makes the input a parameter; NaN: must be supplied */
  double low, high;       /* inputs: the plausible range of the default; NaN: not stated */
  const char *source;     /* where the default, or the output's formula, comes from */
  const char *confidence; /* inputs: "measured", "estimated", "assumed"; outputs: "bookkeeping", "calibrated", "rule of thumb" */
} cell_port;

/* One part of a view: an output (or input) of this component, and what to call it. */
typedef struct cell_view_item {
  const char *port;  /* required */
  const char *label; /* NULL: the port's name */
} cell_view_item;

/* A way to show outputs that belong together, so that reports need to know nothing of the subject. */
typedef struct cell_view {
  const char *name;            /* required, unique within the component: "mass" */
  const char *kind;            /* required: "breakdown" (parts that sum to total), "stack" (layers in order), "curve" (over a swept input) */
  const char *title;
  const char *total;           /* breakdown: the output that the items sum to; else NULL */
  const char *sweep;           /* curve: the input that is swept; else NULL */
  double from, to;             /* curve: the sweep's ends, in the unit of that port */
  const cell_view_item *items; /* breakdown: parts; stack: thicknesses from bottom to top; curve: outputs */
  uint32_t n_items;
  uint32_t item_size;          /* sizeof(cell_view_item) when this was compiled */
} cell_view;

/* A model: a pure function of its inputs. */
typedef struct cell_component {
  uint32_t size;      /* sizeof(cell_component) when this was compiled */
  uint32_t port_size; /* sizeof(cell_port) */
  uint32_t view_size; /* sizeof(cell_view) */
  uint32_t n_inputs, n_outputs, n_views;
  const cell_port *inputs, *outputs;
  const cell_view *views;
  const char *id;       /* required; lower-case words joined by hyphens: "layered-cell" */
  const char *version;  /* required: "1.0" */
  const char *title;    /* required: one line */
  const char *category; /* free text for lists: "cell model", "material" */
  const char *text;     /* what it computes, neglects, and where it is valid */
  void *context;        /* passed to create */
  int32_t (*create)(void *context, void **instance);
  void (*destroy)(void *instance);
  /* y[n_outputs] from x[n_inputs]. With directions > 0 also dy[n_outputs * directions], the derivatives of y along each
   * direction: dx[n_inputs * directions] holds, row by row, the derivatives of each input. directions == 0: dx and dy
   * are NULL. Any number of directions must be served; the host asks for multiples of eight. */
  int32_t (*evaluate)(void *instance, const double *x, double *y, uint32_t directions, const double *dx, double *dy);
  const char *(*message)(void *instance); /* about the last evaluate that did not return CELL_OK; may return NULL */
  uint32_t has_derivatives;               /* 0: the host differentiates by central differences and says so */
  /* Since 1.1, optional: bounds over a box of designs, with which the host can prove what no design reaches. A box is all
   * e in [-1, 1]^8, and perhaps more that varies besides. x and y hold one row of CELL_ENCLOSURE numbers a port:
   * low, high: the range; middle low, high: the value at e = 0; eight least and then eight greatest slopes s, such that at
   * each e the value is middle + sum s_i e_i for some numbers within these bounds. Rounding must be outwards; an end of a
   * range may be infinite. CELL_REFUSED only if the model refuses every design of the box; CELL_FAILED: no bounds here. */
  int32_t (*enclose)(void *instance, const double *x, double *y);
} cell_component;

typedef struct cell_host {
  uint32_t size;
  uint32_t abi_major, abi_minor;
  void *context;
  int32_t (*register_component)(const struct cell_host *host, const cell_component *component);
  void (*log)(const struct cell_host *host, const char *text);
} cell_host;

/* What a library exports. */
uint32_t cell_plugin_abi(void);                       /* CELL_ABI_MAJOR << 16 | CELL_ABI_MINOR */
int32_t cell_plugin_register(const cell_host *host);  /* CELL_OK, or what register_component returned */

/* For authors in C who have a Jacobian [n_outputs * n_inputs, row-major]: dy = jacobian * dx. */
static inline void cell_directions_from_jacobian(uint32_t n_outputs, uint32_t n_inputs, uint32_t directions,
                                                 const double *jacobian, const double *dx, double *dy) {
  for (uint32_t o = 0; o < n_outputs; o++)
    for (uint32_t d = 0; d < directions; d++) {
      double sum = 0;
      for (uint32_t i = 0; i < n_inputs; i++)
        sum += jacobian[(size_t)o * n_inputs + i] * dx[(size_t)i * directions + d];
      dy[(size_t)o * directions + d] = sum;
    }
}

#ifdef __cplusplus
}
#endif
#endif
