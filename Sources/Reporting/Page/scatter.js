// The front as a scatter of any two quantities; colour and shape by what fills a slot.
const view = { x: 0, y: 0, color: null, shape: null, marks: [], at: null };

function picker(text, options, value, change) {
  return el("label", {}, text, el("select", { onchange: (event) => change(Number(event.target.value)) },
    options.map(([key, name]) => el("option", { value: key, selected: key === value }, name))));
}

function front() {
  heading("front", "The front", "Point at a design to see its numbers, click to choose it. With the keyboard: arrow keys walk along the horizontal axis, Enter chooses.");
  const section = byId("front");
  view.x = data.goals[0].column;
  view.y = data.goals.length > 1 ? data.goals[1].column : data.columns.findIndex((_, at) => at !== view.x);
  if (view.y < 0) view.y = view.x;
  view.color = choices.length ? choices[0].at : -1;
  view.shape = choices.length > 1 ? choices[1].at : -1;
  const columns = data.columns.map((column, at) => [at, titleOf(column)]);
  const slots = [[-1, "nothing"], ...choices.map((slot) => [slot.at, slot.words])];
  const pick = (text, options, key) => picker(text, options, view[key], (value) => { view[key] = value; legend(); scatter(); });
  section.append(
    el("div", { class: "controls" }, pick("Across", columns, "x"), pick("Up", columns, "y"),
      choices.length ? pick("Colour by", slots, "color") : "", choices.length > 1 ? pick("Shape by", slots, "shape") : ""),
    el("div", { id: "plot" }), el("div", { id: "legend" }));
  legend();
  scatter();
  new ResizeObserver(() => { if (byId("plot").clientWidth !== view.width) scatter(); }).observe(byId("plot"));
  state.listen(mark);
}

function legend() {
  const rows = [["color", "Colour"], ["shape", "Shape"]].map(([key, name]) => {
    const slot = choices.find((one) => one.at === view[key]);
    if (!slot || (key === "shape" && view.shape === view.color)) return "";
    return el("div", { class: "legend", role: "group", "aria-label": name + " by " + slot.words }, el("span", { class: "soft" }, slot.words + ":"),
      slot.candidates.map((id, index) => {
        const key = slot.at + " " + id;
        const count = data.designs.filter((design) => design.fillings[slot.at] === id).length;
        const isColor = view.color === slot.at;
        const form = view.shape === slot.at || view.shape < 0 ? index : 0;
        const swatch = draw("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" },
          draw("path", { d: shape(view.shape < 0 ? index : form, 5.5), fill: isColor ? color(index) : "var(--soft)" }));
        return el("button", {
          "aria-pressed": String(!state.hidden.has(key)), title: data.components[id] + " – click to hide or show",
          onclick: (event) => {
            state.hidden.has(key) ? state.hidden.delete(key) : state.hidden.add(key);
            event.currentTarget.setAttribute("aria-pressed", String(!state.hidden.has(key)));
            state.tell("filter");
          },
        }, swatch, id, el("span", { class: "soft" }, String(count)));
      }));
  });
  byId("legend").replaceChildren(...rows.filter(Boolean));
}

function groupOf(at, slotAt) {
  const slot = choices.find((one) => one.at === slotAt);
  return slot ? slot.candidates.indexOf(data.designs[at].fillings[slotAt]) : 0;
}

