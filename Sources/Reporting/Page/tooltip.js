// What the pointer or the keyboard is at: marked everywhere, told beside it.
function point(at, area) {
  const was = state.at;
  state.at = at;
  if (was !== at) state.tell("at");
  const tooltip = byId("tooltip");
  tooltip.hidden = at === null || !area;
  if (tooltip.hidden) return;
  const design = data.designs[at];
  const shown = data.columns.map((column, index) => [column, index]).filter(([column]) => column.role !== "report");
  tooltip.replaceChildren(el("strong", {}, `Design ${at + 1}` + (several ? ": " + nameOf(at) : "")),
    el("table", {}, shown.map(([column, index]) => el("tr", {}, el("td", {}, column.words), el("td", {}, withUnit(design.values[index], column.unit))))),
    design.binding.length ? el("div", { class: "soft" }, "held back by " + design.binding.map(limitWords).join(", ")) : "");
  const [wide, high] = [tooltip.offsetWidth, tooltip.offsetHeight];
  tooltip.style.left = Math.max(8, area.right + 12 + wide > innerWidth ? area.left - wide - 12 : area.right + 12) + "px";
  tooltip.style.top = Math.max(8, Math.min(innerHeight - high - 8, area.top - high / 2)) + "px";
}
