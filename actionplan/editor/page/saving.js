// How what is typed in a cell is kept, sent and answered.

const TRY_AFTER = 4000; // milliseconds until it is tried again by itself, as when somebody else was saving
const TRIES = 5;

class SavedCell {
  get page() {
    return this.table.page;
  }

  get place() {
    return `${this.table.sign} ${this.row.id} ${this.column.name} ${this.page.period}`;
  }

  // What is filled in beside the field, by its name.
  get said() {
    return Object.fromEntries([...this.opened].map(([name, field]) => [name, readField(field)]));
  }

  get signs() {
    return JSON.stringify([this.typed, this.said]);
  }

  get message() {
    const args = { ...(this.table.data.args ?? {}), id: this.row.id, column: this.column.name };
    return { do: this.table.data.do ?? "save", args, value: this.typed, said: this.said };
  }

  // Whether the plan holds just what is typed.
  get isInPlan() {
    const planned = new Map(this.fieldsFor(this.typed).map((one) => [one.name, one.value ?? ""]));
    return this.typed === this.value && Object.entries(this.said).every(([name, text]) => text === (planned.get(name) ?? ""));
  }

  keep() {
    const { drafts, wire, open, period } = this.page;
    const { why, ask } = this.refused ?? {};
    this.keptAt = this.place;
    drafts.keep(this.keptAt, { label: this.label, value: this.typed, message: this.message, seen: this.base ?? wire.seen, panel: open,
      period, table: this.table.sign, row: this.row.id, why, ask }, this.element);
  }

  forget() {
    this.isOld = false;
    this.refused = null;
    this.page.drafts.forget(this.keptAt ?? this.place);
    this.keptAt = undefined;
  }

  // Fill a cell that was made with what was typed in it before, and say why that is not saved.
  fill() {
    const draft = this.column.kind !== "read" && this.page.drafts.of(this.place);
    if (!draft || this.isTouched) return;
    writeField(this.field, draft.value);
    this.open();
    for (const [name, field] of this.opened) writeField(field, draft.message.said[name] ?? "");
    this.keptAt = this.place;
    if (!this.isTouched) return void this.forget();
    this.base = draft.seen;
    this.isOld = true;
    if (draft.why) this.refused = { why: draft.why, ask: draft.ask, signs: this.signs };
    this.keep();
    this.page.drafts.of(this.place).isOld = draft.isOld;
    this.element.dataset.tag = this.tag;
    this.say(draft.why || (draft.isOld ? "Not saved before the page was loaded again." : "Not saved yet."), "bad");
    if (draft.ask) this.ask(draft.ask);
    else this.offer(["Save it now", () => this.leave()], ["Discard it", () => this.takeBack()]);
    queueMicrotask(() => this.page.note(this, this.isUnsaved)); // when it stands in the page
  }

  // What is typed belongs to another fortnight or plan: it stays there, and the plan's own is shown.
  stow() {
    if (!this.isTouched) return;
    this.keep();
    this.page.drafts.release(this.keptAt);
    this.keptAt = undefined;
    this.asInPlan();
    this.page.note(this, false);
  }

  // Show what the plan holds, and nothing of what was typed.
  asInPlan() {
    this.write(this.value);
    this.shownFields = "";
    this.open(true);
    this.base = undefined;
    this.awaits = this.isLate = false;
    this.again = this.refused = null;
    this.isOld = false;
    this.ask(this.cell.ask);
    this.say("");
  }

  takeBack() {
    this.isGivenUp = Boolean(this.sending);
    this.asInPlan();
    this.changed();
  }

  // The cell is left: what was typed is sent, once; while an earlier save is under way it is the next. What was asked
  // of just this text has to be answered first; what may still be on its way is not sent again.
  leave(toOtherWindow = false) {
    if (!this.isTouched || this.isGone) return null;
    if (this.sending) {
      this.isNext = true;
      return null;
    }
    if (this.isLate || (this.refused?.ask && this.refused.signs === this.signs)) return null;
    const isMissing = [...this.opened.values()].some((field) => field.required && !readField(field).trim());
    if (toOtherWindow && (isMissing || this.isOld)) return null;
    this.isOfForm = false;
    const { typed, message } = this;
    return this.send(() => ({ ...message, seen: (this.base ??= this.page.wire.seen) }), typed);
  }

