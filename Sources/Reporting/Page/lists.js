// Combinations, the origin of the numbers, and the run itself.
function combinations() {
  heading("combinations", "Combinations", "Every choice of materials, what became of it and, for those on the front, which part of it they hold.");
  const order = data.combinations.map((_, at) => at).sort((a, b) => data.combinations[b].designs - data.combinations[a].designs || a - b);
  const goals = data.designs.length ? data.goals : [];
  const range = (goal, at) => {
    const values = data.designs.filter((design) => design.combination === at).map((design) => design.values[goal.column]);
    const [low, high] = [Math.min(...values), Math.max(...values)].map((value) => number(value));
    return [low === high ? low : low + " – " + high, strip(goal, at)];
  };
  const words = { front: "on the front", searched: "off the front", dominated: "ruled out", infeasible: "infeasible", "set aside": "set aside", unsearched: "not searched" };
  byId("combinations").append(several ? combinationMap() : "", el("div", { class: "scroll tall", tabindex: 0, role: "region", "aria-label": "What became of each combination" }, el("table", { class: "grid" },
    el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "combination"), el("th", { scope: "col" }, "outcome"), el("th", { scope: "col", class: "number" }, "designs"),
      goals.map((goal) => el("th", { scope: "col" }, data.columns[goal.column].words, el("small", {}, unitOf(data.columns[goal.column])))), el("th", { scope: "col", class: "why" }, "why not"))),
    el("tbody", {}, order.map((at) => {
      const one = data.combinations[at], fate = fateOf(one);
      return el("tr", { id: "combination-" + at }, el("th", { scope: "row" }, one.label), el("td", {}, el("span", { class: "chip " + fate.replace(" ", "-") }, words[fate])),
        one.designs ? [el("td", { class: "number" }, one.designs), goals.map((goal) => el("td", {}, range(goal, at))), el("td", {})]
          : el("td", { class: "why", colspan: goals.length + 2 }, one.reason));
    })))));
}

function listTable(id, title, heads, lines) {
  const body = el("tbody", {});
  const shown = el("span", { class: "soft" });
  const texts = lines.map((line) => line.text.toLowerCase());
  function show(words) {
    const kept = lines.filter((_, at) => words.split(/\s+/).every((word) => texts[at].includes(word)));
    body.replaceChildren(...kept.map((line) => line.row));
    shown.textContent = `${kept.length} of ${lines.length}`;
  }
  show("");
  return el("div", { id, class: "long" }, el("h3", {}, title),
    el("div", { class: "controls" }, el("label", {}, "Filter", el("input", { type: "search", placeholder: "name, component, source", oninput: (event) => show(event.target.value.toLowerCase()) })), shown),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": title }, el("table", { class: "grid" }, el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col", class: head === "value" ? "number" : null }, head)))), body)));
}

// A source that is an address stays text: the report asks for nothing, and sends nobody anywhere.
function provenance() {
  heading("provenance", "Where the numbers come from", "Every parameter that the models read, with its source, and what each computed quantity rests on.");
  const { parameters, outputs } = data.provenance;
  const standing = { default: "", fixed: "fixed by the study", variable: "varied by the study" };
  const heads = ["quantity", "component", "value", "plausible", "confidence", "standing", "source"];
  const lines = parameters.map((one) => {
    const range = one.low === null ? "" : number(one.low) + " – " + number(one.high);
    const value = one.value === null ? (one.default === null ? "" : number(one.default, 5)) : number(one.value, 5);
    const changed = one.standing === "fixed" && one.default !== null && one.default !== one.value ? ` (default ${number(one.default, 5)})` : "";
    return {
      text: [one.name, one.component, one.source, one.confidence, one.text, standing[one.standing]].join(" "),
      row: el("tr", {}, el("td", { title: one.text }, one.name), el("td", {}, one.component),
        el("td", { class: "number" }, one.standing === "variable" ? "" : value + (one.unit === "1" ? "" : " " + one.unit)), el("td", {}, range), el("td", {}, one.confidence),
        el("td", { class: "held" }, one.standing === "default" ? "" : el("span", { class: "chip" }, standing[one.standing]), changed), el("td", { class: "wrap" }, one.source)),
    };
  });
  const results = outputs.map((one) => ({
    text: [one.name, one.component, one.source, one.basis, one.text].join(" "),
    row: el("tr", {}, el("td", {}, one.name), el("td", {}, one.component), el("td", {}, one.unit === "1" ? "" : one.unit),
      el("td", {}, one.basis, one.replaced ? el("span", { class: "chip" }, "replaced by the study") : ""), el("td", { class: "wrap" }, one.text), el("td", { class: "wrap" }, one.source)),
  }));
  byId("provenance").append(trust(parameters), listTable("parameters", "Parameters", heads, lines),
    listTable("outputs", "Computed quantities", ["quantity", "component", "unit", "basis", "what it is", "source"], results));
}

