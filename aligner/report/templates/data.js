// The report, read when it is first asked for, and what all other parts use.
const root = document.documentElement;
root.classList.add("js");
const select = (query, from = document) => Array.from(from.querySelectorAll(query));
const one = (id) => document.getElementById(id);
const later = (make) => {
  let made;
  return () => (made === undefined ? (made = make()) : made);
};
const report = later(() => JSON.parse(one("report").textContent));

// A statement's anchor is its place in the report, and so is a claim's.
const index = later(() => {
  const { documents, statements, claims, links, items } = report();
  const statementOf = new Map(statements.map((statement, at) => [statement.id, { ...statement, anchor: `statement-${at + 1}` }]));
  const documentOf = new Map(documents.map((document, at) => [document.id, { ...document, number: at + 1 }]));
  const claimOf = new Map(claims.map((claim, at) => [claim.id, at + 1]));
  const claimWith = new Map();
  claims.forEach((claim, at) => claim.members.forEach((member) => claimWith.set(member, at + 1)));
  const linked = new Map(statements.map((statement) => [statement.id, []]));
  for (const link of links) {
    linked.get(link.a).push({ id: link.b, grade: link.grade });
    linked.get(link.b).push({ id: link.a, grade: link.grade });
  }
  const related = new Map();
  for (const relation of items.flatMap((item) => item.relations)) {
    const [a, b] = relation.claims.map((claim) => claimOf.get(claim));
    for (const [from, to] of [[a, b], [b, a]]) related.set(from, [...(related.get(from) || []), { claim: to, relation }]);
  }
  const byAnchor = new Map(Array.from(statementOf.values(), (statement) => [statement.anchor, statement]));
  return { statementOf, documentOf, claimOf, claimWith, linked, related, byAnchor };
});
const claimNumber = (number) => report().claims[number - 1];
const membersOf = (number) => claimNumber(number).members.map((member) => index().statementOf.get(member));

// Texts of the report only ever become text: never markup.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
};
// Of a report without quotations only the first words are there.
const unread = root.dataset.partial;
const wordsOf = ({ text }) => (unread ? text.replace(new RegExp(`${unread}+`, "g"), "…") : text);
const quoted = (statement, tag = "p") => make(tag, { class: "original", lang: statement.lang, dir: "auto", translate: "no" }, wordsOf(statement));
// What a guard found in a translation, in the words of the filter.
const doubt = (flag) => Array.from(one("filter-flag").options).find((option) => option.value === flag)?.textContent || flag.replaceAll("_", " ");
const rendered = (statement, tag = "p") => {
  const translation = statement.translation;
  if (!translation) return null;
  const flags = translation.flags.length ? make("span", { class: "flag", lang: "en" }, ` (${translation.flags.map(doubt).join("; ")})`) : null;
  return make(tag, { class: flags ? "rendering doubtful" : "rendering", lang: report().provenance.config.target || "en", dir: "auto" }, translation.text, flags);
};
const badge = (number) => make("span", { class: "doc" }, make("span", { class: "unseen" }, "Document "), String(number));
const outletOf = (document) => document.outlet || "outlet unknown";
const say = (words) => {
  one("said").textContent = "";
  requestAnimationFrame(() => (one("said").textContent = words));
};
const settled = (wait, act) => {
  let timer;
  const soon = (...given) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait, ...given);
  };
  soon.cancel = () => clearTimeout(timer);
  return soon;
};
const stored = {
  get: (key) => {
    try {
      return localStorage.getItem(`aligner:${key}`);
    } catch {
      return null;
    }
  },
  set: (key, value) => {
    try {
      localStorage.setItem(`aligner:${key}`, value);
      return true;
    } catch {
      return false;
    }
  },
};
