// What stands above a table: filters, a field to find by text, and buttons.

const REST = 150; // milliseconds after the last letter until rows are looked through
const SAID_AFTER = 800; // milliseconds until readers of the screen hear how many rows are shown

class TableTools {
  constructor(table) {
    this.table = table;
    this.chosen = new Map();
    this.filters = make("span", { class: "ap-filters ap-holder" });
    this.buttons = make("span", { class: "ap-push ap-holder" });
    this.told = statusLine();
    this.paste = table.data.paste ? pasteOf(table) : null;
    this.element = make("div", { class: "ap-tools" }, this.filters, table.data.find ? this.finder() : null, this.buttons,
      this.paste?.opener, this.told, this.paste?.box);
  }

  show() {
    const { filters = [], buttons = [] } = this.table.data;
    renew(this.filters, filters, () => filters.map((one) => this.filter(one)));
    renew(this.buttons, buttons, () => buttons.map((one) => pressable(one, (pressed, said, late) => this.press(pressed, said, late))));
    this.element.hidden = !filters.length && !buttons.length && !this.table.data.find && !this.paste;
  }

  filter(filter) {
    const list = make("select", { id: freshId("filter") }, ...choicesOf(filter.choices));
    const value = this.chosen.get(filter.name) ?? "";
    if (value) chooseIn(list, value);
    list.addEventListener("change", () => this.choose(filter.name, list.value));
    return make("span", { class: "ap-filter" }, make("label", { for: list.id, text: filter.label }), list);
  }

  finder() {
    const find = make("input", { id: freshId("find"), type: "search", autocomplete: "off" });
    find.addEventListener("input", () => {
      clearTimeout(this.resting);
      this.resting = setTimeout(() => this.choose("", find.value.trim().toLowerCase()), REST);
    });
    return make("span", { class: "ap-filter" }, make("label", { for: find.id, text: "Find" }), find);
  }

  async press(button, said, late) {
    const reply = await this.table.press(button, said, (after) => {
      sayIn(this.told, "");
      late?.(after);
    });
    if (!button.fields?.length) sayIn(this.told, reply === null ? NO_ANSWER : reply?.ok ? "" : reply?.said);
    return reply;
  }

  // Rows are looked through when the person asks for it: what is edited stays where it is until then.
  choose(name, value) {
    this.chosen.set(name, value);
    for (const one of this.table.rows.values()) {
      one.element.hidden = !this.fits(one) && !one.cells.some((cell) => cell.isTouched || cell.hasFocus);
    }
    const told = this.table.tell();
    clearTimeout(this.saying);
    this.saying = setTimeout(() => this.table.announce(told), SAID_AFTER);
  }

  fits(one) {
    for (const [name, value] of this.chosen) {
      if (!value) continue;
      if (name ? (one.row.filters?.[name] ?? "") !== value : !textOf(one).includes(value)) return false;
    }
    return true;
  }
}

// All that is to be read in a row, in small letters, made once.
function textOf(one) {
  one.text ??= one.cells
    .flatMap(({ cell, column }) => [shownText(cell, column), ...(cell.under ?? []).map((note) => note.text)])
    .join("\n").toLowerCase();
  return one.text;
}
