// The front as a scatter of any two quantities; colour and shape by what fills a slot; a rectangle drawn keeps what lies in it.
const view = { x: 0, y: 0, color: null, shape: null, marks: [] };

function picker(text, options, value, change) {
  return el("label", {}, text, el("select", { onchange: (event) => change(Number(event.target.value)) },
    options.map(([key, name]) => el("option", { value: key, selected: key === value }, name))));
}

function front() {
  heading("front", "The front", "Point at a design to see its numbers, click to choose it, draw a rectangle to keep what lies in it. With the keyboard: arrow keys walk along the horizontal axis, Enter chooses.");
  const section = byId("front");
  view.x = data.goals[0].column;
  view.y = data.goals.length > 1 ? data.goals[1].column : data.columns.findIndex((_, at) => at !== view.x);
  if (view.y < 0) view.y = view.x;
  view.color = choices.length ? choices[0].at : -1;
  view.shape = choices.length > 1 ? choices[1].at : -1;
  const columns = data.columns.map((column, at) => [at, titleOf(column)]);
  const slots = [[-1, "nothing"], ...choices.map((slot) => [slot.at, slot.words])];
  const pick = (text, options, key) => picker(text, options, view[key], (value) => { view[key] = value; legend(); scatter(); parallel(); });
  section.append(
    el("div", { class: "controls" }, pick("Across", columns, "x"), pick("Up", columns, "y"),
      choices.length ? pick("Colour by", slots, "color") : "", choices.length > 1 ? pick("Shape by", slots, "shape") : ""),
    el("div", { id: "plot" }), el("div", { id: "legend" }), el("div", { id: "kept", class: "chosen" }));
  legend();
  showKept();
  scatter();
  parallelSection();
  new ResizeObserver(() => { if (byId("plot").clientWidth !== view.width) scatter(); }).observe(byId("plot"));
  state.listen((what) => { mark(); if (what === "filter") showKept(); });
}

function scatter() {
  const plot = byId("plot");
  view.width = plot.clientWidth;
  const width = Math.max(320, view.width);
  const height = Math.max(340, Math.min(560, width * 0.5));
  const box = { left: 78, right: width - 34, top: 26, bottom: height - 56 };
  const [cx, cy] = [data.columns[view.x], data.columns[view.y]];
  const known = data.designs.map((_, at) => at).filter((at) => data.designs[at].values[view.x] !== null && data.designs[at].values[view.y] !== null);
  const lines = (column) => [["target", column.target], ["min", column.min], ["max", column.max]].filter((line) => line[1] !== null);
  const base = baselineAt(view.x) === null || baselineAt(view.y) === null ? null : [baselineAt(view.x), baselineAt(view.y)];
  const scaleOf = (at, column, side, ...ends) => axis(known.map((one) => data.designs[one].values[at]),
    [...lines(column).map((line) => line[1]), ...(base ? [base[side]] : [])], ...ends);
  const x = scaleOf(view.x, cx, 0, box.left, box.right);
  const y = scaleOf(view.y, cy, 1, box.bottom, box.top);
  const svg = draw("svg", {
    width: "100%", viewBox: `0 0 ${width} ${height}`, tabindex: 0, role: "application", "aria-roledescription": "scatter plot",
    "aria-label": `${cy.words} against ${cx.words}, ${known.length} designs. Arrow keys walk, Enter chooses.`,
    onkeydown: (event) => walk(event, known), onblur: () => point(null),
  }, targetBox(x, y, box, cx, cy), frame(x, y, box, [titleOf(cx), titleOf(cy)]));
  for (const [kind, value] of lines(cx)) {
    if (value < x.low || value > x.high) continue;
    svg.append(draw("path", { class: kind === "target" ? "target" : "limit", d: `M${x.at(value)} ${box.bottom}V${box.top}` }),
      draw("text", { x: x.at(value), y: box.top - 8, "text-anchor": "middle" }, `${kind} ${number(value)}`));
  }
  for (const [kind, value] of lines(cy)) {
    if (value < y.low || value > y.high) continue;
    svg.append(draw("path", { class: kind === "target" ? "target" : "limit", d: `M${box.left} ${y.at(value)}H${box.right}` }),
      draw("text", { x: box.left + 6, y: y.at(value) - 6 }, `${kind} ${number(value)}`));
  }
  view.brush = draw("rect", { class: "brush" });
  Object.assign(view, { box, scaleX: x, scaleY: y, marks: [] });
  svg.append(view.brush);
  for (const at of known) {
    const values = data.designs[at].values;
    const { fill, form } = lookOf(at);
    const place = [x.at(values[view.x]), y.at(values[view.y])];
    const node = draw("path", {
      d: shape(form, 6), transform: `translate(${place[0].toFixed(1)} ${place[1].toFixed(1)})`,
      onmouseenter: (event) => { if (!event.buttons) point(at, node.getBoundingClientRect()); }, onmouseleave: () => point(null), onclick: () => choose(at),
    });
    view.marks[at] = { node, place, fill, label: null };
    svg.append(node);
  }
  if (base && base[0] >= x.low && base[0] <= x.high && base[1] >= y.low && base[1] <= y.high) {
    svg.append(draw("g", { class: "baseline", transform: `translate(${x.at(base[0])} ${y.at(base[1])})` },
      draw("path", { d: "M-6 -6L6 6M-6 6L6 -6" }), draw("text", { x: 10, y: -8 }, "baseline")));
  }
  brushing(svg, x, y, box, width);
  plot.replaceChildren(svg);
  mark();
}

