// The way from a design to the targets it misses: bars that hang where the last one ended, a column for each quantity. A table, so
// that it is read as one.
function waterfall(way) {
  const sides = way.sides.map(scaleOf);
  const heads = sides.map((side) => [
    el("th", { scope: "col", class: "number" }, side.words, el("small", {}, unitOf(side))),
    el("th", { scope: "col", class: "bars" }, el("span", { class: "good" }, "target " + withUnit(side.target, unitOf(side))), side.isCut ? el("small", {}, "bars do not begin at zero") : "")]);
  const lines = way.rows.map((row, at) => {
    const stands = sides[0].steps[at][0] === null;
    return el("tr", { class: stands ? "stands" : null },
      el("th", { scope: "row" }, row.label, row.detail ? el("small", {}, row.detail) : ""), sides.map((side) => step(side, ...side.steps[at])));
  });
  return el("figure", { class: "way" }, el("figcaption", {}, way.title), el("p", { class: "soft" }, way.note + "."),
    el("div", { class: "scroll plain", tabindex: 0, role: "region", "aria-label": way.title }, el("table", { class: "waterfall" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "change"), heads)), el("tbody", {}, lines))));

  // A value that stands, or the change from one to the next.
  function step(side, from, to) {
    const change = from === null ? null : to - from;
    const [start, end] = [from === null ? side.zero : side.place(from), side.place(to)].sort((a, b) => a - b);
    const bar = el("i", { class: !change ? "stands" : change > 0 === (side.goal === "maximize") ? "better" : "worse" });
    bar.style.left = start + "%";
    bar.style.width = Math.max(0.4, end - start) + "%";
    const aim = el("i", { class: "aim" });
    aim.style.left = side.place(side.target) + "%";
    const text = change === null ? number(to) : change === 0 ? "0" : (change > 0 ? "+" : "−") + number(Math.abs(change), 3);
    return [el("td", { class: "number" }, text), el("td", { class: "bars", "aria-hidden": "true" }, bar, aim)];
  }
}

function scaleOf(side) {
  const values = [...side.steps.flat(), side.target].filter((value) => value !== null);
  let low = Math.min(...values), high = Math.max(...values);
  // Steps far above zero are shown without the long way up to them.
  const isCut = low > 0.7 * high;
  if (!isCut) low = Math.min(0, low);
  const room = 0.04 * (high - low || 1);
  if (isCut || low < 0) low -= isCut ? 5 * room : room;
  high += room;
  const place = (value) => (100 * (value - low)) / (high - low);
  return { ...side, isCut, place, zero: place(Math.max(low, Math.min(high, 0))) };
}
