// Which combination holds which part of the front, and what became of the others: a map of all choices.
const fates = {
  front: ["", "on the front, with the number of designs"], searched: ["○", "searched, none of its designs on the front"],
  dominated: ["▽", "ruled out: beaten even in its best case"], infeasible: ["✕", "no feasible design found"],
  "set aside": ["–", "set aside: the models do not fit together"], unsearched: ["…", "not searched"],
};
const fateOf = (one) => (one.designs ? "front" : one.status);

// The choice with the most candidates goes across, all others down.
function combinationMap() {
  const parts = data.combinations.map((one) => one.parts);
  const names = data.dimensions;
  const values = names.map((_, at) => [...new Set(parts.map((one) => one[at]))]);
  const wide = values.map((one) => one.length).reduce((best, count, at, all) => (count <= 12 && (best < 0 || count >= all[best]) ? at : best), -1);
  if (wide < 0) return "";
  const rowOf = (one) => one.filter((_, at) => at !== wide);
  const rows = [...new Map(parts.map((one) => [JSON.stringify(rowOf(one)), rowOf(one)])).entries()];
  const places = new Map(parts.map((one, at) => [JSON.stringify([rowOf(one), one[wide]]), at]));
  const most = Math.max(1, ...data.combinations.map((one) => one.designs));
  const cell = (row, value) => {
    const at = places.get(JSON.stringify([row, value]));
    if (at === undefined) return el("td", {});
    const one = data.combinations[at], fate = fateOf(one);
    const link = el("a", { href: "#combination-" + at, title: one.label + ": " + one.reason },
      one.designs ? number(one.designs, 9) : fates[fate][0], el("span", { class: "unseen" }, fate === "front" ? " designs on the front" : fates[fate][1]));
    const node = el("td", { class: "fate " + fate.replace(" ", "-") }, link);
    if (one.designs) node.style.setProperty("--share", 15 + Math.round((35 * one.designs) / most) + "%");
    return node;
  };
  const others = names.filter((_, at) => at !== wide);
  const used = Object.keys(fates).filter((fate) => data.combinations.some((one) => fateOf(one) === fate));
  return el("figure", {}, el("figcaption", {}, "Map of the combinations"),
    el("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": "Map of the combinations" }, el("table", { class: "grid map" },
      el("thead", {}, el("tr", {}, others.map((name) => el("th", { scope: "col" }, name)), others.length ? "" : el("th", { scope: "col" }, names[wide]), values[wide].map((value) => el("th", { scope: "col", class: "fate" }, value)))),
      el("tbody", {}, rows.map(([, row]) => el("tr", {}, row.map((value) => el("th", { scope: "row" }, value)), others.length ? "" : el("td", {}), values[wide].map((value) => cell(row, value))))))),
    el("div", { class: "legend" }, others.length ? el("span", { class: "soft" }, `across: ${names[wide]}; `) : "",
      used.map((fate) => el("span", {}, el("span", { class: "fate key " + fate.replace(" ", "-") }, fates[fate][0] || "12"), " " + fates[fate][1]))));
}

// Where on an objective the designs of a combination lie, between the ends of the whole front.
function strip(goal, at) {
  const all = data.designs.map((design) => design.values[goal.column]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const width = 130, place = (value) => (high > low ? 3 + ((value - low) / (high - low)) * (width - 6) : width / 2).toFixed(1);
  const own = data.designs.filter((design) => design.combination === at).map((design) => design.values[goal.column]);
  return draw("svg", { width, height: 14, viewBox: `0 0 ${width} 14`, "aria-hidden": "true" },
    draw("path", { class: "grid", d: `M0 7H${width}` }),
    draw("path", { class: "tick-marks", d: own.map((value) => `M${place(value)} 2V12`).join("") }));
}
