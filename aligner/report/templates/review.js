// Review of one claim: its pairs, its possible links, what it conflicts with, and a note.
const letterOf = (at) => (at < 26 ? "" : letterOf(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26));
const pairsOf = (members) => members.flatMap((a, i) => members.slice(i + 1).map((b, j) => [a, b, i, i + 1 + j]));
const VERDICTS = [["", "undecided"], ["same", "accept: the same claim"], ["different", "reject: not the same"]];

// One choice over one or several pairs of statements.
const verdictChoice = (label, pairs) => {
  const said = new Set(pairs.map(([a, b]) => verdictOn(a.id, b.id)));
  const choice = make("select", { "aria-label": label });
  for (const [value, words] of VERDICTS) choice.append(make("option", { value, selected: said.size === 1 && said.has(value) }, words));
  choice.addEventListener("change", () => {
    if (choice.value) decide(...pairs.map(([a, b]) => pairOf(choice.value, a.id, b.id)));
    else undecide(...pairs.map(([a, b]) => keyOf(pairOf("same", a.id, b.id))));
  });
  return choice;
};
const originChoice = (label, a, b) => {
  const line = pairOf("same_origin", a.id, b.id);
  const box = make("input", { type: "checkbox", "aria-label": label, checked: decisions.has(keyOf(line)) });
  box.addEventListener("change", () => (box.checked ? decide(line) : undecide(keyOf(line))));
  return make("label", { class: "check" }, box, "same origin");
};
const snippet = (statement) => {
  const letters = Array.from(wordsOf(statement));
  return [badge(index().documentOf.get(statement.doc).number), " ", make("q", { lang: statement.lang, dir: "auto", translate: "no" }, letters.length > 120 ? `${letters.slice(0, 119).join("")}…` : wordsOf(statement))];
};
const noteField = (claim) => {
  const area = make("textarea", { rows: 2 });
  area.value = decisions.get(`note ${claim.id}`)?.note || "";
  area.addEventListener("change", () => {
    if (area.value.trim()) decide({ decision: "note", claim: claim.id, note: area.value.trim() });
    else undecide(`note ${claim.id}`);
  });
  return make("label", { class: "note" }, "Note on this claim", area);
};
const button = (words, act) => make("button", { type: "button", onclick: act }, words);
const reviewOf = (number) => {
  const claim = claimNumber(number);
  const members = membersOf(number);
  const across = pairsOf(members).filter(([a, b]) => a.doc !== b.doc);
  const rows = across.map(([a, b, i, j]) => {
    const name = `${letterOf(i)} and ${letterOf(j)}`;
    return make("div", { class: "pair" }, make("span", {}, `${name} are one claim`), verdictChoice(name, [[a, b]]), originChoice(`${name}: same origin`, a, b));
  });
  const possible = members.flatMap((a) =>
    index().linked.get(a.id).filter((link) => link.grade === "possible" && !claim.members.includes(link.id)).map((link) => {
      const b = index().statementOf.get(link.id);
      return make("div", { class: "pair" }, make("span", {}, "Possible link: ", ...snippet(b)), verdictChoice(`Possible link to ${b.id}`, [[a, b]]), originChoice(`Possible link to ${b.id}: same origin`, a, b));
    }));
  const conflicts = (index().related.get(number) || []).map(({ claim: other, relation }) => {
    const others = membersOf(other);
    return make("div", { class: "pair" }, make("span", {}, `Against claim ${other}: `, make("bdi", {}, relation.why)), verdictChoice(`Claim ${number} and claim ${other}`, members.flatMap((a) => others.map((b) => [a, b]))));
  });
  const whole = across.length > 1 && make("div", { class: "actions" },
    button("Accept all", () => decide(...across.map(([a, b]) => pairOf("same", a.id, b.id)))),
    button("Reject all", () => decide(...across.map(([a, b]) => pairOf("different", a.id, b.id)))),
    ...(members.length > 2 ? members.map((member, at) => button(`Split off ${letterOf(at)}`, () => decide(...across.filter((pair) => pair.includes(member)).map(([a, b]) => pairOf("different", a.id, b.id))))) : []));
  return make("div", { class: "review", role: "group", "aria-label": `Review of claim ${number}` }, whole || null, make("div", { class: "pairs" }, ...rows, ...possible, ...conflicts), noteField(claim));
};

