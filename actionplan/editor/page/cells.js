// One cell of a table: its field, what it opens, the lines under it, and what became of what was typed.

const PARTS = ["news", "more", "question", "under", "state"]; // in their order under the field; made when needed

class EditCell extends SavedCell {
  constructor(table, row, column) {
    super();
    this.table = table;
    this.column = column;
    this.row = row;
    const isName = column.kind === "title" || (column.kind === "read" && column === table.data.columns[0]);
    this.element = make(isName ? "th" : "td", { class: "ap-cell", scope: isName ? "row" : undefined,
      role: isName ? "rowheader" : "cell", "data-label": column.label });
    this.element.apCell = this;
    const isLong = /\n/.test(row.cells[column.name]?.value ?? ""); // a date may be written in several lines
    const like = column.kind === "date" && isLong ? { ...column, kind: "lines" } : column;
    this.field = column.kind === "read" ? make("span", {}) : fieldFor(like, row.name);
    this.element.append(this.field);
    this.parts = {};
    this.opened = new Map();
    this.show(row);
    if (this.page.drafts.own.size) this.fill();
  }

  part(name) {
    if (this.parts[name]) return this.parts[name];
    const made = make(name === "state" ? "p" : "div", { class: `ap-${name} ap-holder`, id: freshId(name) });
    const later = PARTS.slice(PARTS.indexOf(name) + 1).find((one) => this.parts[one]);
    this.element.insertBefore(made, later ? this.parts[later] : null);
    return (this.parts[name] = made);
  }

  get typed() {
    return readField(this.field);
  }

  get label() {
    return `${this.column.label}: ${this.row.name}`;
  }

  get hasFocus() {
    return this.element.contains(document.activeElement);
  }

  // What is typed, or an answer that was given, counts until it is acknowledged.
  get isUnsaved() {
    return this.isTouched || Boolean(this.awaits);
  }

  get isTouched() {
    if (this.column.kind === "read") return false;
    return this.typed !== this.shown || [...this.opened.values()].some((field) => readField(field) !== field.dataset.was);
  }

  // Offer the choices of the column, without those that this cell has not.
  limit(row) {
    if (this.column.kind !== "choice") return;
    const [all, without] = [this.column.choices ?? [], row.cells[this.column.name]?.without ?? []];
    const offered = without.length ? all.filter((one) => !without.includes(one.value)) : all;
    if (JSON.stringify(offered) === JSON.stringify(this.field.apChoices)) return;
    this.field.apChoices = offered;
    if (this.field.options.length > 1) fillList(this.field);
  }

  // Show what the plan holds; what somebody is typing stays.
  show(row) {
    this.limit(row);
    const cell = row.cells[this.column.name] ?? {};
    const value = cell.value ?? "";
    const isNew = this.value === undefined;
    const keeps = !isNew && this.isTouched;
    const isOther = value !== this.value ? value !== this.typed : JSON.stringify(cell.opens) !== JSON.stringify(this.cell?.opens);
    if (keeps && isOther && !this.sending) this.base ??= this.page.wire.before;
    if (keeps && value !== this.value && !this.sending && this.refused?.ask && this.refused.signs === this.signs) this.askAnew();
    Object.assign(this, { row, cell, value });
    if (this.column.kind === "read") this.field.textContent = withoutTurns(value);
    else this.showField(keeps, isNew);
    if (cell.under?.length || cell.buttons?.length || this.parts.under) {
      renew(this.part("under"), [cell.under, cell.buttons], () => [...notesOf(cell.under), ...this.buttons(cell.buttons)]);
    }
    this.ask((this.refused?.signs === this.signs && this.refused.ask) || cell.ask);
    this.mark();
    if (isNew) return;
    if (this.again?.byItself && !this.isLate && !this.sending && !this.isTouched) this.settled();
    this.page.note(this, this.isUnsaved);
  }

  showField(keeps, isNew) {
    if (!keeps) {
      this.write(this.value);
      this.open(true);
    } else if (this.typed === this.value) this.shown = this.typed;
    this.element.dataset.tag = this.tag;
    if (!isNew) this.field.setAttribute("aria-label", this.label);
    if (!this.cell.locked && !this.field.readOnly && !this.field.disabled) return;
    lockField(this.field, this.cell.locked);
  }

