// All designs over many quantities at once: one axis a quantity, one line a design. A stretch of an axis keeps what passes it.
const lanes = { columns: [], axes: [], lines: [], width: 0 };

function parallelSection() {
  const varying = data.columns.map((_, at) => at).filter((at) => {
    const values = data.designs.map((design) => design.values[at]).filter((value) => value !== null);
    return values.length && Math.max(...values) > Math.min(...values);
  });
  const roles = ["objective", "constraint", "variable", "report"];
  varying.sort((a, b) => roles.indexOf(data.columns[a].role) - roles.indexOf(data.columns[b].role) || a - b);
  if (varying.length < 2) return;
  lanes.columns = varying.filter((at) => data.columns[at].role !== "report").slice(0, 9);
  if (lanes.columns.length < 2) lanes.columns = varying.slice(0, 9);
  const boxes = varying.map((at) => el("label", { class: "check" }, el("input", {
    type: "checkbox", checked: lanes.columns.includes(at),
    onchange: (event) => {
      lanes.columns = varying.filter((one) => (one === at ? event.target.checked : lanes.columns.includes(one)));
      parallel();
    },
  }), data.columns[at].words));
  byId("front").append(el("h3", {}, "All quantities at once"),
    el("p", { class: "soft hint" }, "Each line is a design. Draw along an axis to keep what passes there; the triangles move the ends, with the arrow keys too. Objectives have their better end at the top." + (data.baseline ? " The broken line is the baseline." : "")),
    el("details", { class: "hint" }, el("summary", {}, "Which quantities"), el("div", { class: "controls" }, boxes)),
    el("div", { class: "scroll plain", id: "lanes", tabindex: 0, role: "region", "aria-label": "Parallel coordinates" }));
  parallel();
  new ResizeObserver(() => { if (byId("lanes").clientWidth !== lanes.width) parallel(); }).observe(byId("lanes"));
  state.listen(markLanes);
}

function parallel() {
  const place = byId("lanes");
  if (!place) return;
  const count = lanes.columns.length;
  lanes.width = place.clientWidth || 900;
  const width = Math.max(lanes.width, 100 * count + 40), gap = (width - 120) / Math.max(1, count - 1);
  const top = 62, bottom = 350;
  lanes.axes = lanes.columns.map((at, order) => {
    const column = data.columns[at];
    const ends = column.goal === "minimize" ? [top, bottom] : [bottom, top];
    const values = data.designs.map((design) => design.values[at]).filter((value) => value !== null);
    const wished = [column.target, baselineAt(at)].filter((value) => value !== null);
    return { at, column, x: count > 1 ? 60 + order * gap : width / 2, top, bottom, scale: axis(values, wished, ...ends) };
  });
  lanes.lines = data.designs.map((design, at) => {
    const points = lanes.axes.filter((one) => design.values[one.at] !== null).map((one) => `${one.x.toFixed(1)} ${one.scale.at(design.values[one.at]).toFixed(1)}`);
    const { fill: stroke, form } = lookOf(at);
    const node = draw("g", {}, draw("path", { d: "M" + points.join("L") }), draw("path", { class: "dot", d: shape(form, 3.6), transform: `translate(${points[0]})` }));
    return { node, stroke };
  });
  const known = lanes.axes.filter(({ at, scale }) => baselineAt(at) !== null && baselineAt(at) >= scale.low && baselineAt(at) <= scale.high);
  const base = known.length > 1 ? draw("g", { class: "baseline" },
    draw("path", { d: "M" + known.map((one) => `${one.x.toFixed(1)} ${one.scale.at(baselineAt(one.at)).toFixed(1)}`).join("L") }, svgTitle("baseline"))) : "";
  const lines = draw("g", { "aria-hidden": "true" }, lanes.lines.map((line) => line.node), base);
  const svg = draw("svg", { width, viewBox: `0 0 ${width} 372`, role: "group", "aria-label": "Parallel coordinates of " + lanes.axes.map((one) => one.column.words).join(", ") },
    lines, lanes.axes.map((one) => lane(one, gap)));
  const nearest = (event) => {
    const area = svg.getBoundingClientRect(), [x, y] = [event.clientX - area.left, event.clientY - area.top];
    const order = Math.min(count - 2, Math.max(0, Math.floor((x - 60) / gap)));
    const [a, b] = [lanes.axes[order], lanes.axes[order + 1]];
    if (!b || y < top - 8 || y > bottom + 8) return null;
    const share = (x - a.x) / (b.x - a.x);
    let best = null, least = 7;
    data.designs.forEach((design, at) => {
      if (design.values[a.at] === null || design.values[b.at] === null || !passes(at)) return;
      const distance = Math.abs(y - (1 - share) * a.scale.at(design.values[a.at]) - share * b.scale.at(design.values[b.at]));
      if (distance < least) { least = distance; best = at; }
    });
    return best;
  };
  svg.addEventListener("pointermove", (event) => {
    if (event.buttons) return;
    point(nearest(event), { left: event.clientX - 6, right: event.clientX + 6, top: event.clientY });
  });
  svg.addEventListener("pointerleave", () => point(null));
  svg.addEventListener("click", (event) => {
    const at = event.target.closest(".lane") ? null : nearest(event);
    if (at !== null) choose(at);
  });
  place.replaceChildren(svg);
  markLanes();
}

