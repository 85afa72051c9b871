// The chosen designs side by side: numbers, breakdowns as stacked bars, layers to scale, curves.
function detail() {
  heading("detail", "Chosen designs", "Up to eight, chosen in the scatter or in the table.");
  byId("detail").append(el("div", { id: "chosen" }));
  state.chosen = data.shortlist.map((entry) => entry.design).slice(0, 4);
  state.listen((what) => { if (what === "chosen") showChosen(); });
  new ResizeObserver(() => { if (byId("chosen").clientWidth !== detail.width) showChosen(); }).observe(byId("chosen"));
  showChosen();
}

function showChosen() {
  const place = byId("chosen");
  detail.width = place.clientWidth;
  if (!state.chosen.length) return place.replaceChildren(el("p", { class: "soft" }, "None is chosen."));
  const chips = el("div", { class: "chosen" }, state.chosen.map((at) => el("button", {
    onclick: () => choose(at), title: "take away", "aria-label": `take design ${at + 1} away`,
  }, el("strong", {}, at + 1), (several ? " " + nameOf(at) : "") + " ×")));
  const figures = data.views.map((declared, index) => {
    const shown = state.chosen.filter((at) => data.designs[at].views[index]);
    if (!shown.length) return "";
    const of = (at) => data.designs[at].views[index];
    const caption = declared.title + (declared.slot ? ` (${declared.slot})` : "");
    const content = { breakdown, stack, curve }[declared.kind](declared, shown, of);
    return el("figure", {}, el("figcaption", {}, caption), content);
  });
  place.replaceChildren(chips, comparison(), ...state.chosen.map(explanation), ...figures.filter(Boolean));
}

function comparison() {
  const base = data.baseline;
  const heads = [base ? el("th", { scope: "col", class: "number" }, "baseline") : "", state.chosen.map((at) => el("th", { scope: "col", class: "number" }, "design " + (at + 1)))];
  const filling = (id) => el("td", { class: "number", title: data.components[id] }, id);
  const slots = data.slots.map((slot, index) => el("tr", {}, el("th", { scope: "row" }, slot.words),
    base ? filling(base.fillings[index]) : "", state.chosen.map((at) => filling(data.designs[at].fillings[index]))));
  const values = data.columns.map((column, index) => el("tr", {}, el("th", { scope: "row", title: column.name + (column.text ? ": " + column.text : "") }, titleOf(column)),
    base ? el("td", { class: "number" }, number(base.values[index], 5)) : "",
    state.chosen.map((at) => {
      const value = data.designs[at].values[index];
      const isReached = column.target !== null && (column.goal === "maximize" ? value >= column.target : value <= column.target);
      const other = base ? base.values[index] : null;
      const change = other === null || value === null || value === other ? "" : el("small", { class: "soft" }, ` ${value > other ? "+" : "−"}${number(Math.abs(value - other), 3)}`);
      return el("td", { class: "number" }, number(value, 5), change, isReached ? el("span", { class: "good", title: "target reached" }, " ✓") : "");
    })));
  const held = el("tr", {}, el("th", { scope: "row" }, "held back by"), base ? el("td", {}) : "",
    state.chosen.map((at) => el("td", { class: "number held" }, data.designs[at].binding.map((name) => el("div", {}, limitWords(name))))));
  const outside = !data.extrapolation ? "" : el("tr", {}, el("th", { scope: "row" }, "extrapolated: outside validity"), base ? el("td", {}) : "",
    state.chosen.map((at) => el("td", { class: "number held" }, outsideOf(data.designs[at]).map((name) => el("div", {}, name)))));
  return el("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": "Chosen designs side by side" }, el("table", { class: "grid" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "quantity"), heads)), el("tbody", {}, slots, values, held, outside)));
}

