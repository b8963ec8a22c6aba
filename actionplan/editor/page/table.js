// An editable table: a plain one, with a caption and headings, which sorts and filters what it shows.

const ABOUT = { caption: "", empty: "", columns: [], filters: [], buttons: [], row_buttons: [], args: {} }; // what may be another

class EditTable {
  constructor(data, page) {
    this.data = data;
    this.page = page;
    this.rows = new Map();
    this.body = make("tbody", { role: "rowgroup" });
    this.count = make("caption");
    this.region = statusLine("ap-unseen");
    this.nothing = make("p", { class: "ap-note" });
    this.tools = new TableTools(this);
    const head = make("thead", { role: "rowgroup" }, this.headings());
    const table = make("table", { class: "ap-table", role: "table", style: `--ap-columns: ${widthsOf(data)}` }, this.count, head, this.body);
    this.scroll = make("div", { class: "ap-scroll", tabindex: "0", role: "region", "aria-label": data.caption }, table);
    this.element = make("section", { class: "ap-tablebox" }, this.tools.element, this.scroll, this.nothing, this.region);
    this.listen();
    this.patch({ rows: Object.fromEntries(data.rows.map((row) => [row.id, row])), order: data.rows.map((row) => row.id) });
  }

  // By what its cells are known again: what is done with them, and about what.
  get sign() {
    return `${this.data.do ?? "save"} ${this.data.id} ${JSON.stringify(this.data.args ?? {})}`;
  }

  headings() {
    this.heads = this.data.columns.map((column) => {
      const button = make("button", { type: "button", class: "ap-sort", text: column.label, title: `Sort by ${column.label}` });
      const heading = make("th", { scope: "col", role: "columnheader" }, button);
      button.addEventListener("click", () => this.sort(column, heading));
      return heading;
    });
    const more = this.data.row_buttons?.length ? [make("th", { scope: "col", role: "columnheader", class: "ap-last", text: "More" })] : [];
    return make("tr", { role: "row" }, ...this.heads, ...more);
  }

  // One listener of each kind for the whole table.
  listen() {
    const on = (kind, what) => this.body.addEventListener(kind, (event) => {
      const cell = event.target.closest(".ap-cell")?.apCell;
      if (cell) what(cell, event);
    });
    const isOwn = (cell, target) => cell.field === target || [...cell.opened.values()].includes(target);
    on("pointerdown", (cell, event) => {
      this.pointer = { cell, at: performance.now() };
      if (event.target.apChoices) fillList(event.target);
    });
    on("focusin", (cell, event) => {
      if (this.lingering && this.lingering !== cell) this.left(this.lingering);
      this.lingering = null;
      if (event.target.apChoices) fillList(event.target);
      if (event.target === cell.field) cell.describe();
    });
    on("focusout", (cell, event) => {
      const hasOthers = cell.opened.size > 0; // fields that are saved together with this one
      if (cell.element.contains(event.relatedTarget)) return event.target === cell.field && !hasOthers && cell.leave();
      const isNowhere = !event.relatedTarget || event.relatedTarget.contains(this.element); // on plain text
      const isInside = isNowhere && this.pointer?.cell === cell && performance.now() - this.pointer.at < 100;
      if (isInside) this.lingering = cell;
      else this.left(cell);
    });
    on("input", (cell, event) => isOwn(cell, event.target) && cell.changed());
    on("change", (cell, event) => {
      if (event.target === cell.field) cell.open();
      if (isOwn(cell, event.target)) cell.changed();
      if (event.target === cell.field && cell.column.kind === "tick") cell.leave();
    });
    on("keydown", (cell, event) => this.key(cell, event, isOwn(cell, event.target)));
    on("paste", (cell, event) => this.pasted(cell, event));
    this.outside = (event) => {
      if (this.lingering && !this.lingering.element.contains(event.target)) this.left(this.lingering);
    };
    document.addEventListener("pointerdown", this.outside, true);
  }

  close() {
    document.removeEventListener("pointerdown", this.outside, true);
  }

  left(cell) {
    this.lingering = null;
    cell.leave(!document.hasFocus());
    setTimeout(() => this.settle());
  }

  // What had to wait while somebody was in the table.
  settle() {
    renewLater(this.body);
    if (this.wanted && !this.body.contains(document.activeElement)) this.order(this.wanted);
  }