// How many decisions touch a claim.
const touching = (number) => {
  const claim = claimNumber(number);
  const own = new Set(claim.members);
  return Array.from(decisions.values()).filter((line) => line.claim === claim.id || own.has(line.a) || own.has(line.b)).length;
};
const panels = new Map(); // actions row: [claim number, button, count]
const refresh = () => {
  one("n-decisions").textContent = decisions.size || "";
  for (const [row, [number, toggle, count]] of panels) {
    const n = decisions.size ? touching(number) : 0;
    count.textContent = n ? `${n} decision${n > 1 ? "s" : ""}` : "";
    const open = row.nextElementSibling?.matches(".review") ? row.nextElementSibling : null;
    if (open && !open.contains(document.activeElement)) open.replaceWith(reviewOf(number));
    toggle.setAttribute("aria-expanded", String(Boolean(open)));
  }
  listDecisions();
};
const WORDS = { same: "the same claim", different: "not the same claim", same_origin: "the same origin", note: "note", alias: "another name" };
const listDecisions = () => {
  if (shown?.id !== "review") return;
  const about = (id) => {
    const statement = index().statementOf.get(id);
    return statement ? [...snippet(statement), " "] : [make("bdi", {}, `${id} (not in this report) `)];
  };
  one("decisions").replaceChildren(
    ...Array.from(decisions, ([key, line]) =>
      make("li", {}, make("strong", {}, WORDS[line.decision]),
        make("span", {}, ...(line.decision === "alias"
          ? [make("bdi", {}, line.alias), " is ", make("bdi", {}, line.name)]
          : line.decision === "note"
          ? [make("a", { href: `#claim-${index().claimOf.get(line.claim)}` }, `Claim ${index().claimOf.get(line.claim) || "not in this report"}`), ": ", make("bdi", {}, line.note)]
          : [...about(line.a), make("br"), ...about(line.b)])),
        button("Take back", () => undecide(key)))),
  );
  if (!decisions.size) one("decisions").append(make("li", { class: "quiet" }, "No decision yet."));
};
whenShown.set("review", listDecisions);
whenDecided.push(refresh);

const toggleReview = (row) => {
  const [number, toggle] = panels.get(row);
  if (row.nextElementSibling?.matches(".review")) row.nextElementSibling.remove();
  else {
    row.after(reviewOf(number));
    row.nextElementSibling.querySelector("select, textarea").focus();
  }
  toggle.setAttribute("aria-expanded", String(row.nextElementSibling?.matches(".review") || false));
};
const addActions = (entry, number) => {
  const toggle = button("Review", () => toggleReview(row));
  toggle.setAttribute("aria-expanded", "false");
  const count = make("span", { class: "decided" });
  const row = make("div", { class: "actions" }, toggle, linkButton(claimNumber(number).id), count);
  panels.set(row, [number, toggle, count]);
  entry.append(row);
};
const addCitations = (part) => {
  for (const where of select(".where", part)) {
    const place = where.querySelector('a[href^="#statement-"]');
    if (place && !place.closest(".possible")) where.append(citeButton(index().byAnchor.get(place.hash.slice(1))));
  }
};
// Buttons come with the view that has them: thousands of them are not for the first reading.
whenShown.set("claims", later(() => {
  for (const entry of select("#claims [data-entry]")) addActions(entry, Number(entry.dataset.entry));
  addCitations(one("claims"));
  refresh();
  return true;
}));
whenShown.set("conflicts", later(() => {
  for (const card of select("[data-review-claim]")) addActions(card, Number(card.dataset.reviewClaim));
  addCitations(one("conflicts"));
  refresh();
  return true;
}));