// Where both targets, or the one there is, are reached.
function targetBox(x, y, box, cx, cy) {
  if (cx === cy || (cx.target === null && cy.target === null)) return "";
  const side = (column, scale, low, high) => {
    if (column.target === null) return [low, high];
    const place = Math.max(Math.min(low, high), Math.min(Math.max(low, high), scale.at(column.target)));
    return column.goal === "maximize" ? [place, high] : [low, place];
  };
  const [left, right] = side(cx, x, box.left, box.right), [bottom, top] = side(cy, y, box.bottom, box.top);
  return draw("rect", { class: "goal", x: left, y: top, width: right - left, height: bottom - top }, svgTitle("the targets are reached here"));
}

function brushing(svg, x, y, box, width) {
  let start = null, end = null;
  const place = (event) => {
    const area = svg.getBoundingClientRect(), scale = width / area.width;
    return [
      Math.max(box.left, Math.min(box.right, (event.clientX - area.left) * scale)),
      Math.max(box.top, Math.min(box.bottom, (event.clientY - area.top) * scale)),
    ];
  };
  svg.addEventListener("pointerdown", (event) => { if (event.button === 0) { start = place(event); end = null; } });
  svg.addEventListener("pointermove", (event) => {
    if (!start) return;
    const here = place(event);
    // A click that trembles is a click.
    if (!end && Math.hypot(here[0] - start[0], here[1] - start[1]) < 5) return;
    if (!end) { svg.setPointerCapture(event.pointerId); point(null); }
    end = here;
    const [left, right] = [start[0], end[0]].sort((a, b) => a - b), [top, bottom] = [start[1], end[1]].sort((a, b) => a - b);
    fill(view.brush, { x: left, y: top, width: right - left, height: bottom - top }, []);
  });
  svg.addEventListener("pointerup", (event) => {
    if (start && end) {
      const span = (scale, a, b) => [scale.value(a), scale.value(b)].sort((u, v) => u - v);
      state.ranges.set(view.x, span(x, start[0], end[0]));
      setRange(view.y, span(y, start[1], end[1]));
    } else if (start && !event.target.classList.contains("mark")) {
      state.ranges.delete(view.x);
      setRange(view.y, null);
    }
    start = end = null;
  });
  svg.addEventListener("pointercancel", () => { start = end = null; mark(); });
}

function mark() {
  const { box } = view;
  const side = (column, scale, low, high) => (state.ranges.get(column) ?? []).map((value) => Math.max(Math.min(low, high), Math.min(Math.max(low, high), scale.at(value))));
  const [left, right] = [...side(view.x, view.scaleX, box.left, box.right), box.left, box.right];
  const [bottom, top] = [...side(view.y, view.scaleY, box.bottom, box.top), box.bottom, box.top];
  const isBrushed = state.ranges.has(view.x) || state.ranges.has(view.y);
  fill(view.brush, { x: left, y: top, width: isBrushed ? right - left : 0, height: isBrushed ? bottom - top : 0 }, []);
  view.marks.forEach((one, at) => {
    const isChosen = state.chosen.includes(at);
    const isOff = !passes(at);
    one.node.setAttribute("class", "mark" + (isOff ? " off" : "") + (isChosen ? " on" : "") + (state.at === at ? " at" : ""));
    one.node.style.fill = isOff ? "" : one.fill;
    if (isOff && !one.isOff) one.node.parentNode.insertBefore(one.node, view.brush.nextSibling);
    one.isOff = isOff;
    if (isChosen && !isOff) one.node.parentNode.append(one.node);
    if (!isChosen === !one.label) return;
    if (one.label) one.label.remove();
    one.label = isChosen ? draw("text", { class: "number", x: one.place[0] + 9, y: one.place[1] - 8 }, String(at + 1)) : null;
    if (one.label) one.node.parentNode.append(one.label);
  });
}

function walk(event, known) {
  const order = known.filter(passes).sort((a, b) => data.designs[a].values[view.x] - data.designs[b].values[view.x] || a - b);
  if (!order.length) return;
  const place = order.indexOf(state.at);
  const moves = { ArrowRight: place + 1, ArrowUp: place + 1, ArrowLeft: place - 1, ArrowDown: place - 1, Home: 0, End: order.length - 1 };
  if (event.key in moves) {
    const at = order[(Math.max(-1, moves[event.key]) + order.length) % order.length];
    point(at, view.marks[at].node.getBoundingClientRect());
    const spoken = data.goals.map((goal) => data.columns[goal.column].words + " " + withUnit(data.designs[at].values[goal.column], data.columns[goal.column].unit));
    byId("live").textContent = `design ${at + 1}, ${nameOf(at)}: ${spoken.join(", ")}`;
  } else if ((event.key === "Enter" || event.key === " ") && state.at !== null) {
    choose(state.at);
  } else if (event.key === "Escape") {
    point(null);
  } else {
    return;
  }
  event.preventDefault();
}