// What holds a design back, what that costs, and on which numbers it rests; in words made by the program.
function explanation(at) {
  const told = data.designs[at].explanation;
  if (!told) return "";
  const list = (title, lines) => (lines.length ? [el("h4", {}, title), el("ul", {}, lines.map((line) => el("li", {}, line)))] : "");
  return el("details", {}, el("summary", {}, `What stands behind design ${at + 1}`),
    list("What better ones would take, to first order", told.limits), list("What is exchanged for what, to first order", told.exchanges),
    data.goals.map((goal, index) => list(sentence(data.columns[goal.column].words) + " rests on", told.restsOn[index])));
}

// One horizontal bar a design, all to one scale; the parts in the order in which they are declared.
function breakdown(declared, shown, of) {
  const unit = declared.items[0].unit;
  const sums = shown.map((at) => of(at).values.reduce((sum, value) => sum + Math.max(0, value || 0), 0));
  const width = Math.max(320, detail.width), left = 74, right = width - 90, band = 34;
  const scale = (right - left) / Math.max(...sums, 1e-300);
  const rows = shown.map((at, row) => {
    let start = left;
    const parts = of(at).values.map((value, part) => {
      const length = Math.max(0, value || 0) * scale;
      const bar = draw("rect", { x: start, y: row * band + 4, width: length, height: band - 10, stroke: "var(--paper)", "stroke-width": length > 3 ? 1 : 0 },
        draw("title", {}, `${declared.items[part].label}: ${withUnit(value, unit)} (${number((100 * value) / sums[row], 3)} %)`));
      bar.style.fill = partColor(part);
      const ink = length > 16 ? draw("text", { class: "letter", x: start + length / 2, y: row * band + 21, "text-anchor": "middle", "aria-hidden": "true" }, letter(part)) : "";
      if (ink) ink.style.fill = partInk(part);
      start += length;
      return [bar, ink];
    });
    const total = of(at).total ?? sums[row];
    return [draw("text", { x: 0, y: row * band + 21 }, "design " + (at + 1)), parts,
      draw("text", { x: start + 6, y: row * band + 21 }, withUnit(total, unit))];
  });
  const height = shown.length * band;
  const svg = draw("svg", { width: "100%", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": declared.title + "; the numbers are in the table below" }, rows);
  const some = declared.items.map((_, part) => part).filter((part) => shown.some((at) => of(at).values[part]));
  const key = el("div", { class: "legend" }, some.map((part) => el("span", {}, swatch(part, letter(part)), declared.items[part].label)));
  return [svg, key, partsTable(declared, shown, of, some, unit)];
}

function swatch(part, text) {
  const node = el("span", { class: "swatch", "aria-hidden": "true" }, text ?? "");
  node.style.background = partColor(part);
  node.style.color = partInk(part);
  return node;
}

function partsTable(declared, shown, of, some, unit) {
  const shownUnit = unit === "1" ? "" : ` [${unit}]`;
  return el("details", {}, el("summary", {}, "The numbers"), el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Numbers: " + declared.title }, el("table", { class: "grid" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "part" + shownUnit), shown.map((at) => el("th", { scope: "col", class: "number" }, "design " + (at + 1))))),
    el("tbody", {}, some.map((part) => el("tr", {}, el("th", { scope: "row" }, swatch(part, letter(part)), declared.items[part].label),
      shown.map((at) => el("td", { class: "number" }, number(of(at).values[part]))))))))) ;
}

