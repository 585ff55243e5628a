// What the reader decided, line by line as `aligner run --decisions` reads it.
const reviewKey = `review:${root.dataset.review}`;
const keyOf = (line) => {
  if (line.decision === "note") return `note ${line.claim}`;
  if (line.decision === "alias") return `alias ${line.alias}`;
  return `${line.decision === "same_origin" ? "origin" : "pair"} ${[line.a, line.b].sort().join(" ")}`;
};
const isLine = (line) => {
  if (line === null || typeof line !== "object") return false;
  const texts = (...keys) => keys.every((key) => typeof line[key] === "string");
  if (line.decision === "note") return texts("claim", "note");
  if (line.decision === "alias") return texts("alias", "name"); // not made here, kept all the same
  const known = ["same", "different", "same_origin"].includes(line.decision);
  return known && texts("a", "b") && line.a !== line.b;
};
const readLines = (text) => {
  const lines = [];
  let wrong = 0;
  for (const line of text.split(/\r?\n/).filter((line) => line.trim())) {
    try {
      const entry = JSON.parse(line);
      if (isLine(entry)) lines.push(entry);
      else wrong += 1;
    } catch {
      wrong += 1;
    }
  }
  return { lines, wrong };
};
const decisions = new Map(readLines(stored.get(reviewKey) || "").lines.map((line) => [keyOf(line), line]));
const asLines = () => Array.from(decisions.values(), (line) => `${JSON.stringify(line)}\n`).join("");
const whenDecided = [];
const keep = () => {
  one("unsaved").hidden = stored.set(reviewKey, asLines());
  for (const react of whenDecided) react();
};
const decide = (...lines) => {
  for (const line of lines) {
    decisions.delete(keyOf(line)); // a later decision stands later
    decisions.set(keyOf(line), line);
  }
  keep();
};
const undecide = (...keys) => {
  for (const key of keys) decisions.delete(key);
  keep();
};
const pairOf = (decision, a, b) => ({ decision, a: a < b ? a : b, b: a < b ? b : a });
const verdictOn = (a, b) => decisions.get(keyOf(pairOf("same", a, b)))?.decision || "";

one("export").addEventListener("click", () => {
  const address = URL.createObjectURL(new Blob([asLines()], { type: "application/jsonl" }));
  make("a", { href: address, download: "decisions.jsonl" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
});
one("import").addEventListener("change", async (event) => {
  const { lines, wrong } = readLines(await event.target.files[0].text());
  decide(...lines);
  say(`${lines.length} decisions read, ${wrong} lines left out`);
  event.target.value = "";
});
one("forget").addEventListener("click", () => {
  if (confirm(`Forget ${decisions.size} decisions?`)) undecide(...decisions.keys());
});
