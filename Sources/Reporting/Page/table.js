// All designs as a table that sorts and filters, linked with the scatter.
const rows = [];

function keys(isWhole) {
  const slots = data.slots.map((slot, at) => ({ ...slot, key: "slot" + at, title: slot.name, unit: "", of: (one) => one.fillings[at], isText: true }))
    .filter((slot) => isWhole || slot.candidates.length);
  const values = data.columns.map((column, at) => ({
    ...column, key: "value" + at, unit: unitOf(column), title: column.name + (column.text ? ": " + column.text : ""), of: (one) => one.values[at],
  }));
  // What is asked for first, what is chosen for it next.
  const roles = ["objective", "constraint", "variable", "report"];
  values.sort((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role));
  return [
    { key: "design", name: "design", words: "no.", unit: "", title: "the design's number in front.csv", of: (_, at) => at + 1 }, ...slots, ...values,
    { key: "binding", name: "binding", words: "held back by", unit: "", title: "constraints and bounds that are reached", of: (one) => one.binding.join("; "), isText: true },
    { key: "extrapolated", name: "extrapolated", words: "outside validity", unit: "", title: "inputs outside the range in which their component is valid", of: (one) => one.extrapolated.join("; "), isText: true },
  ];
}

function designs() {
  heading("designs", "All designs", "Click a heading to sort, a row to choose the design. What the scatter and the axes above keep is what is listed here. The same numbers, with all digits, are in front.csv.");
  const columns = keys();
  const heads = columns.map((column) => el("th", { scope: "col", title: column.title, class: column.isText ? null : "number" },
    el("button", { onclick: () => sortBy(column.key) }, column.words), el("small", {}, column.unit)));
  data.designs.forEach((design, at) => {
    const cells = columns.map((column) => {
      const value = column.of(design, at);
      return el("td", { class: column.isText ? null : "number" }, column.isText ? value : number(value, 5));
    });
    const box = el("input", { type: "checkbox", tabindex: -1, "aria-label": "choose design " + (at + 1), onchange: () => choose(at), onkeydown: (event) => step(event, at) });
    cells[0].prepend(box);
    const row = el("tr", {
      onclick: (event) => { if (event.target !== box) choose(at); },
      onmouseenter: () => point(at), onmouseleave: () => point(null),
    }, cells);
    rows.push({ row, box });
  });
  const body = el("tbody", {});
  byId("designs").append(
    el("div", { class: "controls" },
      el("label", {}, "Filter", el("input", { id: "words", type: "search", placeholder: "material or limit", oninput: (event) => { state.words = event.target.value.toLowerCase(); state.tell("filter"); } })),
      el("button", { id: "save", onclick: save }, "Save what is shown as CSV"),
      el("span", { class: "soft", id: "shown" })),
    el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Table of all designs" },
      el("table", { class: "grid" }, el("thead", {}, el("tr", {}, heads)), body)));

  function order() {
    const column = columns.find((one) => one.key === state.sort.key);
    const sign = state.sort.up ? 1 : -1;
    const value = (at) => column.of(data.designs[at], at);
    const compare = (a, b) => {
      const [u, v] = [value(a), value(b)];
      if (u === v) return a - b;
      if (u === null || v === null) return u === null ? 1 : -1;
      return sign * (column.isText ? u.localeCompare(v) : u - v);
    };
    return data.designs.map((_, at) => at).filter(passes).sort(compare);
  }

  function sortBy(key) {
    state.sort = { key, up: state.sort.key === key ? !state.sort.up : true };
    show();
  }

  function show() {
    const shown = order();
    columns.forEach((column, at) => {
      if (column.key === state.sort.key) heads[at].setAttribute("aria-sort", state.sort.up ? "ascending" : "descending");
      else heads[at].removeAttribute("aria-sort");
    });
    body.replaceChildren(...shown.map((at) => rows[at].row));
    // One stop of the tabulator for the whole column; the arrow keys go on from there.
    const stop = shown.find((at) => rows[at].box.tabIndex === 0) ?? shown[0];
    rows.forEach(({ box }, at) => { box.tabIndex = at === stop ? 0 : -1; });
    byId("shown").textContent = shown.length === data.designs.length ? counted(shown.length, "design") : `${shown.length} of ${counted(data.designs.length, "design")}`;
  }

  function step(event, at) {
    const shown = order(), place = shown.indexOf(at);
    const moves = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: shown.length - 1 };
    const next = shown[moves[event.key]];
    if (next === undefined) return;
    event.preventDefault();
    rows[at].box.tabIndex = -1;
    rows[next].box.tabIndex = 0;
    rows[next].box.focus();
  }

  // A field that a spreadsheet would take for a formula gets an apostrophe, as front.csv has it.
  function field(value) {
    let text = value === null || value === undefined ? "" : String(value);
    if (typeof value === "string" && /^'*[=+\-@\t\r]/.test(text) && !(text.trim() !== "" && Number.isFinite(Number(text)))) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }

  function save() {
    // On the screen a slot that follows another says nothing new.
    const all = keys(true);
    const head = all.map((one) => field(one.name + (one.unit ? ` [${one.unit}]` : "")));
    const lines = order().map((at) => all.map((column) => field(column.of(data.designs[at], at))));
    const blob = new Blob([[head, ...lines].map((line) => line.join(",") + "\r\n").join("")], { type: "text/csv" });
    const link = el("a", { href: URL.createObjectURL(blob), download: "designs.csv" });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  function select() {
    rows.forEach(({ row, box }, at) => {
      box.checked = state.chosen.includes(at);
      row.classList.toggle("selected", box.checked);
    });
  }

  const follow = { filter: show, chosen: select, at: () => rows.forEach(({ row }, at) => row.classList.toggle("at", state.at === at)) };
  state.listen((what) => follow[what]());
  show();
  select();
}