  // Write into the field; the caret stays where it is.
  write(value) {
    const at = this.field === document.activeElement && "selectionStart" in this.field ? this.field.selectionStart : null;
    writeField(this.field, value);
    this.shown = this.typed; // as the field holds it: one of a single line has no line breaks
    if (at !== null && this.field.type !== "checkbox") this.field.setSelectionRange(at, at);
  }

  // The tone of a status follows the choice at once.
  get tag() {
    return (this.cell.tag && this.typed !== this.shown && this.typed) || this.cell.tag || "";
  }

  // A choice whose answer is awaited or was refused is told to readers of the screen, too.
  mark() {
    const isBad = this.parts.state?.classList.contains("ap-bad");
    if (this.field.hasAttribute("aria-invalid") !== Boolean(isBad)) this.field.toggleAttribute("aria-invalid", Boolean(isBad));
    if (isBad) this.field.setAttribute("aria-invalid", "true");
  }

  // What stands under the field belongs to it; said of it when somebody comes to it.
  describe() {
    const said = PARTS.map((name) => this.parts[name]).filter((part) => part?.textContent).map((part) => part.id);
    if (said.length) this.field.setAttribute("aria-describedby", said.join(" "));
  }

  buttons(buttons = []) {
    return buttons.map((one) => {
      const made = pressable(one, (pressed, said, late) => this.press(pressed, said, late));
      (made.tagName === "BUTTON" ? made : made.firstChild).setAttribute("aria-label", `${one.label}: ${this.row.name}`);
      return made;
    });
  }

  fieldsFor(choice) {
    return (this.cell.opens ?? this.column.opens?.[this.cell.opens_as])?.[choice] ?? [];
  }

  // The fields that a choice opens in place, such as the reason of a red: the cell's own, or those that many share.
  open(fromPlan = false) {
    const wanted = this.fieldsFor(this.typed);
    const isShut = fromPlan && wanted.every((one) => !one.value);
    const signs = JSON.stringify([isShut, wanted, this.cell.locked]);
    if (signs === this.shownFields || (!wanted.length && !this.parts.more)) return;
    this.shownFields = signs;
    const kept = new Map([...this.opened].map(([name, field]) => [name, readField(field)]));
    this.opened.clear();
    this.part("more").replaceChildren(...(isShut ? [] : wanted.flatMap((one) => this.opens(one, fromPlan ? undefined : kept.get(one.name)))));
  }

  opens(one, kept) {
    const field = fieldOfForm(one);
    field.setAttribute("aria-label", `${one.label}${one.required ? " (needed)" : ""}: ${this.row.name}`);
    if (kept) writeField(field, kept);
    if (this.cell.locked) lockField(field, this.cell.locked);
    this.opened.set(one.name, field);
    return labelled(one, field);
  }

  ask(question) {
    if (!question && !this.parts.question) return;
    const part = this.part("question");
    const hadFocus = part.contains(document.activeElement);
    renew(part, question, () => (question ? [askBox(question, (pressed, said, late) => this.press(pressed, said, late))] : []));
    if (hadFocus && !part.contains(document.activeElement)) (part.querySelector("button") ?? this.field).focus(); // not lost
  }

  // Something was typed or chosen.
  changed() {
    if (this.field.tagName === "TEXTAREA") grow(this.field);
    this.isOld = false;
    if (this.refused && this.refused.signs !== this.signs) {
      this.refused = null;
      this.ask(this.cell.ask);
    }
    if (this.parts.state && !this.sending && !this.isLate) this.say("");
    this.element.dataset.tag = this.tag;
    if (this.isTouched) this.keep();
    else this.forget();
    this.page.note(this, this.isUnsaved);
  }

  say(text, tone = "plain") {
    if (!text && !this.parts.state) return;
    const state = this.part("state");
    state.className = `ap-state ap-${tone}`;
    state.replaceChildren(withoutTurns(text));
    this.mark();
    if (tone === "good" || tone === "bad") this.table.announce(text ? `${text.replace(/ \d\d:\d\d$/, "")}: ${this.label}` : "");
  }

  // What another person did to the row, beside what one is doing oneself.
  tell(text) {
    const news = this.part("news");
    news.append(make("p", { class: "ap-note ap-warn", text }));
    while (news.childElementCount > 3) news.querySelector(":scope > :not(.ap-gone)").remove();
  }
}

// A field that is only to be read says why.
function lockField(field, why) {
  field[field.matches("select, [type=checkbox]") ? "disabled" : "readOnly"] = Boolean(why);
  field.title = why ?? "";
}
