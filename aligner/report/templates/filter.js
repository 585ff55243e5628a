// Search and filter: claims by what any of their statements has.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const facets = later(() => {
  const { documentOf, statementOf } = index();
  return report().claims.map((claim, at) => {
    const members = claim.members.map((member) => statementOf.get(member));
    const words = members.flatMap((member) => [
      member.text,
      member.translation?.text,
      member.origin?.name,
      documentOf.get(member.doc).outlet,
      documentOf.get(member.doc).title,
    ]);
    return {
      text: folded([`claim ${at + 1}`, ...words].filter(Boolean).join("\n")),
      language: new Set(members.map((member) => member.lang)),
      document: new Set(members.map((member) => member.doc)),
      level: new Set([claim.level]),
      flag: new Set([
        ...claim.flags,
        ...members.flatMap((member) => [`stance:${member.factuality}`, ...(member.translation?.flags || [])]),
      ]),
      figure: members.some((member) => member.quantities.length),
    };
  });
});
const form = one("filters");
const search = one("search");
const matches = () => {
  const terms = folded(search.value).split(/\s+/).filter(Boolean);
  const chosen = select("[data-filter]", form).filter((input) => input.value);
  const figure = one("filter-figure").checked;
  if (!terms.length && !chosen.length && !figure) return null;
  return facets().map(
    (facet) =>
      terms.every((term) => facet.text.includes(term)) &&
      chosen.every((input) => facet[input.dataset.filter].has(input.value)) &&
      (!figure || facet.figure),
  );
};
const filter = () => {
  const found = matches();
  if (found && shown.id === "overview") {
    // Not by following the link: that would take the focus away from who is typing.
    history.pushState(null, "", "#claims");
    reveal();
  }
  const fits = (number) => !found || found[number - 1];
  for (const entry of select("[data-entry]")) entry.hidden = !fits(Number(entry.dataset.entry));
  for (const item of select("[data-entries]")) item.hidden = !item.dataset.entries.trim().split(" ").some((number) => fits(Number(number)));
  for (const group of select(".level, .own, .grid tbody"))
    group.hidden = Boolean(found) && !group.querySelector("[data-entry]:not([hidden])");
  for (const statement of select(".statement"))
    statement.classList.toggle("faded", Boolean(found) && !(statement.dataset.claim && fits(Number(statement.dataset.claim))));
  if (found) {
    one("level-single").open = true;
    for (const toggle of select(".folded button")) toggle.click();
  }
  const n = found ? found.filter(Boolean).length : report().claims.length;
  one("n-found").textContent = found ? `${n.toLocaleString("en")} of ${report().claims.length.toLocaleString("en")} claims` : "";
  form.querySelector("[type=reset]").hidden = !found;
};
const filterSoon = settled(120, filter);
form.addEventListener("input", filterSoon);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(filter));
// A count on the overview leads to what it counts.
for (const count of select("[data-flag]")) {
  const list = make("button", { type: "button" }, ...count.childNodes, " →");
  list.addEventListener("click", () => {
    one("filter-flag").value = count.dataset.flag;
    filter();
    one("claims-title").tabIndex = -1;
    one("claims-title").focus();
  });
  count.replaceChildren(list);
}