  key(cell, event, isOwn) {
    if (event.key === "Escape" && (isOwn || event.target.closest(".ap-question"))) cell.takeBack();
    if (event.key !== "Enter" || event.isComposing || !isOwn) return;
    const goesOn = event.ctrlKey || event.metaKey || event.target.matches("input, .ap-one");
    if (!goesOn) return;
    event.preventDefault();
    const fields = [...this.body.querySelectorAll("tr:not([hidden]) :is(input, select, textarea)")];
    const next = fields[fields.indexOf(event.target) + 1];
    if (next) next.focus();
    else event.target.blur();
  }

  pasted(cell, event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!this.data.paste || cell.column.kind !== "title" || event.target !== cell.field || cell.field.readOnly || !isOfSheet(text)) return;
    event.preventDefault();
    this.tools.paste.open(text);
  }

  announce(text) {
    sayIn(this.region, text);
  }

  async press(button, said, late) {
    const before = new Set(this.rows.keys());
    const reply = await this.page.press(button, said, late);
    const added = reply?.ok ? [...this.rows.keys()].find((id) => !before.has(id)) : undefined;
    if (added) this.goTo(this.rows.get(added));
    return reply;
  }

  goTo({ element, cells }) {
    element.hidden = false;
    const field = cells.find((cell) => cell.column.kind !== "read")?.field ?? element.querySelector("button");
    field?.focus({ preventScroll: true });
    field?.select?.();
    element.scrollIntoView({ block: "center" });
  }

  // Take in what differs: rows by id, the order where it is another, and what stands about them.
  patch(change) {
    for (const [name, none] of Object.entries(ABOUT)) if (name in change) this.data[name] = change[name] ?? none;
    if (change.columns) this.newChoices();
    for (const [id, row] of Object.entries(change.rows ?? {})) {
      const known = this.rows.get(id);
      if (known && !known.isGone) this.showRow(known, row);
      else {
        known?.element.remove(); // it is there again, and so is what was typed in it
        this.rows.set(id, this.makeRow(row));
      }
    }
    if (change.order) this.order(change.order);
    this.tools.show();
    this.tell();
  }

  // Take in the whole table anew, as after the line to Python was broken.
  take(data) {
    this.patch({ ...ABOUT, ...data, rows: Object.fromEntries(data.rows.map((row) => [row.id, row])), order: data.rows.map((row) => row.id) });
  }

  // Another plan or fortnight: what was saved and said of the one before is not said of this one.
  turned() {
    for (const { cells } of this.rows.values()) for (const cell of cells) if (!cell.isUnsaved) cell.say("");
  }

  newChoices() {
    for (const { cells } of this.rows.values()) {
      cells.forEach((cell, place) => {
        cell.column = this.data.columns[place];
        cell.limit(cell.row);
      });
    }
  }

  makeRow(row) {
    const cells = this.data.columns.map((column) => new EditCell(this, row, column));
    const element = make("tr", { "data-id": row.id, role: "row" }, ...cells.map((cell) => cell.element));
    const made = { element, cells, row, last: null };
    if (this.data.row_buttons?.length) element.append((made.last = make("td", { class: "ap-cell ap-last ap-holder", role: "cell" })));
    this.rowButtons(made);
    element.hidden = this.rows.size > 0 && !this.tools.fits(made) && !cells.some((cell) => cell.isTouched);
    return made;
  }

  rowButtons({ last, row }) {
    if (!last) return;
    const labels = this.data.row_buttons.map((one) => (one.off ? "" : one.label));
    renew(last, [row.name, labels], () => labels.map((label, place) => {
      if (!label) return "";
      const now = () => {
        const one = this.data.row_buttons[place];
        return { ...one, args: { ...(one.args ?? {}), id: row.id } };
      };
      const made = pressable(now(), (pressed, said, late) => this.press(pressed, said, late), now);
      (made.tagName === "BUTTON" ? made : made.firstChild).setAttribute("aria-label", `${label}: ${row.name}`);
      return made;
    }));
  }

  showRow(known, row) {
    known.row = row;
    known.text = undefined;
    for (const cell of known.cells) cell.show(row);
    this.rowButtons(known);
    if (known.element.hidden && this.tools.fits(known)) known.element.hidden = false;
  }

  // Rows in the order of the plan; nothing moves under the hands of who is typing.
  order(ids) {
    const isHeld = this.body.contains(document.activeElement);
    this.wanted = isHeld ? ids : null;
    this.planned = ids;
    const wanted = new Set(ids);
    for (const [id, known] of this.rows) if (!wanted.has(id)) this.drop(id, known);
    const present = ids.map((id) => this.rows.get(id)).filter(Boolean);
    if (isHeld || this.sorted) for (const [place, one] of present.entries()) {
      if (!one.element.isConnected) this.body.insertBefore(one.element, present[place - 1]?.element.nextSibling ?? this.body.firstChild);
    } else this.place(present.map((one) => one.element));
  }

  place(elements) {
    if (elements.every((one, at) => this.body.children[at] === one)) return;
    this.body.append(...elements);
  }

  // A row that is gone; while somebody is in it, it stays to be read and copied, and nothing else can be done with it.
  drop(id, known) {
    if (!known.cells.some((cell) => cell.isTouched || cell.hasFocus)) {
      known.element.remove();
      this.rows.delete(id);
      return;
    }
    this.wanted ??= [...this.rows.keys()].filter((one) => one !== id);
    if (known.isGone) return;
    known.isGone = true;
    lockRow(this, id, known);
  }

  // What others changed, in its row.
  news(id, text) {
    this.rows.get(id)?.cells[0].tell(text);
  }

  tell() {
    const there = [...this.rows.values()].filter((one) => !one.isGone);
    const shown = there.filter((one) => !one.element.hidden).length;
    const isPart = this.data.filters?.length || shown < there.length;
    const isCounted = isPart || this.data.find; // a short table of other things is not counted
    const caption = `${this.data.caption}${isCounted ? `, ${isPart ? `${shown} of ` : ""}${there.length}` : ""}`;
    if (this.count.textContent !== caption) this.count.replaceChildren(caption);
    this.nothing.replaceChildren(this.rows.size ? (shown ? "" : "Nothing fits these filters.") : this.data.empty ?? "");
    this.scroll.hidden = this.rows.size === 0;
    return `${shown} of ${there.length} shown`;
  }

  // Up, down, and again as in the plan; what is empty comes last.
  sort(column, heading) {
    const now = heading.getAttribute("aria-sort");
    for (const one of this.heads) one.removeAttribute("aria-sort");
    const next = { ascending: "descending", descending: "" }[now] ?? "ascending";
    if (next) heading.setAttribute("aria-sort", next);
    this.sorted = next !== "";
    const rows = [...this.rows.values()];
    if (this.sorted) sortRows(rows, column, next === "descending");
    const inOrder = this.sorted ? rows : this.planned.map((id) => this.rows.get(id)).filter(Boolean);
    this.body.append(...inOrder.map((one) => one.element));
    this.announce(next ? `Sorted by ${column.label}, ${next}` : "In the order of the plan");
  }
}

