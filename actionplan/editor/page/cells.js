// One cell of a table: its field, what it opens, the lines under it, and what became of what was typed.

const PARTS = ["news", "more", "question", "under", "state"]; // in their order under the field; made when needed

class EditCell {
  constructor(table, row, column) {
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

  get place() {
    return `${this.table.data.id} ${this.row.id} ${this.column.name}`;
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

  // Show what the plan holds; what somebody is typing stays.
  show(row) {
    const cell = row.cells[this.column.name] ?? {};
    const value = cell.value ?? "";
    const isNew = this.value === undefined;
    const keeps = !isNew && this.isTouched;
    const isOther = value !== this.value ? value !== this.typed : JSON.stringify(cell.opens) !== JSON.stringify(this.cell?.opens);
    if (keeps && isOther && !this.sending) this.base ??= this.table.page.wire.before;
    Object.assign(this, { row, cell, value });
    if (this.column.kind === "read") this.field.textContent = value;
    else this.showField(keeps, isNew);
    if (cell.under?.length || cell.buttons?.length || this.parts.under) {
      renew(this.part("under"), [cell.under, cell.buttons], () => [...notesOf(cell.under), ...this.buttons(cell.buttons)]);
    }
    this.ask(cell.ask);
    this.mark();
    if (!isNew) this.table.page.note(this, this.isUnsaved);
  }

  showField(keeps, isNew) {
    if (!keeps) {
      this.write(this.value);
      this.open(true);
    } else if (this.typed === this.value) this.shown = this.typed;
    this.element.dataset.tag = this.tag;
    if (!isNew) this.field.setAttribute("aria-label", this.label);
    if (!this.cell.locked && !this.field.readOnly && !this.field.disabled) return;
    this.field[this.field.tagName === "SELECT" ? "disabled" : "readOnly"] = Boolean(this.cell.locked);
    this.field.title = this.cell.locked ?? "";
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

  // The fields that a choice opens in place, such as the reason of a red: the cell's own, or those that many share.
  open(fromPlan = false) {
    const wanted = (this.cell.opens ?? this.column.opens?.[this.cell.opens_as])?.[this.typed] ?? [];
    const isShut = fromPlan && wanted.every((one) => !one.value);
    const signs = JSON.stringify([isShut, wanted]);
    if (signs === this.signs || (!wanted.length && !this.parts.more)) return;
    this.signs = signs;
    const kept = new Map([...this.opened].map(([name, field]) => [name, readField(field)]));
    this.opened.clear();
    this.part("more").replaceChildren(...(isShut ? [] : wanted.flatMap((one) => this.opens(one, fromPlan ? undefined : kept.get(one.name)))));
  }

  opens(one, kept) {
    const field = fieldOfForm(one);
    field.setAttribute("aria-label", `${one.label}${one.required ? " (needed)" : ""}: ${this.row.name}`);
    if (kept) writeField(field, kept);
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
    if (this.parts.state && !this.sending) this.say("");
    this.element.dataset.tag = this.tag;
    const isTouched = this.isTouched;
    this.table.page.note(this, this.isUnsaved);
    if (isTouched) this.table.later(this);
    else this.table.page.drafts.forget(this.place);
  }

  takeBack() {
    this.write(this.value);
    this.signs = "";
    this.open(true);
    this.base = undefined;
    this.awaits = false;
    this.isGivenUp = this.sending;
    this.ask(this.cell.ask);
    this.say("");
    this.changed();
  }

  get message() {
    const said = Object.fromEntries([...this.opened].map(([name, field]) => [name, readField(field)]));
    const args = { ...(this.table.data.args ?? {}), id: this.row.id, column: this.column.name };
    return { do: this.table.data.do ?? "save", args, value: this.typed, said };
  }

  keep() {
    const seen = this.base ?? this.table.page.wire.seen;
    this.table.page.drafts.keep(this.place, { label: this.label, value: this.typed, message: { ...this.message, seen } });
  }

  // The cell is left: what was typed is sent, once; while an earlier save is under way it is the next.
  leave(toOtherWindow = false) {
    if (!this.isTouched) return null;
    this.keep();
    if (this.sending) {
      this.isNext = true;
      return null;
    }
    const isMissing = [...this.opened.values()].some((field) => field.required && !readField(field).trim());
    if (toOtherWindow && isMissing) return null;
    const { typed, message } = this;
    return this.send(() => ({ ...message, seen: this.base ?? this.table.page.wire.seen }), typed);
  }

  press(button, said, late) {
    if (!button.do) return this.takeBack();
    return this.send(() => ({ do: button.do, args: button.args ?? {}, said }), button.args?.value, true, late);
  }

  async send(make, typed, isPressed = false, tooLate = undefined) {
    this.sending = this.awaits = true;
    this.isGivenUp = false;
    this.say("Saving …");
    this.table.page.note(this, true);
    const filled = new Map([...this.opened].map(([name, field]) => [name, readField(field)]));
    const { page } = this.table;
    const afterwards = (late) => {
      this.answered(late, typed, filled);
      tooLate?.(late);
    };
    const reply = await (isPressed ? page.ask(make, afterwards) : page.wire.edit(make, afterwards));
    this.sending = false;
    if (reply === null) this.unanswered(isPressed ? () => this.send(make, typed, true) : () => this.leave());
    else this.answered(reply, typed, filled);
    if (this.isNext && reply !== null) {
      this.isNext = false;
      if (!this.hasFocus) this.leave();
    }
    return reply;
  }

  unanswered(sendAgain) {
    this.say("NOT SAVED: no answer for five seconds. What you typed is still here.", "bad");
    const again = make("button", { type: "button", class: "ap-button", text: "Try again", onclick: sendAgain });
    this.parts.state.append(" ", again);
  }

  answered(reply, typed, filled) {
    this.awaits = false;
    if (!reply.ok) {
      this.table.page.note(this, this.isUnsaved);
      if (this.isGivenUp) return;
      this.say(reply.said.startsWith("Not saved") ? reply.said : `Not saved: ${reply.said}`, "bad");
      if (reply.ask) this.ask(reply.ask);
      return;
    }
    this.base = undefined;
    for (const [name, field] of this.opened) if (readField(field) === filled.get(name)) field.dataset.was = filled.get(name);
    if (typed !== undefined && this.typed === typed) this.write(this.value);
    if (!this.isTouched) {
      this.open(true);
      this.table.page.drafts.forget(this.place);
    }
    this.ask(this.cell.ask);
    this.say(reply.said ? (/[.!?]$/.test(reply.said) ? reply.said : `${reply.said} ${timeNow()}`) : "", "good");
    this.table.page.note(this, this.isUnsaved);
  }

  say(text, tone = "plain") {
    if (!text && !this.parts.state) return;
    const state = this.part("state");
    state.className = `ap-state ap-${tone}`;
    state.replaceChildren(text);
    this.mark();
    if (tone === "good" || tone === "bad") this.table.announce(text ? `${text.replace(/ \d\d:\d\d$/, "")}: ${this.label}` : "");
  }

  // What another person did to the row, beside what one is doing oneself.
  tell(text) {
    const news = this.part("news");
    news.append(make("p", { class: "ap-note ap-warn", text }));
    while (news.childElementCount > 3) news.firstChild.remove();
  }
}

const timeNow = () => new Date().toTimeString().slice(0, 5);
