// Elements, numbers, and what the parts of the page share. Texts only ever enter as text nodes.
const data = JSON.parse(document.getElementById("data").textContent);
const svgSpace = "http://www.w3.org/2000/svg";
const byId = (id) => document.getElementById(id);

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === "") continue;
    node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}
const el = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const draw = (tag, attributes, ...children) => fill(document.createElementNS(svgSpace, tag), attributes, children);

// Four digits are what a reader compares; the tables on disk have all of them.
function number(value, digits = 4) {
  if (value === null || value === undefined) return "–";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) return value.toExponential(digits - 1).replace(/\.?0+e/, "e");
  return (formats[digits] ??= new Intl.NumberFormat("en", { maximumSignificantDigits: digits })).format(value);
}
// To make a format costs more than to write a thousand numbers with it.
const formats = {};
const unitOf = (column) => (column.unit === "1" ? "" : column.unit);
const withUnit = (value, unit, digits) => number(value, digits) + (unit && unit !== "1" ? " " + unit : "");
const titleOf = (column) => column.words + (unitOf(column) ? " [" + column.unit + "]" : "");
const counted = (count, noun) => number(count, 9) + " " + noun + (count === 1 ? "" : "s");
// `cell.chargeTime max` as a reader says it.
const limitWords = (name) => data.limitWords[name] ?? name;
// `transport: cell.temperature` as a reader says it.
const outsideWords = (name) => data.outsideWords[name] ?? name;
const outsideOf = (design) => [...new Set(design.extrapolated)].map(outsideWords);
const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const color = (index) => "var(--c" + (index % 8) + ")";
// Beyond eight, the same colours half mixed with the paper.
const partColor = (index) =>
  index < 8 ? color(index) : "color-mix(in srgb, " + color(index) + " 50%, var(--paper))";
// A letter beside the colour, for those who see colours otherwise; its ink shows on that colour.
const letter = (index) => String.fromCharCode(65 + (index % 26));
const partInk = (index) => "var(--t" + (index < 8 ? index : "m") + ")";
const svgTitle = (text) => draw("title", {}, text);

function heading(section, text, about) {
  byId(section).append(el("h2", { id: section + "-title" }, text));
  if (about) byId(section).append(el("p", { class: "soft hint" }, about));
}

// The designs' state: which are chosen, which pass the filters, which one is pointed at. Whoever draws them listens.
const state = {
  chosen: [],
  at: null,
  hidden: new Set(),
  ranges: new Map(), // by column: the least and the greatest value that is kept
  words: "",
  sort: { key: "design", up: true },
  listeners: [],
  listen(listener) { this.listeners.push(listener); },
  tell(what) { for (const listener of this.listeners) listener(what); },
};
const choices = data.slots.map((slot, at) => ({ ...slot, at })).filter((slot) => slot.candidates.length > 1);
const several = data.combinations.length > 1;
const nameOf = (at) => data.combinations[data.designs[at].combination].label;
const baselineAt = (column) => data.baseline?.values[column] ?? null;
const searchable = data.designs.map((design, at) =>
  [nameOf(at), ...design.binding, ...design.extrapolated].join(" ").toLowerCase());

function passes(at) {
  if (data.designs[at].fillings.some((id, slot) => state.hidden.has(slot + " " + id))) return false;
  for (const [column, [low, high]] of state.ranges) {
    const value = data.designs[at].values[column];
    if (value === null || value < low || value > high) return false;
  }
  return state.words.split(/\s+/).every((word) => searchable[at].includes(word));
}

function choose(at) {
  const place = state.chosen.indexOf(at);
  if (place >= 0) state.chosen.splice(place, 1);
  else state.chosen.push(at);
  // More than eight side by side cannot be compared, nor told apart by colour.
  if (state.chosen.length > 8) state.chosen.shift();
  byId("live").textContent = "design " + (at + 1) + (place >= 0 ? " taken away" : " chosen");
  state.tell("chosen");
}