function scatter() {
  const plot = byId("plot");
  const width = (view.width = plot.clientWidth || 900);
  const height = Math.max(340, Math.min(560, width * 0.5));
  const box = { left: 78, right: width - 34, top: 26, bottom: height - 56 };
  const [cx, cy] = [data.columns[view.x], data.columns[view.y]];
  const known = data.designs.map((_, at) => at).filter((at) => data.designs[at].values[view.x] !== null && data.designs[at].values[view.y] !== null);
  const lines = (column) => [["target", column.target], ["min", column.min], ["max", column.max]].filter((line) => line[1] !== null);
  const x = axis(known.map((at) => data.designs[at].values[view.x]), lines(cx).map((line) => line[1]), box.left, box.right);
  const y = axis(known.map((at) => data.designs[at].values[view.y]), lines(cy).map((line) => line[1]), box.bottom, box.top);
  const svg = draw("svg", {
    width: "100%", viewBox: `0 0 ${width} ${height}`, tabindex: 0, role: "application", "aria-roledescription": "scatter plot",
    "aria-label": `${cy.words} against ${cx.words}, ${known.length} designs. Arrow keys walk, Enter chooses.`,
    onkeydown: (event) => walk(event, known), onblur: () => point(null),
  }, frame(x, y, box, [titleOf(cx), titleOf(cy)]));
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
  view.marks = [];
  for (const at of known) {
    const values = data.designs[at].values;
    const group = view.color < 0 ? 0 : groupOf(at, view.color);
    const form = view.shape < 0 ? group : groupOf(at, view.shape);
    const place = [x.at(values[view.x]), y.at(values[view.y])];
    const node = draw("path", {
      class: "mark", d: shape(form, 5.5), transform: `translate(${place[0].toFixed(1)} ${place[1].toFixed(1)})`, fill: color(group),
      onmouseenter: () => point(at), onmouseleave: () => point(null), onclick: () => choose(at),
    });
    node.style.fill = color(group);
    view.marks[at] = { node, place, fill: color(group), label: null };
    svg.append(node);
  }
  plot.replaceChildren(svg);
  mark();
}

function mark() {
  view.marks.forEach((one, at) => {
    const isChosen = state.chosen.includes(at);
    const isOff = !passes(at);
    one.node.setAttribute("class", "mark" + (isOff ? " off" : "") + (isChosen ? " on" : "") + (view.at === at ? " at" : ""));
    one.node.style.fill = isOff ? "" : one.fill;
    if (isOff && !one.isOff) one.node.parentNode.insertBefore(one.node, view.marks.find(Boolean).node);
    one.isOff = isOff;
    if (one.label) one.label.remove();
    one.label = isChosen ? draw("text", { class: "number", x: one.place[0] + 9, y: one.place[1] - 8 }, String(at + 1)) : null;
    if (one.label) one.node.parentNode.append(one.label);
  });
}

// Shows what the pointer or the keyboard is at.
function point(at) {
  if (view.at !== null && view.marks[view.at]) view.marks[view.at].node.classList.remove("at");
  view.at = at;
  const tooltip = byId("tooltip");
  tooltip.hidden = at === null;
  if (at === null) return;
  const mark = view.marks[at];
  mark.node.classList.add("at");
  const shown = data.columns.map((column, index) => [column, index]).filter(([column]) => column.role !== "report");
  tooltip.replaceChildren(el("strong", {}, `Design ${at + 1}` + (several ? ": " + nameOf(at) : "")),
    el("table", {}, shown.map(([column, index]) => el("tr", {}, el("td", {}, column.words), el("td", {}, withUnit(data.designs[at].values[index], column.unit))))),
    data.designs[at].binding.length ? el("div", { class: "soft" }, "held back by " + data.designs[at].binding.map(limitWords).join(", ")) : "");
  const area = mark.node.getBoundingClientRect();
  const [wide, high] = [tooltip.offsetWidth, tooltip.offsetHeight];
  tooltip.style.left = Math.max(8, area.right + 12 + wide > innerWidth ? area.left - wide - 12 : area.right + 12) + "px";
  tooltip.style.top = Math.max(8, Math.min(innerHeight - high - 8, area.top - high / 2)) + "px";
}

function walk(event, known) {
  const order = known.filter(passes).sort((a, b) => data.designs[a].values[view.x] - data.designs[b].values[view.x] || a - b);
  if (!order.length) return;
  const place = order.indexOf(view.at);
  const moves = { ArrowRight: place + 1, ArrowUp: place + 1, ArrowLeft: place - 1, ArrowDown: place - 1, Home: 0, End: order.length - 1 };
  if (event.key in moves) {
    const at = order[(Math.max(-1, moves[event.key]) + order.length) % order.length];
    point(at);
    const spoken = data.goals.map((goal) => data.columns[goal.column].words + " " + withUnit(data.designs[at].values[goal.column], data.columns[goal.column].unit));
    byId("live").textContent = `design ${at + 1}, ${nameOf(at)}: ${spoken.join(", ")}`;
  } else if ((event.key === "Enter" || event.key === " ") && view.at !== null) {
    choose(view.at);
  } else if (event.key === "Escape") {
    point(null);
  } else {
    return;
  }
  event.preventDefault();
}