// How well the parameters of each component are known; on paper in place of the long lists.
function trust(parameters) {
  const kinds = [...new Set(parameters.map((one) => one.confidence || "not told"))].sort();
  const components = [...new Set(parameters.map((one) => one.component))].sort();
  const count = (component, kind) => parameters.filter((one) => one.component === component && (one.confidence || "not told") === kind).length;
  return el("div", {}, el("h3", {}, "How well the parameters are known"),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "How well the parameters are known" }, el("table", { class: "grid" },
      el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "component"), el("th", { scope: "col" }, "what it is"), kinds.map((kind) => el("th", { scope: "col", class: "number" }, kind)))),
      el("tbody", {}, components.map((id) => el("tr", {}, el("th", { scope: "row" }, id), el("td", { class: "why" }, data.components[id] ?? ""),
        kinds.map((kind) => el("td", { class: "number" }, count(id, kind) || ""))))))),
    el("p", { class: "soft paper" }, `All ${counted(parameters.length, "parameter")} with their sources are in this report on a screen, and in front.json.`));
}

function convergence() {
  const history = data.run.history;
  if (history.length < 2) return "";
  const width = 620, box = { left: 78, right: width - 20, top: 14, bottom: 220 };
  const x = axis(history.map((one) => one[0]), [0], box.left, box.right);
  const y = axis(history.map((one) => one[1]), [], box.bottom, box.top);
  const path = history.map((one, at) => `${at ? "L" : "M"}${x.at(one[0]).toFixed(1)} ${y.at(one[1]).toFixed(1)}`).join("");
  const line = draw("path", { d: path, class: "curve", fill: "none", "stroke-width": 2 });
  line.style.stroke = color(0);
  return el("figure", {}, el("figcaption", {}, "How the front grew"),
    draw("svg", { width, viewBox: `0 0 ${width} 272`, role: "img", "aria-label": "hypervolume against evaluations, from " + history.map((one) => `${number(one[1])} at ${number(one[0], 9)}`).join(", ") }, frame(x, y, box, ["evaluations", "hypervolume"]), line,
      history.map((one) => { const dot = draw("circle", { cx: x.at(one[0]), cy: y.at(one[1]), r: 3.5 }, svgTitle(`${number(one[0], 9)} evaluations: ${number(one[1], 5)}`)); dot.style.fill = color(0); return dot; })),
    data.run.lateGrowth === null ? "" : el("p", { class: "soft" }, `The last ${number(data.run.lateGrowth[0], 9)} evaluations added ${number(100 * data.run.lateGrowth[1], 2)} % of the hypervolume, the volume of objectives that the front dominates.`));
}

function run() {
  heading("run", "The run");
  const facts = data.run;
  const list = [
    ["made by", "cellfront " + facts.version], ["seed", facts.seed], ["threads", number(facts.jobs)], ["time", withUnit(facts.seconds, "s", 3)],
    ["evaluations", `${number(facts.evaluations, 9)}, ${number(facts.gradients, 9)} of them with derivatives, in ${counted(facts.solves, "solve")}`],
    ["nondominated designs", facts.nondominated ? `${number(facts.nondominated, 9)} found; the ${data.designs.length} given hold ${number(100 * facts.kept)} % of their hypervolume` : "none"],
    facts.refused || facts.faulty ? ["without an answer", `${counted(facts.refused, "refused evaluation")}, ${counted(facts.faulty, "faulty evaluation")}`] : null,
    facts.replaced.length ? ["replaced by the study", facts.replaced.join(", ")] : null,
  ].filter(Boolean);
  const table = (heads, lines) => el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": heads.join(", ") }, el("table", { class: "grid" }, el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
    el("tbody", {}, lines.map((line) => el("tr", {}, line.map((cell) => el("td", { class: "wrap" }, cell)))))));
  const obstacles = data.obstacles.map((one) => [one.component, one.combination, `${number(one.count, 9)} ${one.isFault ? "faulty" : "refused"}`, one.message]);
  byId("run").append(el("dl", { class: "facts" }, list.map(([name, text]) => [el("dt", {}, name), el("dd", {}, text)])), convergence());
  if (obstacles.length) byId("run").append(el("h3", {}, "Designs without an answer"), table(["component", "combination", "designs", "what it says"], obstacles));
  byId("run").append(el("details", {}, el("summary", {}, counted(facts.components.length, "component")), table(["component", "version", "what it is"], facts.components.map((one) => [one.id, one.version, one.title]))),
    facts.plugins.length ? el("details", {}, el("summary", {}, counted(facts.plugins.length, "file")), table(["file", "SHA-256"], facts.plugins)) : "");
}
