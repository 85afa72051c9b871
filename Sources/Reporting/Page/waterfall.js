// The way from a design to a target: bars that hang where the last one ended. A table, so that it is read as one.
function waterfall(way) {
  const unit = unitOf(way);
  const values = [...way.rows.flatMap((row) => [row.from, row.to]), way.target].filter((value) => value !== null);
  let low = Math.min(...values), high = Math.max(...values);
  // Steps far above zero are shown without the long way up to them.
  const isCut = low > 0.7 * high;
  if (!isCut) low = Math.min(0, low);
  const room = 0.06 * (high - low || 1);
  if (isCut || low < 0) low -= room;
  high += room;
  const place = (value) => (100 * (value - low)) / (high - low);
  const zero = place(Math.max(low, Math.min(high, 0)));
  const mark = (title) => {
    const line = el("i", { class: "aim", title });
    line.style.left = place(way.target) + "%";
    return line;
  };
  const aim = "target " + withUnit(way.target, unit);
  const lines = way.rows.map((row) => {
    const [start, end] = [row.from === null ? zero : place(row.from), place(row.to)].sort((a, b) => a - b);
    const change = row.from === null ? null : row.to - row.from;
    const isBetter = change !== null && change > 0 === (way.goal === "maximize");
    const bar = el("i", { class: change === null ? "stands" : isBetter ? "better" : "worse" });
    bar.style.left = start + "%";
    bar.style.width = Math.max(0.3, end - start) + "%";
    const text = change === null ? withUnit(row.to, unit) : (change > 0 ? "+" : change < 0 ? "−" : "") + withUnit(Math.abs(change), unit, 3);
    return el("tr", { class: change === null ? "stands" : null }, el("th", { scope: "row" }, row.label, row.detail ? el("small", { class: "soft" }, " " + row.detail) : ""), el("td", { class: "number" }, text), el("td", { class: "bars", "aria-hidden": "true" }, bar, mark(aim)));
  });
  return el("figure", { class: "way" }, el("figcaption", {}, way.title), el("p", { class: "soft" }, way.note + "."),
    el("table", { class: "waterfall" }, el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "change"), el("th", { scope: "col", class: "number" }, data.columns.find((one) => one.name === way.quantity)?.words ?? ""), el("th", { scope: "col" }, aim, isCut ? el("small", {}, "bars do not begin at zero") : ""))),
      el("tbody", {}, lines)));
}