  // A button or an answer; it waits for a save that is under way.
  async press(button, said, late) {
    if (!button.do) return this.takeBack();
    while (this.sending) if ((await this.sending) === null) return null;
    this.isOfForm = Object.keys(said ?? {}).length > 0;
    const { seen } = button;
    const message = { do: button.do, args: button.args ?? {}, said, ...(seen === undefined ? {} : { seen }) };
    return this.send(() => message, button.args?.value, true, late);
  }

  send(make, typed, isPressed = false, tooLate = undefined) {
    const sending = this.sent(make, typed, isPressed, tooLate);
    return (this.sending = sending);
  }

  async sent(make, typed, isPressed, tooLate) {
    this.awaits = true;
    this.isGivenUp = false;
    this.again = null;
    this.say("Saving …");
    this.page.note(this, true);
    const filled = new Map(Object.entries(this.said));
    const over = { isLost: false };
    const afterwards = (late) => {
      this.isLate = false;
      this.answered(late, typed, filled);
      tooLate?.(late);
      if (late.ok && !this.hasFocus) this.leave();
    };
    const gone = () => {
      over.isLost = true;
      if (!this.isLate) return;
      this.isLate = false;
      this.retry();
    };
    const reply = await (isPressed ? this.page.ask(make, afterwards, gone) : this.page.wire.edit(make, afterwards, gone));
    this.sending = null;
    if (reply === null) this.unanswered(!over.isLost, isPressed ? () => this.send(make, typed, true, tooLate) : () => this.leave(), !isPressed);
    else this.answered(reply, typed, filled);
    if (this.isNext && reply !== null) {
      this.isNext = false;
      if (!this.hasFocus) this.leave();
    }
    return reply;
  }

  // No answer in time: where it may still come, nothing is sent again until it is known to be lost.
  unanswered(isLate, again, byItself) {
    this.isLate = isLate;
    this.again = Object.assign(again, { byItself });
    this.say("NOT SAVED: no answer for five seconds. What you typed is still here.", "bad");
    this.offer(["Try again", () => (this.isLate ? this.page.wire.look(PATIENCE) : again())]);
  }

  // The line or the store is back.
  retry() {
    if (!this.again?.byItself || this.isLate || this.sending || this.page.wire.lost) return;
    if (this.isTouched) this.again();
    else this.settled();
  }

  // What was not answered stands in the plan all the same.
  settled() {
    this.awaits = false;
    this.base = undefined;
    this.again = null;
    this.forget();
    this.say(`Saved ${timeNow()}`, "good");
    this.page.note(this, false);
  }

  // Others changed what the question is about while it stood open: it is asked anew, of the plan as it is now.
  askAnew() {
    this.refused = null;
    queueMicrotask(() => this.leave());
  }

  offer(...buttons) {
    for (const [text, onclick] of buttons) this.parts.state.append(" ", make("button", { type: "button", class: "ap-button", text, onclick }));
  }

  answered(reply, typed, filled) {
    this.awaits = false;
    const isThere = reply.ask && typed !== undefined && this.isInPlan; // as after one's own earlier save
    if (!reply.ok && !isThere) return this.refuse(reply);
    this.base = undefined;
    this.refused = this.again = null;
    for (const [name, field] of this.opened) if (readField(field) === filled.get(name)) field.dataset.was = filled.get(name);
    if (typed !== undefined && this.typed === typed) this.write(this.value);
    if (!this.isTouched) {
      this.open(true);
      this.forget();
    }
    this.ask(this.cell.ask);
    const said = isThere ? "Saved" : this.page.wire.stillSo(reply.said);
    this.say(said ? (/[.!?]$/.test(said) ? said : `${said} ${timeNow()}`) : "", "good");
    return this.page.note(this, this.isUnsaved);
  }

  refuse(reply) {
    this.page.note(this, this.isUnsaved);
    if (this.isGivenUp) return;
    if (this.isOfForm) return this.say(this.refused?.why ?? "", this.refused ? "bad" : "plain"); // the form tells it
    const why = reply.said.startsWith("Not saved") ? reply.said : `Not saved: ${reply.said}`;
    this.refused = { why, ask: reply.ask, signs: this.signs };
    this.say(why, "bad");
    if (reply.ask) this.ask(reply.ask);
    if (this.isTouched) this.keep();
    if (!reply.again) return;
    this.again = Object.assign(() => this.leave(), { byItself: true });
    this.offer(["Try again", () => this.leave()]);
    this.tries = this.tries?.why === why ? this.tries : { why, left: TRIES };
    if (this.tries.left-- > 0) setTimeout(() => !this.page.storeText && this.element.isConnected && this.retry(), TRY_AFTER);
  }
}

const timeNow = () => new Date().toTimeString().slice(0, 5);