// An axis with its ticks, its stretch that is kept, and a handle at each end of it.
function lane(one, gap) {
  const { column, scale, x, top, bottom } = one;
  const words = column.words.split(" ");
  const rows = [""];
  for (const word of words) {
    const last = rows[rows.length - 1];
    if (last && (last.length + word.length + 1) * 6.4 > gap) rows.push(word);
    else rows[rows.length - 1] = last ? last + " " + word : word;
  }
  if (unitOf(column)) rows.push(`[${column.unit}]`);
  const shown = rows.length > 3 ? [...rows.slice(0, 2), rows.slice(2).join(" ")] : rows;
  one.stretch = draw("rect", { class: "brush", x: x - 7, width: 14 });
  one.handles = [0, 1].map((end) => handle(one, end));
  const catcher = draw("rect", { class: "catcher", x: x - 16, y: top - 10, width: 32, height: bottom - top + 20 });
  drawing(one, catcher);
  return draw("g", { class: "lane" },
    shown.map((text, row) => draw("text", { x, y: top - 20 - 15 * (shown.length - 1 - row), "text-anchor": "middle", class: row && text.startsWith("[") ? "soft" : null }, text)),
    draw("path", { class: "axis", d: `M${x} ${top}V${bottom}` }),
    scale.ticks.map((tick) => draw("text", { class: "tick", x: x + 5, y: scale.at(tick) + 4 }, number(tick, 4))),
    column.target !== null && column.target >= scale.low && column.target <= scale.high
      ? draw("path", { class: "target", d: `M${x - 12} ${scale.at(column.target)}H${x + 12}` }, svgTitle("target " + withUnit(column.target, unitOf(column)))) : "",
    one.stretch, catcher, one.handles);
}

const clamp = (value, a, b) => Math.max(Math.min(a, b), Math.min(Math.max(a, b), value));
const rangeOf = (one) => state.ranges.get(one.at) ?? [one.scale.low, one.scale.high];

// Keeps from one place of the axis to the other; all of it is no range.
function keep(one, low, high) {
  const { scale } = one;
  const isAll = low <= scale.low && high >= scale.high;
  setRange(one.at, isAll ? null : [Math.max(low, scale.low), Math.min(high, scale.high)]);
}

function handle(one, end) {
  const { column, scale } = one;
  // The triangle points away from what is kept.
  const isUp = (end === 1) === (column.goal !== "minimize");
  const node = draw("path", {
    class: "handle", d: isUp ? "M-7 0H7L0 -10Z" : "M-7 0H7L0 10Z", tabindex: 0, role: "slider", "aria-orientation": "vertical",
    "aria-label": (end ? "greatest " : "least ") + column.words + " that is kept", "aria-valuemin": scale.low, "aria-valuemax": scale.high,
    onkeydown: (event) => {
      const up = column.goal === "minimize" ? -1 : 1;
      const moves = { ArrowUp: up, ArrowRight: 1, ArrowDown: -up, ArrowLeft: -1, PageUp: 5 * up, PageDown: -5 * up, Home: -1000, End: 1000 };
      if (!(event.key in moves)) return;
      event.preventDefault();
      const range = [...rangeOf(one)];
      const [least, most] = end ? [range[0], scale.high] : [scale.low, range[1]];
      range[end] = Number(clamp(scale.moved(range[end], moves[event.key] / 50), least, most).toPrecision(5));
      keep(one, ...range);
    },
  });
  dragging(node, (y) => {
    const range = [...rangeOf(one)];
    range[end] = scale.value(clamp(y, one.top, one.bottom));
    keep(one, ...range.sort((a, b) => a - b));
  });
  return node;
}

// Follows the pointer from where it goes down; calls with heights in the drawing.
function dragging(node, move, click) {
  let first = null, isMoved = false;
  const height = (event) => event.clientY - node.ownerSVGElement.getBoundingClientRect().top;
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    first = height(event);
    isMoved = false;
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener("pointermove", (event) => {
    if (first === null || (!isMoved && Math.abs(height(event) - first) < 4)) return;
    isMoved = true;
    move(height(event), first);
  });
  node.addEventListener("pointerup", () => { if (first !== null && !isMoved && click) click(); first = null; });
  node.addEventListener("pointercancel", () => { first = null; });
}

function drawing(one, node) {
  dragging(node, (y, first) => {
    const ends = [first, y].map((place) => one.scale.value(clamp(place, one.top, one.bottom)));
    keep(one, ...ends.sort((a, b) => a - b));
  }, () => setRange(one.at, null));
}

function markLanes(what) {
  if (what === "at") {
    lanes.lines.forEach((line, at) => line.node.classList.toggle("at", state.at === at));
    return;
  }
  for (const one of lanes.axes) {
    const range = rangeOf(one);
    const places = range.map((value) => clamp(one.scale.at(value), one.top, one.bottom));
    const isKept = state.ranges.has(one.at);
    fill(one.stretch, { y: Math.min(...places), height: isKept ? Math.abs(places[1] - places[0]) : 0 }, []);
    one.handles.forEach((node, end) => fill(node, {
      transform: `translate(${one.x} ${places[end]})`, "aria-valuenow": range[end], "aria-valuetext": withUnit(range[end], unitOf(one.column)),
    }, []));
  }
  const top = [];
  lanes.lines.forEach((line, at) => {
    const isOff = !passes(at), isChosen = state.chosen.includes(at);
    line.node.setAttribute("class", "line" + (isOff ? " off" : "") + (isChosen && !isOff ? " on" : ""));
    line.node.style.color = isOff ? "" : line.stroke;
    if (isChosen && !isOff) top.push(line.node);
    if (isOff && !line.isOff) line.node.parentNode.prepend(line.node);
    line.isOff = isOff;
  });
  for (const node of top) node.parentNode.append(node);
}