// Layers drawn to scale, one column a design, from bottom to top; names beside them, kept apart.
function stack(declared, shown, of) {
  const unit = declared.items[0].unit;
  const sums = shown.map((at) => of(at).values.reduce((sum, value) => sum + (value || 0), 0));
  const height = 320, bottom = height + 14, block = 96, cell = Math.max(250, Math.min(320, detail.width / shown.length));
  const scale = height / Math.max(...sums, 1e-300);
  const columns = shown.map((at, column) => {
    const x = column * cell;
    let y = bottom;
    const labels = [];
    const layers = of(at).values.map((value, part) => {
      const thickness = (value || 0) * scale;
      if (!thickness) return "";
      y -= thickness;
      const layer = draw("rect", { x, y, width: block, height: thickness }, draw("title", {}, `${declared.items[part].label}: ${withUnit(value, unit)}`));
      layer.style.fill = partColor(part);
      labels.push({ at: y + thickness / 2, text: `${declared.items[part].label} ${withUnit(value, unit, 3)}` });
      return layer;
    });
    let last = Infinity;
    for (const label of labels) last = label.y = Math.min(label.at, last - 15);
    // A pile of thin layers at the top is pushed down again as far as there is room.
    let first = 10;
    for (const label of [...labels].reverse()) { label.y = Math.max(label.y, first); first = label.y + 15; }
    return [layers,
      labels.map((label) => [
        draw("path", { class: "axis", d: `M${x + block + 1} ${label.at}L${x + block + 10} ${label.y}`, "stroke-width": 0.7 }),
        draw("text", { x: x + block + 13, y: label.y + 4 }, label.text),
      ]),
      draw("text", { x, y: bottom + 18 }, `design ${at + 1}: ${withUnit(sums[column], unit)}`)];
  });
  const width = Math.max(detail.width, cell * shown.length);
  return el("div", { class: "scroll plain", tabindex: 0, role: "region", "aria-label": declared.title },
    draw("svg", { width, viewBox: `0 0 ${width} ${bottom + 26}`, style: "max-width:none", role: "img",
      "aria-label": declared.title + ": " + shown.map((at) => `design ${at + 1} ` + of(at).values.map((value, part) => `${declared.items[part].label} ${withUnit(value, unit, 3)}`).join(", ")).join("; ") }, columns));
}

// Items over the swept quantity; one chart a unit, one colour a design, one dash an item.
function curve(declared, shown, of) {
  const units = [...new Set(declared.items.map((item) => item.unit))];
  const dashes = ["", "7 4", "2 3", "9 3 2 3"];
  return units.map((unit) => {
    const items = declared.items.map((item, index) => ({ ...item, index })).filter((item) => item.unit === unit);
    const values = shown.flatMap((at) => items.flatMap((item) => of(at).values[item.index])).filter((value) => value !== null);
    if (!values.length) return el("p", { class: "soft" }, "The model has no answer along this curve.");
    const width = Math.max(320, Math.min(820, detail.width)), box = { left: 78, right: width - 20, top: 14, bottom: 250 };
    const x = axis(declared.samples, [], box.left, box.right);
    const y = axis(values, [], box.bottom, box.top);
    const sweep = declared.sweepWords ?? "";
    const bracket = (text) => (text && text !== "1" ? ` [${text}]` : "");
    const lines = shown.map((at, order) => items.map((item) => {
      let isDown = false;
      const path = declared.samples.map((sample, index) => {
        const value = of(at).values[item.index][index];
        const step = value === null ? "" : `${isDown ? "L" : "M"}${x.at(sample).toFixed(1)} ${y.at(value).toFixed(1)}`;
        isDown = value !== null;
        return step;
      }).join("");
      const line = draw("path", { d: path, fill: "none", "stroke-width": 2, "stroke-dasharray": dashes[item.index % 4] }, draw("title", {}, `design ${at + 1}: ${item.label}`));
      line.style.stroke = color(order);
      return line;
    }));
    const key = el("div", { class: "legend" }, shown.map((at, order) => el("span", {}, swatch(order), "design " + (at + 1))),
      items.length > 1 ? items.map((item) => el("span", {}, draw("svg", { width: 34, height: 8, "aria-hidden": "true" }, draw("path", { class: "axis", d: "M0 4H32", "stroke-width": 2, "stroke-dasharray": dashes[item.index % 4] })), " " + item.label)) : "");
    const label = items.length === 1 ? items[0].label : declared.title;
    return [draw("svg", { width, viewBox: `0 0 ${width} 300`, role: "img", "aria-label": declared.title }, frame(x, y, box, [sweep + bracket(declared.sweepUnit), label + bracket(unit)]), lines), key];
  });
}
