"use strict";
(() => {
  const root = document.documentElement;
  const select = (query, from = document) => Array.from(from.querySelectorAll(query));

  // A target inside a closed <details> would not be seen.
  const reveal = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Statements of one claim light up together.
  const light = (on) => (event) => {
    const at = event.target.closest && event.target.closest("[data-claim]");
    if (!at) return;
    for (const twin of select(`[data-claim="${at.dataset.claim}"]`)) twin.classList.toggle("lit", on);
  };
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, light(true));
  for (const name of ["pointerout", "focusout"]) document.addEventListener(name, light(false));

  // Controls are there only where they work.
  for (const bar of select("[data-controls]")) bar.hidden = false;
  for (const input of select("input[name=reading]"))
    input.addEventListener("change", () => (root.dataset.reading = input.value));
  const all = document.getElementById("open-all");
  all.addEventListener("click", () => {
    const open = all.getAttribute("data-next") === "open";
    for (const details of select("main details")) details.open = open;
    all.setAttribute("data-next", open ? "close" : "open");
    all.textContent = open ? "Close all" : "Open all";
  });

  // Paper cannot be clicked.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = select("details:not([open])");
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
