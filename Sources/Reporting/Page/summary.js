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
  const links = { front: "Front", detail: "Chosen designs", designs: "All designs", combinations: "Combinations", provenance: "Where the numbers come from", run: "The run" };
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
    unitOf(column), target, [el("span", { class: "soft" }, `design ${goal.best + 1}`), several ? ": " + nameOf(goal.best) : ""]);
}

function compromiseCard() {
  if (data.compromise === null) return "";
  const values = data.goals.map((goal) => withUnit(data.designs[data.compromise].values[goal.column], data.columns[goal.column].unit));
  return card("Compromise", "No. " + (data.compromise + 1), "", values.join(" · "),
    several ? nameOf(data.compromise) : "",
    el("span", { class: "soft" }, "Its greatest distance from the best value of an objective, in spans of the front, is the least."));
}

function bars(entries) {
  const most = Math.max(...entries.map((entry) => entry[1]));
  return entries.slice(0, 8).map(([name, count]) => el("div", { class: "bar" }, el("span", {}, name),
    el("span", {}, el("i", { style: `width:${(100 * count) / most}%` })), el("span", {}, number(count))));
}

function summary() {
  heading("summary", data.designs.length ? "What was found" : "No feasible design");
  const section = byId("summary");
  if (data.run.interrupted) section.append(el("p", { class: "notice" }, "The search was interrupted. This is what was found until then; more may be there."));
  if (data.run.exhausted) section.append(el("p", { class: "notice" }, "The search ended at the study's limit of evaluations; more may be there."));
  if (!data.designs.length) return section.append(...infeasible());
  section.append(el("p", {}, answer()));
  const targeted = data.goals.filter((goal) => goal.targetWords).length;
  if (targeted > 1) {
    section.append(el("p", {}, data.reachAll
      ? counted(data.reachAll, "design") + (data.reachAll === 1 ? " reaches" : " reach") + " all targets at once."
      : "No design reaches all targets at once."));
  }
  if (data.whyNot.length) section.append(el("ul", {}, data.whyNot.map((line) => el("li", {}, line))));
  section.append(el("div", { class: "cards" }, data.goals.map(goalCard), compromiseCard()));
  const held = data.combinations.filter((one) => one.designs > 0).sort((a, b) => b.designs - a.designs);
  section.append(el("div", { class: "columns" },
    el("div", {}, el("h3", {}, "What holds the designs back", el("span", { class: "soft" }, ` (of ${counted(data.designs.length, "design")})`)),
      data.limits.length ? bars(data.limits.map(([name, count]) => [limitWords(name), count])) : el("p", {}, "No constraint and no bound is reached: the trade-off itself decides.")),
    several ? el("div", {}, el("h3", {}, "Which combinations hold the front"), bars(held.map((one) => [one.label, one.designs]))) : ""));
}

function infeasible() {
  if (!data.miss) return [el("p", { class: "notice" }, "The models answered for none of the designs that were tried; see the run, below.")];
  const rows = data.columns.map((column, at) => el("tr", {}, el("td", {}, column.words),
    el("td", { class: "number" }, withUnit(data.miss.values[at], column.unit)), el("td", { class: "soft" }, column.role)));
  return [
    el("p", {}, "No design that was tried keeps all constraints. The one that comes nearest is ", el("strong", {}, data.miss.label), ":"),
    el("ul", {}, (data.miss.shortfalls.length ? data.miss.shortfalls : [data.miss.status]).map((text) => el("li", {}, text))),
    el("details", { open: true }, el("summary", {}, "Its numbers"), el("div", { class: "scroll" }, el("table", { class: "grid" }, el("tbody", {}, rows)))),
    data.inTheWay.length ? el("div", {}, el("h3", {}, "What the combinations' nearest misses break"), bars(data.inTheWay.map(([name, count]) => [limitWords(name), count]))) : "",
  ];
}
