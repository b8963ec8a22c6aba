// Making elements. Text is only ever text: nothing here takes markup.

const FOCUSABLE = new Set(["input", "select", "textarea", "button", "summary", "iframe", "a"]);

// What turns the direction of all that follows, also beyond the text that it stands in; only what is typed keeps it.
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;
const withoutTurns = (text) => (typeof text === "string" ? text.replace(TURNS, "") : text);

// An element with its properties and children; a child that is a string becomes text. Each element that can have the
// focus tells JupyterLab to keep its one-key shortcuts to itself: that works only on the element itself.
function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "text") element.textContent = withoutTurns(value);
    else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key === "value") element.value = value;
    else element.setAttribute(key, value === true ? "" : value);
  }
  if (FOCUSABLE.has(name) || "tabindex" in properties) element.dataset.lmSuppressShortcuts = "true";
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(withoutTurns));
  return element;
}

let lastId = 0;
const freshId = (stem) => `ap-${stem}-${++lastId}`;

// A line that tells what happened; readers of the screen hear it, politely.
const statusLine = (extra = "") => make("p", { class: `ap-state ${extra}`, role: "status" });

// Say a text in a status line; the same text twice is said twice.
function sayIn(line, said) {
  const text = withoutTurns(said);
  if (line.textContent === text && text) line.replaceChildren();
  line.replaceChildren(text ?? "");
}

// A file from Python, kept where the browser keeps what it downloads.
function keepFile(name, bytes) {
  const address = URL.createObjectURL(new Blob([bytes]));
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// Notes under a cell, each a line with its tone as a class; the words say it all by themselves.
const notesOf = (notes = []) =>
  notes.map((note) => make("p", { class: `ap-note ap-${note.tone || "plain"}`, text: note.text }));

// Put other children into an element where what it shows is another; never under the hands of who fills in a form in
// it: then it is done when they have finished.
function renew(holder, data, build) {
  const shown = JSON.stringify(data ?? null);
  if (holder.apShown === shown) {
    holder.apLater = null;
    holder.apBase = undefined;
    return;
  }
  if (isBeingFilled(holder)) {
    holder.apBase ??= holder.closest(".ap-workbook")?.apPage.wire.before; // as of when it is filled in
    holder.apLater = () => renew(holder, data, build);
    return;
  }
  const open = new Set([...holder.querySelectorAll("details[open] > summary")].map((one) => one.textContent));
  const focus = holder.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  holder.apShown = shown;
  holder.apLater = null;
  holder.apBase = undefined;
  holder.replaceChildren(...build(data));
  for (const one of holder.querySelectorAll("summary")) if (open.has(one.textContent)) one.parentElement.open = true;
  if (focus) [...holder.querySelectorAll("button, summary, input, select, textarea")].find((one) => nameOf(one) === focus)?.focus();
}

const nameOf = (element) =>
  `${element.tagName} ${element.getAttribute("aria-label") ?? element.name ?? ""} ${element.tagName === "BUTTON" || element.tagName === "SUMMARY" ? element.textContent : ""}`;

// Somebody fills in a form in it: one that a button opened, or one in which something was typed.
function isBeingFilled(holder) {
  if (holder.querySelector(".ap-pressable > .ap-form")) return true;
  return isFilledIn(holder);
}

// Something is typed in a form that does not stand in the plan.
const isFilledIn = (root) =>
  [...root.querySelectorAll(".ap-form :is(input, select, textarea)")].some((field) => readField(field) !== (field.dataset.was ?? ""));

// What had to wait until a form was finished is shown now.
function renewLater(root) {
  for (const holder of root.querySelectorAll(".ap-holder")) holder.apLater?.();
}
