// Native fields: made from what Python says of them, read as text, written as text.

// A field for a column or for a field of a form; in a table its label names the row, too.
function fieldFor(what, rowName) {
  const label = rowName === undefined ? undefined : `${what.label}: ${rowName}`;
  const common = { "aria-label": label, autocomplete: "off" };
  if (what.kind === "choice") return listOf(what.choices, common);
  if (what.kind === "lines") return make("textarea", { ...common, rows: 2, spellcheck: "true" });
  if (what.kind === "title") return make("textarea", { ...common, rows: 1, spellcheck: "true", class: "ap-one" });
  if (what.kind === "tick") return make("input", { ...common, type: "checkbox" });
  return make("input", { ...common, type: "text", inputmode: what.kind === "number" ? "decimal" : undefined });
}

// A list of choices holds only the chosen one until somebody comes to it: hundreds of rows are there at once.
function listOf(choices = [], properties = {}) {
  const list = make("select", properties);
  list.apChoices = choices;
  return list;
}

function fillList(list) {
  if (list.apFull === list.apChoices) return;
  const value = list.value;
  list.replaceChildren(...choicesOf(list.apChoices));
  list.apFull = list.apChoices;
  if (value || list.apChoices.some((one) => one.value === "")) chooseIn(list, value);
}

const choicesOf = (choices = []) => choices.map((one) => make("option", { value: one.value, text: one.label }));

// A value that the list does not hold, such as one that is gone, is shown and not changed into another.
function chooseIn(list, value) {
  if (![...list.options].some((option) => option.value === value)) {
    const known = list.apChoices?.find((one) => one.value === value);
    list.append(make("option", { value, text: known ? known.label : value || "Choose" }));
  }
  list.value = value;
  list.title = list.selectedOptions[0]?.textContent ?? "";
}

// What is typed; the title of a row is one line, whatever was pasted into it.
function readField(field) {
  if (field.type === "checkbox") return field.checked ? "yes" : "";
  if (field.classList.contains("ap-one")) return field.value.replace(/\s*\n\s*/g, " ");
  return field.value;
}

function writeField(field, value) {
  if (field.type === "checkbox") field.checked = value === "yes";
  else if (field.tagName === "SELECT") chooseIn(field, value);
  else if (field.value !== value) field.value = value;
  if (field.tagName === "TEXTAREA") grow(field);
}

// A field grows with its text; browsers that cannot do that by themselves are helped.
const GROWS = CSS.supports("field-sizing", "content");

function grow(field) {
  if (GROWS) return;
  if (!field.isConnected) field.rows = Math.max(field.rows, Math.ceil(field.value.length / 32));
  else if (field.scrollHeight > field.clientHeight) field.style.height = `${field.scrollHeight + 4}px`;
}
