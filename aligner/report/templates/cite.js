// A citation that leads back to the exact characters, and a link that survives the next run.
const QUOTES = { fr: ["«\u202f", "\u202f»"], es: ["«", "»"], it: ["«", "»"], pt: ["«", "»"], de: ["„", "“"] };
const cite = (statement) => {
  const { documentOf } = index();
  const from = documentOf.get(statement.doc);
  const [open, close] = QUOTES[statement.lang.split("-")[0]] || ["“", "”"];
  const where = [
    from.outlet,
    from.title && `“${from.title}”`,
    from.published,
    from.url,
    `document ${from.id} (${statement.lang})`,
    `characters ${statement.start}–${statement.end}`,
    `SHA-256 ${from.sha256}`,
  ];
  return `${open}${wordsOf(statement)}${close} ${where.filter(Boolean).join(", ")}`;
};
const copy = async (text, what) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = make("textarea", { class: "unseen", "aria-hidden": "true" });
    area.value = text;
    (document.querySelector("dialog[open]") || document.body).append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  say(`${what} copied`);
};
const copyButton = (words, what, text) => {
  const button = make("button", { type: "button" }, words);
  button.addEventListener("click", async () => {
    await copy(text(), what);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = words), 1500);
  });
  return button;
};
const citeButton = (statement) => copyButton("Copy citation", "Citation", () => cite(statement));
const linkButton = (id) => copyButton("Copy link", "Link", () => `${location.href.split("#")[0]}#${encodeURIComponent(id)}`);
