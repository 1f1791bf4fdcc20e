"use strict";
// The plan's text is edited line by line, so that what nobody touched stays as it was.
const plan = document.getElementById("plan");
const original = plan.value;
const changes = new Map();
let unsaved = false;

function quoted(text) {
  const escapes = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r" };
  const body = text.replace(/["\\\u0000-\u001f\u007f-\u009f]/g, (c) =>
    escapes[c] || "\\u" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0"));
  return '"' + body + '"';
}

function tables(text) {
  const found = [];
  for (const line of text.split("\n")) {
    if (line.startsWith("[") || found.length === 0) found.push([]);
    found[found.length - 1].push(line);
  }
  return found;
}

function edited(lines, values) {
  const left = new Map(values);
  const out = lines.map((line) => {
    const key = (line.match(/^([a-z_]+) = /) || [])[1];
    if (!left.has(key)) return line;
    const value = left.get(key);
    left.delete(key);
    return key + " = " + quoted(value);
  });
  let end = out.length;
  while (end > 1 && out[end - 1] === "") end -= 1;
  const added = [...left].filter(([, value]) => value !== "");
  out.splice(end, 0, ...added.map(([key, value]) => key + " = " + quoted(value)));
  return out;
}

function written() {
  let entry = -1;
  return tables(original).map((lines) => {
    if (lines[0] === "[[entry]]") entry += 1;
    const about = lines[0] === "[[entry]]" ? String(entry) : lines[0];
    return (changes.has(about) ? edited(lines, changes.get(about)) : lines).join("\n");
  }).join("\n");
}

function value(form, key) {
  const control = form.querySelector(`[data-key="${key}"]:checked`) || form.querySelector(`select[data-key="${key}"]`);
  return control ? control.value : "";
}

function state(entries) {
  const treatments = entries.map((nth) => document.getElementById("e" + nth))
    .filter((form) => value(form, "status") !== "rejected")
    .map((form) => value(form, "treatment"));
  if (treatments.some((treatment) => treatment === "redact" || treatment === "omit")) return "withheld";
  return treatments.includes("ask") ? "asked" : "published";
}

function undecided() {
  return [...document.querySelectorAll(".entry")].filter((form) => value(form, "status") === "proposed");
}

function show() {
  for (const mark of document.querySelectorAll("mark")) mark.className = state(mark.dataset.entries.split(" "));
  const all = document.querySelectorAll(".entry").length;
  document.getElementById("progress").textContent = `${all - undecided().length} of ${all} entries are decided`;
  plan.value = written();
}

document.addEventListener("change", (event) => {
  const control = event.target;
  const group = control.closest("[data-about]");
  if (!group || !control.dataset.key) return;
  const about = group.dataset.about;
  if (!changes.has(about)) changes.set(about, new Map());
  changes.get(about).set(control.dataset.key, control.value);
  unsaved = true;
  show();
});

document.getElementById("next").addEventListener("click", () => {
  const next = undecided()[0];
  const target = next ? next.querySelector("input") : document.getElementById("save");
  target.focus();
  if (next) next.scrollIntoView({ block: "start" });
});

document.getElementById("save").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([plan.value], { type: "application/toml" }));
  link.download = "plan.toml";
  link.click();
  URL.revokeObjectURL(link.href);
  unsaved = false;
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});

for (const control of document.querySelectorAll("[disabled]")) control.disabled = false;
