// The filters stand under the bar, however many lines it takes.
const bar = document.querySelector(".bar");
const measure = () => {
  root.style.setProperty("--bar", `${bar.offsetHeight}px`);
  root.style.setProperty("--top", `${bar.offsetHeight + one("filters").offsetHeight}px`);
};
addEventListener("resize", measure);

// One view at a time; a link, a search in the page, or paper brings out the others.
const views = select("main > section");
let shown = null;
const whenShown = new Map();
const show = (view) => {
  if (view === shown) return;
  shown = view;
  for (const section of views) {
    if (section === view) section.removeAttribute("hidden");
    else section.setAttribute("hidden", section.id === "review" ? "" : "until-found");
  }
  for (const link of select(".bar a")) {
    if (link.hash === `#${view.id}`) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  one("filters").hidden = !["overview", "grid", "conflicts", "claims", "documents"].includes(view.id);
  measure();
  if (view.id !== "documents") one("tray").hidden = true;
  whenShown.get(view.id)?.();
};
for (const section of views) section.addEventListener("beforematch", () => show(section));

// Numbers name places in this file; ids name them in every page of the same texts.
const targetOf = (hash) => {
  const name = hash.slice(1);
  const found = name && one(name);
  if (found || !name) return found;
  let id = name;
  try {
    id = decodeURIComponent(name);
  } catch {
    return null;
  }
  const statement = index().statementOf.get(id);
  return one(statement ? statement.anchor : `claim-${index().claimOf.get(id)}`);
};
const reveal = () => {
  const target = targetOf(location.hash);
  const view = target && target.closest("main > section");
  if (target === one("main") || (target && !view)) return;
  show(view || views[0]);
  if (!target || target === view) {
    scrollTo({ top: target ? document.querySelector(".masthead").offsetHeight : 0, behavior: "instant" });
    return;
  }
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  target.hidden = false;
  if (target.matches(".statement")) choose(target, true);
  else {
    if (target.matches("[data-entry]")) target.tabIndex = -1;
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center", behavior: "instant" });
    if (target.matches("[data-entry]")) target.focus({ preventScroll: true });
  }
};
for (const name of ["hashchange", "popstate"]) addEventListener(name, reveal);
// The same link twice changes no hash.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#"]');
  if (link && link.hash === location.hash) reveal();
});

// Controls are there only where they work.
for (const part of select("[data-controls]")) if (part.id !== "review") part.hidden = false;
for (const input of select("input[name=reading]"))
  input.addEventListener("change", () => (root.dataset.reading = input.value));
const openAll = one("open-all");
openAll.addEventListener("click", () => {
  const open = openAll.getAttribute("data-next") === "open";
  for (const details of select("details", shown)) details.open = open;
  openAll.setAttribute("data-next", open ? "close" : "open");
  openAll.textContent = open ? "Close all" : "Open all";
});

// What is perhaps said elsewhere is most of many a grid: it opens on demand.
for (const group of select(".grid tbody.perhaps")) {
  const toggle = make("button", { type: "button", "aria-expanded": "false" }, "Show");
  const fold = (folded) => {
    group.classList.toggle("folded", folded);
    toggle.textContent = folded ? "Show" : "Hide";
    toggle.setAttribute("aria-expanded", String(!folded));
  };
  toggle.addEventListener("click", () => fold(!group.classList.contains("folded")));
  group.querySelector(".group th").append(" ", toggle);
  fold(true);
}

// Paper cannot be clicked.
let closed = [];
let before = null;
addEventListener("beforeprint", () => {
  before = shown;
  // But what is perhaps the same fills more paper than all the rest: as the reader left it.
  closed = select("main details:not([open], .possible)");
  for (const details of closed) details.open = true;
  for (const section of views) if (section.id !== "review") section.removeAttribute("hidden");
  shown = null;
});
addEventListener("afterprint", () => {
  for (const details of closed) details.open = false;
  show(before);
});
