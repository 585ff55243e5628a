// Single keys, which can be switched off (WCAG 2.1.4), and the first view.
const keysOn = one("keys-on");
keysOn.checked = stored.get("keys") !== "off";
keysOn.addEventListener("change", () => stored.set("keys", keysOn.checked ? "on" : "off"));
one("help-open").addEventListener("click", () => one("help").showModal());

const entryInFocus = () => document.activeElement?.closest("[data-entry], [data-entries], .statement");
const step = (forward) => {
  if (shown.id === "documents") {
    const within = chosen ? column(chosen) : articles.querySelector(".document:not([hidden])");
    const all = select(".statement", within);
    const at = all.indexOf(chosen) + (forward ? 1 : -1);
    if (all[at]) choose(all[at], true);
    return;
  }
  const all = select("[data-entry], [data-entries]", shown).filter((entry) => entry.checkVisibility());
  const now = entryInFocus();
  const at = now ? all.indexOf(now) + (forward ? 1 : -1) : 0;
  const next = all[at];
  if (!next) return;
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
};
const nextShared = () => {
  if (shown.id !== "documents") return;
  const next = following(".statement.shared, .statement.conflict", articles, chosen);
  if (next) choose(next, true);
};
const citeFocused = () => {
  const now = entryInFocus();
  const place = now?.querySelector('a[href^="#statement-"]');
  const anchor = chosen ? chosen.id : place?.hash.slice(1);
  if (anchor) copy(cite(index().byAnchor.get(anchor)), "Citation");
};
const reviewFocused = () => {
  const row = Array.from(panels.keys()).find((row) => entryInFocus()?.contains(row));
  if (row) toggleReview(row);
};
const KEYS = { j: () => step(true), k: () => step(false), n: nextShared, c: citeFocused, r: reviewFocused, "/": () => search.focus(), "?": () => one("help").showModal() };
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !tray.hidden) letGo();
  const typing = event.target.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, dialog");
  if (!keysOn.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const link = select(".bar li a")[Number(event.key) - 1];
  const act = link ? () => link.click() : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  if (event.key === "/" && one("filters").hidden) location.hash = "#claims";
  requestAnimationFrame(act);
});
one("n-decisions").textContent = decisions.size || "";
reveal();
