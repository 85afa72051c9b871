// The first page: the question, the answer, what limits.
function masthead() {
  const goals = data.goals.map((goal) => {
    const column = data.columns[goal.column];
    return column.goal + " " + column.words + (goal.targetWords ? " (target " + goal.targetWords + ")" : "");
  });
  const limits = data.columns.flatMap((column) => [
    column.min !== null ? column.words + " at least " + withUnit(column.min, column.unit) : [],
    column.max !== null ? column.words + " at most " + withUnit(column.max, column.unit) : [],
  ].flat());
  const links = { summary: "Summary", front: "Front", detail: "Chosen designs", designs: "All designs", combinations: "Combinations", provenance: "Where the numbers come from", run: "The run" };
  byId("masthead").append(
    el("h1", {}, data.title),
    data.text ? el("p", {}, data.text) : "",
    el("p", { class: "soft" }, sentence(goals.join(", ")), limits.length ? "; " + limits.join(", ") : "", "."),
    el("nav", { "aria-label": "Parts of this report" },
      Object.entries(links).map(([id, text]) => (data.designs.length || !["front", "detail", "designs"].includes(id) ? el("a", { href: "#" + id }, text) : ""))));
}

function answer() {
  const count = data.combinations.length;
  const holders = data.combinations.filter((one) => one.designs > 0).length;
  const fates = { searched: 0, dominated: 0, infeasible: 0, "set aside": 0, unsearched: 0 };
  for (const one of data.combinations) fates[one.status] += 1;
  const told = [
    fates.searched - holders ? number(fates.searched - holders) + " searched without a place on it" : [],
    fates.dominated ? number(fates.dominated) + " ruled out, beaten even in their best case" : [],
    fates.infeasible ? number(fates.infeasible) + " without a feasible design" : [],
    fates["set aside"] ? number(fates["set aside"]) + " set aside, with the reason below" : [],
    fates.unsearched ? number(fates.unsearched) + " not searched" : [],
  ].flat();
  const many = count === 1 ? "" : ` Of the ${counted(count, "combination")}, ${number(holders)} ${holders === 1 ? "holds" : "hold"} the front` + (told.length ? "; " + told.join(", ") : "") + ".";
  return counted(data.designs.length, "design") + (data.designs.length === 1 ? " is" : " are") + " on the front: no other design found is at least as good in every objective and better in one." + many;
}

function card(title, big, unit, ...lines) {
  return el("div", { class: "card" }, el("h3", {}, title),
    el("div", { class: "big" }, big, unit ? el("small", {}, " " + unit) : ""), lines.filter((line) => line !== "").map((line) => el("p", {}, line)));
}

function goalCard(goal) {
  const column = data.columns[goal.column];
  const design = data.designs[goal.best];
  const total = data.designs.length;
  const target = !goal.targetWords ? ""
    : goal.reached ? el("span", { class: "good" }, `✓ target ${goal.targetWords}: reached by ${goal.reached === total ? "all" : number(goal.reached)}`)
    : el("span", { class: "bad" }, `✗ target ${goal.targetWords}: missed by ${goal.missing}`);
  return card((column.goal === "maximize" ? "Highest " : "Lowest ") + column.words, number(design.values[goal.column]),
    unitOf(column), target, [el("span", { class: "soft" }, `design ${goal.best + 1}`), several ? ": " + nameOf(goal.best) : ""],
    goal.foundWords ? el("span", { class: "soft" }, goal.foundWords) : "");
}

// A few designs that differ in what they mean; behind each number the difference from the baseline or else from the best.
function shortlist() {
  const best = data.goals.map((goal) => data.designs[goal.best].values[goal.column]);
  const against = data.baseline ? data.goals.map((goal) => data.baseline.values[goal.column]) : best;
  const difference = (value, at) => {
    const other = against[at];
    if (value === null || other === null || value === other) return "";
    const column = data.columns[data.goals[at].column];
    const isBetter = value > other === (column.goal === "maximize");
    const share = Math.abs((100 * (value - other)) / other);
    // On a scale with a zero of its own, and of a zero, a share means nothing.
    const hasShare = column.isRatio && other !== 0;
    const size = hasShare ? number(share, share < 10 ? 1 : share < 100 ? 2 : 3) + " %" : withUnit(Math.abs(value - other), column.unit, 3);
    const told = hasShare && value / other >= 10 ? "×" + number(value / other, 3) : (value > other ? "+" : "−") + size;
    return el("small", { class: isBetter ? "good" : "soft" }, " " + told);
  };
  const cells = (values) => data.goals.map((goal, at) => {
    const column = data.columns[goal.column], value = values[goal.column];
    const isReached = column.target !== null && value !== null && (column.goal === "maximize" ? value >= column.target : value <= column.target);
    return el("td", { class: "number" }, number(value), isReached ? el("span", { class: "good", title: "target reached" }, " ✓") : "", difference(value, at));
  });
  const rows = data.shortlist.map((entry) => {
    const design = data.designs[entry.design];
    return el("tr", {}, el("th", { scope: "row" }, el("a", { href: "#detail", onclick: () => show(entry.design) }, "design " + (entry.design + 1)),
      design.extrapolated.length ? el("small", { class: "bad", title: "outside the range in which components are valid: " + outsideOf(design).join(", ") }, " extrapolated") : ""), several ? el("td", { class: "held" }, nameOf(entry.design)) : "",
      cells(design.values), el("td", { class: "why" }, entry.why), el("td", { class: "why soft" }, design.binding.slice(0, 3).map(limitWords).join("; ") + (design.binding.length > 3 ? "; …" : "")));
  });
  const baseline = data.baseline ? el("tr", {}, el("th", { scope: "row" }, "baseline"), several ? el("td", { class: "held" }, data.baseline.label) : "", cells(data.baseline.values), el("td", {}, "given by the study"), el("td", {})) : "";
  return el("div", { id: "shortlist" }, el("h3", {}, "Designs to choose from", el("span", { class: "soft" }, data.baseline ? " (differences from the baseline)" : " (differences from the best of the front)")),
    el("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": "Designs to choose from" }, el("table", { class: "grid" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "design"), several ? el("th", { scope: "col" }, "of") : "",
        data.goals.map((goal) => el("th", { scope: "col", class: "number" }, data.columns[goal.column].words, el("small", {}, unitOf(data.columns[goal.column])))), el("th", { scope: "col" }, "why it is here"), el("th", { scope: "col" }, "held back by"))),
      el("tbody", {}, baseline, rows))));
}

