/// A library in C with one component, Ohm's law with a refusal; each part can be replaced by a faulty one.
struct LibraryFixture {
  var abi = "CELL_ABI_MAJOR << 16 | CELL_ABI_MINOR"
  var id = "\"ohm\""
  var inputs = """
    {"cell.current", "A", "current", 0, 100, NAN, NAN, NAN, 0, 0},
    {"resistance", "mohm", "resistance", 1, 50, 10, 5, 20, "data sheet", "measured"},
    """
  var outputs = """
    {"cell.voltageDrop", "mV", "drop", NAN, NAN, NAN, NAN, NAN, "Ohm's law", "calibrated"},
    {"heat", "W", "heat", NAN, NAN, NAN, NAN, NAN, 0, "calibrated"},
    """
  var views = ""
  var values = "y[0] = x[0] * x[1]; y[1] = x[0] * x[0] * x[1];"
  var jacobian = "x[1], x[0], 2 * x[0] * x[1], x[0] * x[0]"
  /// More initialisers of the component, which come last and win.
  var fields = ""
  var register = "return host->register_component(host, &component);"
  /// Before everything else.
  var prelude = ""

  var source: String {
    """
    #include "cell_plugin.h"
    #include <math.h>
    #include <stdlib.h>
    \(prelude)
    static const cell_port inputs[] = { \(inputs) };
    static const cell_port outputs[] = { \(outputs) };
    static const cell_view views[] = { \(views.isEmpty ? "{0}" : views) };
    static int32_t create(void *context, void **instance) { (void)context; *instance = calloc(1, 64); return CELL_OK; }
    static void destroy(void *instance) { free(instance); }
    static const char *message(void *instance) { (void)instance; return "the current flows backwards"; }
    static int32_t evaluate(void *instance, const double *x, double *y, uint32_t directions, const double *dx, double *dy) {
      (void)instance;
      if (x[0] < 0) return CELL_REFUSED;
      \(values)
      if (directions) {
        const double jacobian[] = { \(jacobian) };
        cell_directions_from_jacobian(sizeof outputs / sizeof *outputs, sizeof inputs / sizeof *inputs, directions, jacobian, dx, dy);
      }
      return CELL_OK;
    }
    static const cell_component component = {
      .size = sizeof(cell_component), .port_size = sizeof(cell_port), .view_size = sizeof(cell_view),
      .n_inputs = sizeof inputs / sizeof *inputs, .n_outputs = sizeof outputs / sizeof *outputs,
      .n_views = \(views.isEmpty ? "0" : "sizeof views / sizeof *views"), .inputs = inputs, .outputs = outputs, .views = views,
      .id = \(id), .version = "1.0", .title = "Ohm's law", .category = "test", .text = "No reactance.",
      .create = create, .destroy = destroy, .evaluate = evaluate, .message = message, .has_derivatives = 1,
      \(fields)
    };
    uint32_t cell_plugin_abi(void) { return \(abi); }
    int32_t cell_plugin_register(const cell_host *host) { \(register) }
    """
  }
}
