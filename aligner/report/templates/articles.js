// Articles side by side: what is marked, which columns stand there, and who says the same.
const articles = one("documents");
const marks = select("#mark-choice input");
const setMarks = () => (articles.dataset.marks = marks.filter((input) => input.checked).map((input) => input.value).join(" "));
const mark = (kind) => {
  for (const input of marks) if (input.value === kind) input.checked = true;
  setMarks();
};
for (const input of marks) input.addEventListener("change", setMarks);
const columns = select("#column-choice input");
const setColumns = () => {
  for (const input of columns) one(`document-${input.value}`).hidden = !input.checked;
  translateNext();
};
for (const input of columns) input.addEventListener("change", setColumns);
const column = (element) => element.closest(".document");
const bringOut = (article) => {
  const input = columns.find((each) => each.value === article.id.slice("document-".length));
  if (input && !input.checked) {
    input.checked = true;
    setColumns();
  }
};

const scrollInColumn = (statement) => {
  const text = statement.closest(".text");
  // Only the column moves: the page is the reader's.
  text.scrollTo({ top: statement.offsetTop - text.clientHeight / 5 });
};
// All that a statement is linked with: [element, how].
const partnersOf = (statement) => {
  const { linked, statementOf, byAnchor, related, claimWith } = index();
  const own = byAnchor.get(statement.id);
  const number = claimWith.get(own.id);
  if (!number) return [];
  const partners = new Map();
  const add = (id, how) => id !== own.id && !partners.has(id) && partners.set(id, how);
  for (const member of claimNumber(number).members) add(member, "same");
  for (const { claim, relation } of related.get(number) || [])
    for (const member of claimNumber(claim).members) add(member, relation.type.endsWith("_conflict") ? "conflict" : "perhaps");
  for (const link of linked.get(own.id)) if (link.grade === "possible") add(link.id, "perhaps");
  return Array.from(partners, ([id, how]) => [one(statementOf.get(id).anchor), how, statementOf.get(id)]);
};
const LIT = { same: "lit", perhaps: "lit-perhaps", conflict: "lit-conflict" };
let chosen = null;
const dim = () => {
  for (const lit of select(".statement.lit, .lit-perhaps, .lit-conflict")) lit.classList.remove(...Object.values(LIT));
  for (const lit of select(".card.lit, .rows > .lit, tr.lit")) lit.classList.remove("lit");
};
const light = (statement, scroll) => {
  dim();
  statement.classList.add("lit");
  const first = new Set([column(statement)]);
  for (const [partner, how] of partnersOf(statement)) {
    partner.classList.add(LIT[how]);
    if (scroll && !first.has(column(partner)) && !column(partner).hidden) {
      first.add(column(partner));
      scrollInColumn(partner);
    }
  }
};
const hover = settled(180, (statement) => light(statement, true));