// The widths of the columns as those of a grid: a row is one, so that what is out of sight costs nothing.
function widthsOf({ columns, row_buttons: more = [] }) {
  const given = columns.map((one) => parseFloat(one.width) || 0);
  const left = (100 - given.reduce((sum, one) => sum + one, 0)) / Math.max(1, given.filter((one) => !one).length);
  const widths = given.map((one) => `minmax(0, ${one || Math.max(left, 10)}fr)`);
  return [...widths, ...(more.length ? ["minmax(90px, 9fr)"] : [])].join(" ");
}

const ORDER = new Intl.Collator("en-GB", { numeric: true, sensitivity: "base" });

function sortRows(rows, column, isDown) {
  const keys = new Map(rows.map((one) => [one, sortKey(one.row.cells[column.name], column)]));
  rows.sort((a, b) => {
    const [one, other] = [keys.get(a), keys.get(b)];
    if (!one || !other) return (one ? 0 : 1) - (other ? 0 : 1);
    return isDown ? ORDER.compare(other, one) : ORDER.compare(one, other);
  });
}

const sortKey = (cell = {}, column) => cell.sort ?? shownText(cell, column);

const shownText = (cell = {}, column) =>
  (column.choices ?? []).find((one) => one.value === cell.value)?.label ?? cell.value ?? "";