// Round tick values: 1, 2 or 5 times a power of ten; equal ratios have equal lengths where values span decades, as in the figures.
function axis(values, wished, start, end) {
  let low = Math.min(...values), high = Math.max(...values);
  const span = high - low;
  for (const value of wished) {
    if (span > 0 && value >= low - span && value <= high + span) { low = Math.min(low, value); high = Math.max(high, value); }
  }
  const isLogarithmic = low > 0 && high >= 30 * low && high <= 1e6 * low;
  if (high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high))) {
    const room = low === 0 ? 1 : Math.abs(low) * 0.05;
    low -= room; high += room;
  }
  const length = Math.abs(end - start);
  const ticks = [];
  if (isLogarithmic) {
    const room = Math.pow(high / low, 0.03);
    low /= room; high *= room;
    const [first, last] = [low, high].map((value) => Math.floor(Math.log10(value)));
    const digits = (last - first) * 3 * 40 <= length ? [1, 2, 5] : [1];
    for (let decade = first; decade <= last; decade++) {
      for (const digit of digits) {
        const tick = Number(digit + "e" + decade);
        if (tick >= low && tick <= high) ticks.push(tick);
      }
    }
  } else {
    const rough = (high - low) / Math.max(3, Math.min(8, length / 90));
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = power * [1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999);
    const room = 0.03 * (high - low);
    low -= room; high += room;
    for (let tick = Math.ceil(low / step); tick * step <= high; tick++) ticks.push(Number((tick * step).toPrecision(12)));
  }
  // What is below a logarithmic axis, zero too, stands at its end.
  const share = isLogarithmic
    ? (value) => Math.log(Math.max(value, low) / low) / Math.log(high / low)
    : (value) => (value - low) / (high - low);
  const valueAt = (part) => Number((isLogarithmic ? low * Math.pow(high / low, part) : low + part * (high - low)).toPrecision(5));
  return {
    low, high, ticks, at: (value) => start + share(value) * (end - start),
    value: (place) => valueAt((place - start) / (end - start)), moved: (value, part) => valueAt(share(value) + part),
  };
}

// Horizontal and vertical lines with their numbers, and the two titles.
function frame(x, y, box, titles) {
  return [
    x.ticks.map((tick) => [
      draw("path", { class: "grid", d: `M${x.at(tick)} ${box.bottom}V${box.top}` }),
      draw("text", { class: "soft", x: x.at(tick), y: box.bottom + 18, "text-anchor": "middle" }, number(tick, 6)),
    ]),
    y.ticks.map((tick) => [
      draw("path", { class: "grid", d: `M${box.left} ${y.at(tick)}H${box.right}` }),
      draw("text", { class: "soft", x: box.left - 8, y: y.at(tick) + 4, "text-anchor": "end" }, number(tick, 6)),
    ]),
    draw("path", { class: "axis", d: `M${box.left} ${box.top}V${box.bottom}H${box.right}` }),
    draw("text", { x: (box.left + box.right) / 2, y: box.bottom + 40, "text-anchor": "middle" }, titles[0]),
    draw("text", { transform: `translate(16 ${(box.top + box.bottom) / 2}) rotate(-90)`, "text-anchor": "middle" }, titles[1]),
  ];
}

const shapes = [
  (r) => `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`,
  (r) => `M${-r * 0.88} ${-r * 0.88}H${r * 0.88}V${r * 0.88}H${-r * 0.88}Z`,
  (r) => `M0 ${-r * 1.2}L${r * 1.15} ${r * 0.85}H${-r * 1.15}Z`,
  (r) => `M0 ${-r * 1.3}L${r * 1.3} 0L0 ${r * 1.3}L${-r * 1.3} 0Z`,
  (r) => `M0 ${r * 1.2}L${r * 1.15} ${-r * 0.85}H${-r * 1.15}Z`,
  (r) => { const a = r * 0.42, b = r * 1.2; return `M${-a} ${-b}H${a}V${-a}H${b}V${a}H${a}V${b}H${-a}V${a}H${-b}V${-a}H${-a}Z`; },
  (r) => `M${-r * 1.15} 0L${-r * 0.6} ${-r}H${r * 0.6}L${r * 1.15} 0L${r * 0.6} ${r}H${-r * 0.6}Z`,
  (r) => `M${-r} ${-r * 1.1}L0 ${-r * 0.4}L${r} ${-r * 1.1}V${r * 0.6}L0 ${r * 1.2}L${-r} ${r * 0.6}Z`,
];
const shape = (index, radius) => shapes[index % shapes.length](radius);