const HOW = { same: "says it too", perhaps: "perhaps the same", conflict: "says otherwise" };
const tray = one("tray");
const fillTray = (statement) => {
  const own = index().byAnchor.get(statement.id);
  const number = index().claimWith.get(own.id);
  const partners = partnersOf(statement);
  tray.replaceChildren(
    make("div", { class: "head" },
      number && make("a", { href: `#claim-${number}` }, `Claim ${number}`),
      make("span", { class: "quiet" }, partners.length ? `${partners.length} other statement${partners.length > 1 ? "s" : ""}` : "Nothing like it was found in the other documents."),
      citeButton(own), linkButton(own.id),
      make("button", { type: "button", onclick: letGo }, "Close")),
    make("ul", {}, ...partners.map(([, how, other]) =>
      make("li", {},
        make("p", { class: "who" }, badge(index().documentOf.get(other.doc).number), make("bdi", { class: "outlet" }, outletOf(index().documentOf.get(other.doc))), make("a", { href: `#${other.anchor}` }, HOW[how])),
        quoted(other), rendered(other)))),
  );
  tray.hidden = false;
};
const choose = (statement, travel = false) => {
  show(articles);
  bringOut(column(statement));
  translateNext(true); // what comes in later would move what is chosen
  chosen?.classList.remove("chosen");
  chosen = statement;
  chosen.classList.add("chosen");
  const standing = ["shared", "conflict", "perhaps", "only"].find((kind) => statement.classList.contains(kind));
  if (travel && standing) mark(standing);
  if (travel) {
    scrollInColumn(statement);
    statement.tabIndex = -1;
    statement.focus({ preventScroll: true });
  }
  light(statement, true);
  fillTray(statement);
  // The tray takes the lower part of the window: the columns move to what is left of it.
  articles.classList.add("choosing");
  statement.closest(".text").scrollIntoView({ block: "start", inline: "nearest", behavior: travel ? "instant" : "auto" });
  const text = statement.closest(".text");
  const free = innerHeight - tray.offsetHeight - parseFloat(getComputedStyle(root).scrollPaddingTop);
  if (statement.offsetTop + statement.offsetHeight - text.scrollTop > free) scrollInColumn(statement);
};
const letGo = () => {
  chosen?.classList.remove("chosen");
  chosen = null;
  articles.classList.remove("choosing");
  tray.hidden = true;
  dim();
};
articles.addEventListener("click", (event) => {
  const strip = event.target.closest(".strip");
  if (strip) return jumpTo(strip, event);
  const statement = event.target.closest(".statement, .rendering");
  if (statement && !getSelection().toString()) choose(statement.matches(".statement") ? statement : statement.previousElementSibling);
});
// Along the strip lies the whole text: a point on it is a place in the article.
const jumpTo = (strip, event) => {
  const box = strip.getBoundingClientRect();
  const at = ((event.clientX - box.left) / box.width) * strip.viewBox.baseVal.width;
  const near = select(".statement", column(strip)).map((element) => {
    const { start, end } = index().byAnchor.get(element.id);
    return [Math.max(start - at, at - end, 0), element];
  });
  if (near.length) choose(near.reduce((best, next) => (next[0] < best[0] ? next : best))[1], true);
};
const following = (query, within, from) => {
  const all = select(query, within).filter((element) => element.checkVisibility());
  if (!from) return all[0];
  return all.find((element) => from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) || all[0];
};
for (const share of select("[data-jump]")) {
  const kind = share.dataset.jump;
  if (share.querySelector("strong").textContent === "0") continue;
  const button = make("button", { type: "button", "aria-label": `${share.textContent.trim()}: go to the next` }, ...share.childNodes, " ↓");
  button.addEventListener("click", () => {
    const from = chosen && column(chosen) === column(share) && chosen.classList.contains(kind) ? chosen : null;
    mark(kind);
    choose(following(`.statement.${kind}`, column(share), from), true);
    button.focus({ preventScroll: true });
  });
  share.replaceChildren(button);
}
for (const name of ["pointerover", "focusin"])
  document.addEventListener(name, (event) => {
    const at = event.target.closest?.("[data-claim]") || (name === "focusin" && event.target.matches?.(".ref") ? event.target.previousElementSibling : null);
    if (!at || chosen || !at.dataset.claim) return;
    if (at.matches(".statement")) return name === "focusin" ? light(at, true) : hover(at);
    dim();
    for (const twin of select(`[data-claim="${at.dataset.claim}"]`, shown)) twin.classList.add("lit");
  });
for (const name of ["pointerout", "focusout"])
  document.addEventListener(name, (event) => {
    if (chosen || !event.target.closest?.("[data-claim], .ref")) return;
    hover.cancel();
    dim();
  });

// Translations come into an article when it is first looked at, and one article at a time: with
// thousands of statements the first is there before the last is laid out.
const translateArticle = (article) => {
  const text = article.querySelector(".text");
  text.tabIndex = 0;
  text.setAttribute("role", "region");
  text.setAttribute("aria-labelledby", `${article.id}-title`);
  for (const statement of select(".statement", text)) {
    const rendering = rendered(index().byAnchor.get(statement.id), "span");
    if (!rendering) continue;
    text.classList.add("translated");
    statement.classList.add("translated");
    const ref = statement.nextElementSibling?.matches?.(".ref") && statement.nextSibling === statement.nextElementSibling ? statement.nextElementSibling : statement;
    if (/^\s*\n/.test(ref.nextSibling?.textContent || "")) rendering.classList.add("last");
    ref.after(rendering);
  }
};
const untranslated = new Set(select(".document", articles));
const translateNext = (atOnce = false) => {
  for (const article of untranslated) {
    if (article.hidden) continue;
    untranslated.delete(article);
    translateArticle(article);
    if (!atOnce) return void requestAnimationFrame(() => setTimeout(translateNext));
  }
};
whenShown.set("documents", later(() => {
  setMarks();
  setColumns();
  return true;
}));