function show(at) {
  if (!state.chosen.includes(at)) choose(at);
}

function bars(entries) {
  const most = Math.max(...entries.map((entry) => entry[1]));
  return entries.slice(0, 8).map(([name, count]) => el("div", { class: "bar" }, el("span", {}, name),
    el("span", {}, el("i", { style: `width:${(100 * count) / most}%` })), el("span", {}, number(count))));
}

function summary() {
  heading("summary", data.designs.length ? "What was found" : "No feasible design found");
  const section = byId("summary");
  if (data.run.interrupted) section.append(el("p", { class: "notice" }, "The search was interrupted. This is what was found until then; more may be there."));
  if (data.run.exhausted) section.append(el("p", { class: "notice" }, `The search ended at the study's limit of ${data.run.exhausted}; more may be there.`));
  const baselineNotes = data.baselineNotes.map((note) => el("p", { class: "notice" }, note + "."));
  if (!data.designs.length) return section.append(...infeasible(), ...baselineNotes);
  section.append(el("p", {}, answer()));
  const targeted = data.goals.filter((goal) => goal.targetWords).length;
  if (targeted > 1) {
    section.append(el("p", {}, data.reachAll
      ? counted(data.reachAll, "design") + (data.reachAll === 1 ? " reaches" : " reach") + " all targets at once."
      : "No design reaches all targets at once."));
  }
  if (data.extrapolation) section.append(el("p", { class: "notice" }, data.extrapolation + "."));
  if (data.proof) section.append(el("p", {}, data.proof + "."));
  section.append(el("div", { class: "cards" }, data.goals.map(goalCard)), ...baselineNotes, shortlist());
  if (data.whyNot.length) section.append(el("h3", {}, targeted > 1 ? "What stands between the designs and all targets" : "What stands between the designs and the target"), whyNot(), ...data.ways.map(waterfall));
  const held = data.combinations.filter((one) => one.designs > 0).sort((a, b) => b.designs - a.designs);
  section.append(el("div", { class: "columns" },
    el("div", {}, el("h3", {}, "What holds the designs back", el("span", { class: "soft" }, ` (of ${counted(data.designs.length, "design")})`)),
      data.limits.length ? bars(data.limits.map(([name, count]) => [limitWords(name), count])) : el("p", {}, "No constraint and no bound is reached: the trade-off itself decides.")),
    several ? el("div", {}, el("h3", {}, "Which combinations hold the front"), bars(held.map((one) => [one.label, one.designs]))) : ""));
}

function whyNot() {
  if (!data.whyNot.length) return "";
  return el("ul", {}, data.whyNot.map((one) => el("li", {}, one.text, one.items.length ? [":", el("ul", {}, one.items.map((item) => el("li", {}, item)))] : "")));
}

function infeasible() {
  if (!data.miss) return [el("p", { class: "notice" }, "The models answered for none of the designs that were tried; see the run, below.")];
  const rows = data.columns.map((column, at) => el("tr", {}, el("td", {}, column.words),
    el("td", { class: "number" }, withUnit(data.miss.values[at], column.unit)), el("td", { class: "soft" }, column.role)));
  return [
    el("p", {}, "No design that was tried keeps all constraints. The one that comes nearest is ", el("strong", {}, data.miss.label), ":"),
    el("ul", {}, (data.miss.shortfalls.length ? data.miss.shortfalls : [data.miss.status]).map((text) => el("li", {}, text))),
    whyNot(),
    el("details", { open: true }, el("summary", {}, "Its numbers"), el("div", { class: "scroll" }, el("table", { class: "grid" }, el("tbody", {}, rows)))),
    data.inTheWay.length ? el("div", {}, el("h3", {}, "What the combinations' nearest misses break"), bars(data.inTheWay.map(([name, count]) => [limitWords(name), count]))) : "",
  ];
}
