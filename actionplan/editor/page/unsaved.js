// What is not saved: it is counted in the head, sent when that is asked for, and tried again when that can be done.

class Unsaved {
  constructor(page) {
    this.page = page;
    this.things = new Set(); // cells, forms and the line of an activity
    this.pressing = new Set(); // buttons of the page that are not answered yet
  }

  note(thing, isUnsaved) {
    if (thing === this.page.line) this.keepLine(isUnsaved);
    if (this.things.has(thing) === isUnsaved) return;
    if (isUnsaved) this.things.add(thing);
    else this.things.delete(thing);
    this.told();
  }

  // The sentence of an activity is kept as everything else is.
  keepLine(isUnsaved) {
    const { drafts, line, period } = this.page;
    if (isUnsaved) drafts.keep(LINE, { label: "Add an activity", value: line.field.value, period }, line.field);
    else drafts.forget(LINE);
  }

  fillLine() {
    const { drafts, line } = this.page;
    line.field.value = drafts.of(LINE)?.value ?? "";
    if (line.field.value) drafts.hold(LINE, line.field);
    this.note(line, line.field.value !== "");
  }

  // Send what is touched: as it is asked for, or as the page is going away.
  sendAll(toOtherWindow = false) {
    for (const one of this.cells()) one.leave(toOtherWindow);
    if (toOtherWindow) this.page.drafts.flush();
  }

  cells() {
    return [...this.things].filter((one) => one instanceof EditCell);
  }

  // The line or the store is back: what could not be saved is sent again.
  retry() {
    for (const one of this.cells()) one.retry();
  }

  // Another fortnight or plan: what is typed belongs to the one before, and is kept for that.
  stow() {
    for (const one of this.things) {
      if (one instanceof EditCell) one.stow();
      else if (one.apPlace) this.page.forms.stow(one);
    }
  }

  count() {
    for (const one of this.things) if (!this.page.element.contains(one.element ?? one)) this.things.delete(one);
    return this.things.size + this.page.drafts.left().length;
  }

  get isAny() {
    return this.count() + this.pressing.size > 0;
  }

  told() {
    const isWorking = [...this.pressing].some((one) => Date.now() - one.since >= TELL_AFTER);
    this.page.left.show();
    this.page.head.tell(this.count(), isWorking, Boolean(this.page.lostText || this.page.storeText));
  }

  first() {
    this.count();
    const [one] = this.things;
    if (!one) {
      const [left] = this.page.left.boxes.values();
      return left?.element.querySelector("button").focus();
    }
    if (one instanceof EditCell) one.element.parentElement.hidden = false;
    return (one.field ?? one.querySelector("input, textarea, select"))?.focus();
  }

  // Keep count of a button that was pressed; one that is answered at once is not told of.
  async whilePressed(reply) {
    const press = { since: Date.now() };
    this.pressing.add(press);
    const soon = setTimeout(() => this.told(), TELL_AFTER);
    try {
      return await reply;
    } finally {
      clearTimeout(soon);
      this.pressing.delete(press);
      this.told();
    }
  }
}

const LINE = "line of an activity";
const TELL_AFTER = 300; // milliseconds until it is told that something is under way
