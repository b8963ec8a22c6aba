// Rows that were copied in a spreadsheet: pasted as text, and shown by Python before any of them is added.

function pasteOf(table) {
  const opener = make("button", { type: "button", class: "ap-button ap-pastes", text: "Paste rows from Excel", "aria-expanded": "false" });
  const field = make("textarea", { id: freshId("paste"), name: "paste", rows: 4, spellcheck: "false" });
  field.dataset.was = "";
  const told = statusLine();
  const look = make("button", { type: "button", class: "ap-button ap-main", text: "Show what would be added" });
  const shut = make("button", { type: "button", class: "ap-button", text: "Leave it" });
  const box = make("div", { class: "ap-form ap-paste", hidden: true },
    make("label", { for: field.id, text: "Copy the rows in Excel, with their headings if you like, and paste them here" }), field,
    make("div", { class: "ap-row" }, look, shut), told);
  box.apPlace = JSON.stringify(["paste", table.data.paste, table.data.args ?? {}]);
  box.apLabel = "Paste rows from Excel";
  box.apReveal = () => open();
  const open = (text) => {
    box.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    if (text !== undefined) {
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      sayIn(told, `${text.trim().split("\n").length} lines of a spreadsheet. Nothing is added yet.`);
    }
    field.focus();
  };
  const close = () => {
    box.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    field.value = "";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    sayIn(told, "");
  };
  opener.addEventListener("click", () => (box.hidden ? open() : close()));
  shut.addEventListener("click", () => (close(), opener.focus()));
  look.addEventListener("click", () => once(look, async () => {
    const value = field.value;
    if (!value.trim()) return sayIn(told, "Nothing is pasted yet.");
    if (value.length > LIMITS.typed) return sayIn(told, `That is too long: up to ${LIMITS.typed.toLocaleString("en-GB")} characters are taken at once. Paste fewer rows.`);
    sayIn(told, "One moment …");
    const reply = await table.page.ask(() => ({ do: table.data.paste, args: table.data.args ?? {}, value }));
    if (reply?.ok) close();
    if (reply?.ok) table.page.say(reply.said);
    else sayIn(told, reply ? reply.said : NO_ANSWER);
  }));
  return { opener, box, open };
}

// Whether what is pasted into one cell is several rows or several cells of a spreadsheet.
const isOfSheet = (text) => /\t/.test(text.trim()) || /\S\r?\n\s*\S/.test(text);
