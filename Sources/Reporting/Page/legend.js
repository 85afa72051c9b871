// The key of colours and shapes, which hides and shows what fills a slot; and what of the designs is kept.
function legend() {
  const rows = [["color", "Colour"], ["shape", "Shape"]].map(([key, name]) => {
    const slot = choices.find((one) => one.at === view[key]);
    if (!slot || (key === "shape" && view.shape === view.color)) return "";
    return el("div", { class: "legend", role: "group", "aria-label": name + " by " + slot.words }, el("span", { class: "soft" }, slot.words + ":"),
      slot.candidates.map((id, index) => toggle(slot, id, index)));
  });
  byId("legend").replaceChildren(...rows.filter(Boolean));
}

function toggle(slot, id, index) {
  const key = slot.at + " " + id;
  const count = data.designs.filter((design) => design.fillings[slot.at] === id).length;
  const form = view.shape === slot.at || view.shape < 0 ? index : 0;
  const swatch = draw("svg", { width: 16, height: 16, viewBox: "-8 -8 16 16", "aria-hidden": "true" },
    draw("path", { d: shape(form, 5.5), fill: view.color === slot.at ? color(index) : "var(--soft)" }));
  return el("button", {
    "aria-pressed": String(!state.hidden.has(key)), title: (data.components[id] ?? id) + " – click to hide or show",
    onclick: (event) => {
      state.hidden.has(key) ? state.hidden.delete(key) : state.hidden.add(key);
      event.currentTarget.setAttribute("aria-pressed", String(!state.hidden.has(key)));
      state.tell("filter");
    },
  }, swatch, id, el("span", { class: "soft" }, String(count)));
}

function groupOf(at, slotAt) {
  const slot = choices.find((one) => one.at === slotAt);
  return slot ? slot.candidates.indexOf(data.designs[at].fillings[slotAt]) : 0;
}

// The colour and the shape of a design.
function lookOf(at) {
  const group = view.color < 0 ? 0 : groupOf(at, view.color);
  return { fill: color(group), form: view.shape < 0 ? group : groupOf(at, view.shape) };
}

// Keeps the designs whose quantity lies in the range; `null` keeps all.
function setRange(column, range) {
  if (range) state.ranges.set(column, range);
  else state.ranges.delete(column);
  state.tell("filter");
}

// How many designs are kept, and each range with a way to let it go.
function showKept() {
  const count = data.designs.filter((_, at) => passes(at)).length;
  const chips = [...state.ranges].map(([at, [low, high]]) => {
    const column = data.columns[at];
    const text = `${column.words} ${number(low)} to ${withUnit(high, unitOf(column))}`;
    return el("button", { onclick: () => setRange(at, null), "aria-label": "no longer keep only " + text }, text + " ×");
  });
  const isAll = !chips.length && !state.hidden.size && state.words === "";
  byId("kept").replaceChildren(
    el("span", { class: isAll ? "soft" : null }, isAll ? (data.designs.length === 1 ? "The one design is shown." : `All ${counted(data.designs.length, "design")} are shown.`) : `${number(count)} of ${counted(data.designs.length, "design")} kept:`),
    ...chips, ...(isAll ? [] : [el("button", { id: "clear", onclick: clearFilters }, "Show all")]));
}

function clearFilters() {
  state.ranges.clear();
  state.hidden.clear();
  state.words = "";
  byId("words").value = "";
  legend();
  state.tell("filter");
}
