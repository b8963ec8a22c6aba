// The page: the head, the panels, and the panel that is open.

const LOST = "The workbook does not answer, so nothing is saved at the moment. What you typed is still here. "
  + "In JupyterLab choose Run, then Run All Cells; in the web page load the page again: what was not saved is offered then.";

class Workbook {
  constructor(model, root) {
    this.root = root;
    this.lostText = "";
    this.storeText = "";
    this.unsaved = new Set();
    this.nodes = [];
    this.wire = new Wire(model, {
      changed: (reply, isAsked) => this.take(reply, isAsked),
      lost: () => this.alarmed({ lostText: LOST }),
      back: () => {
        this.alarmed({ lostText: "" });
        this.say("The workbook answers again.");
        this.wire.send({ do: "whole" });
      },
    });
    this.press = (button, said) => this.pressed(button, said);
    this.head = new Head(this);
    this.alarm = make("div", { class: "ap-alarm", role: "alert" });
    this.told = statusLine("ap-told");
    this.heard = statusLine("ap-unseen");
    this.asked = make("div", {});
    this.left = make("div", {});
    this.panel = make("div", { class: "ap-panel" });
    this.line = new ActivityLine(this);
    this.quick = make("div", { class: "ap-row ap-line" }, this.line.element, this.head.undo);
    const isOfNotebook = document.querySelector("main, [role=main]"); // which has a main part of its own
    this.element = make(isOfNotebook ? "section" : "main", { class: "ap-workbook", "aria-label": "Action plan" }, this.head.element, this.alarm, this.head.tabs,
      this.quick, this.told, this.heard, this.asked, this.left, this.panel);
    root.replaceChildren(make("div", { class: "ap-frame" }, this.element));
    this.listen();
    this.whole(model.get("start"));
    this.wire.send({ do: "whole" });
  }

  listen() {
    const on = (kind, what) => this.element.addEventListener(kind, what);
    on("input", (event) => {
      const form = event.target.closest(".ap-form");
      if (form) this.note(form, isTouchedForm(form));
      this.counted();
    });
    on("focusout", () => setTimeout(() => renewLater(this.element)));
    on("keydown", (event) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.sendAll();
    });
    for (const kind of ["dragover", "drop"]) on(kind, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
    this.hiding = () => document.visibilityState === "hidden" && this.sendAll(true);
    this.going = () => this.sendAll(true);
    this.asking = (event) => {
      if (this.countUnsaved()) event.preventDefault();
    };
    document.addEventListener("visibilitychange", this.hiding);
    window.addEventListener("pagehide", this.going);
    window.addEventListener("beforeunload", this.asking);
  }

  close() {
    document.removeEventListener("visibilitychange", this.hiding);
    window.removeEventListener("pagehide", this.going);
    window.removeEventListener("beforeunload", this.asking);
    for (const node of this.nodes) node.close();
    this.drafts?.close();
    this.wire.close();
  }

  // Send what is touched: as it is asked for, or as the page is going away.
  sendAll(toOtherWindow = false) {
    for (const one of this.unsaved) {
      if (!(one instanceof EditCell)) continue;
      one.keep();
      one.leave(toOtherWindow);
    }
  }

  // Show a whole screen: what is there already stays in place, with all that is being typed in it. A form that somebody
  // fills in stays, too, where it is gone by what others did.
  whole(screen, isAsked = false) {
    if (!screen?.top) return;
    this.wire.seen = screen.top.seen;
    const isOtherPlan = this.drafts?.plan !== screen.top.plan;
    if (isOtherPlan) this.drafts = new Drafts(screen.top.plan, this.wire.page);
    const mayStay = !isAsked && this.open === screen.panel;
    this.open = screen.panel;
    this.top(screen.top);
    const before = new Map(this.nodes.map((node) => [node.apKey, node]));
    const keys = keysOf(screen);
    this.nodes = screen.blocks.map((block, place) => this.nodeOf(before.get(keys[place]), block, keys[place]));
    if (!mayStay) for (const one of [...this.panel.children]) if (one.apStays) one.remove();
    for (const node of before.values()) if (!this.nodes.includes(node)) this.takeOut(node, mayStay);
    let here = this.panel.firstElementChild;
    for (const { element } of this.nodes) {
      while (here?.apStays) here = here.nextElementSibling;
      if (here === element) here = here.nextElementSibling;
      else this.panel.insertBefore(element, here);
    }
    if (isOtherPlan) this.left.replaceChildren(...draftsOf(this.drafts, this));
    this.counted();
  }

  nodeOf(known, block, key) {
    const node = known ?? (block.block === "table" ? new EditTable(block, this) : new PlainBlock(block, this));
    if (known) known.take(block);
    node.apKey = key;
    return node;
  }

  // What the plan holds in a cell that is shown.
  valueOf({ id, column }) {
    const found = this.nodes.map((node) => node.rows?.get(id)).find(Boolean);
    return found?.cells.find((cell) => cell.column.name === column)?.value;
  }

  takeOut(node, mayStay) {
    const { element } = node;
    node.close();
    const leave = () => mayStay && isBeingFilled(element) || element.remove();
    element.apStays = mayStay;
    element.apLater = leave;
    leave();
  }

  top(top) {
    this.head.show(top, this.open);
    this.quick.hidden = !top.plan;
  }

  take(reply, isAsked) {
    if (reply.trouble !== undefined) this.alarmed({ storeText: reply.trouble });
    if (reply.screen) this.whole(reply.screen, isAsked);
    if (reply.top) this.top(reply.top);
    for (const [place, change] of Object.entries(reply.blocks ?? {})) this.nodes[Number(place)]?.patch(change);
    if (reply.others) this.news(reply.others);
  }

  // What others changed, each in its row; readers of the screen hear it once.
  news(others) {
    for (const { id, text } of others) for (const node of this.nodes) node.news?.(id, text);
    sayIn(this.heard, others.length > 1 ? `Others changed ${others.length} rows.` : others[0].text);
  }

  // Keep count of what is typed and not saved.
  note(thing, isUnsaved) {
    if (this.unsaved.has(thing) === isUnsaved) return;
    if (isUnsaved) this.unsaved.add(thing);
    else this.unsaved.delete(thing);
    this.counted();
  }

  countUnsaved() {
    for (const one of this.unsaved) if (!(one.element ?? one).isConnected) this.unsaved.delete(one);
    return this.unsaved.size;
  }

  counted() {
    this.head.tell(this.countUnsaved());
  }

  firstUnsaved() {
    const [one] = this.unsaved;
    if (one instanceof EditCell) one.element.parentElement.hidden = false;
    (one?.field ?? one?.querySelector("input, textarea, select"))?.focus();
  }

  // Send an edit; what it opened is brought before the person's eyes, and takes the focus. Where that is closed again,
  // the focus goes back to where it was.
  async ask(make, afterwards) {
    let sent = {};
    const [open, before, from] = [this.open, new Set(this.nodes), document.activeElement];
    const named = new Set(this.opened().map(titleOf));
    const reply = await this.wire.edit(() => (sent = make()), afterwards);
    if (!reply?.ok) return reply;
    if (sent.do === "open") return this.goTo(sent.args.row), reply;
    const fresh = this.nodes.filter((node) => !before.has(node) && OPENS.has(node.data?.block)).map((node) => node.element);
    const made = this.opened().find((one) => !named.has(titleOf(one))) ?? (open === this.open ? fresh[0] : undefined);
    if (made) this.bring(made, from);
    else if (!reply.said && !reply.ask) this.holdUp(from);
    this.giveBack();
    return reply;
  }

  // Nothing is seen of what was pressed where a form that is being filled in stands in its place: that is said.
  holdUp(from) {
    const form = [...this.panel.querySelectorAll(".ap-of-form")].find((one) => one.apLater && !one.apStays && !one.contains(from));
    if (!form) return;
    form.querySelector("input, select, textarea")?.focus();
    setTimeout(() => this.say("A form is open with something typed in it. Save that, or take it out again, first."));
  }

  // The forms and report pages that are open in the panel.
  opened() {
    return [...this.panel.querySelectorAll(".ap-fieldset, .ap-page")];
  }

  bring(made, from) {
    const isPage = made.matches(".ap-page");
    this.opener = { made: titleOf(made), from, name: nameOf(from) };
    made.scrollIntoView({ block: isPage ? "start" : "nearest" });
    (isPage ? made : made.querySelector("input, select, textarea, button"))?.focus({ preventScroll: true });
  }

  giveBack() {
    if (!this.opener || this.element.contains(document.activeElement)) return;
    if (this.opened().some((one) => titleOf(one) === this.opener.made)) return;
    const { from, name } = this.opener;
    this.opener = null;
    const again = from.isConnected ? from : [...this.panel.querySelectorAll("button, summary")].find((one) => nameOf(one) === name);
    again?.focus();
  }

  // Show the row for which a panel was opened, if any.
  goTo(id) {
    const table = this.nodes.find((node) => node.rows?.has(id));
    if (table) setTimeout(() => table.goTo(table.rows.get(id)));
  }

  // Press a button: resolves with the reply, null where none came.
  async pressed(button, said) {
    if (!button.do) return null;
    this.asked.replaceChildren();
    const reply = await this.ask(() => ({ do: button.do, args: button.args ?? {}, said }));
    this.say(reply === null ? NO_ANSWER : reply.said);
    const isPlain = !Object.keys(said ?? {}).length;
    if (reply?.ask && isPlain) this.asked.replaceChildren(askBox(reply.ask, (one, more) => (one.do ? this.pressed(one, more) : this.asked.replaceChildren())));
    return reply;
  }

  say(text) {
    sayIn(this.told, text ?? "");
  }

  alarmed(what) {
    Object.assign(this, what);
    const text = this.lostText || this.storeText;
    if (this.alarm.textContent !== text) this.alarm.replaceChildren(text);
  }
}

// By what a block is known again in another screen: a table by its columns, too, of which its rows are made.
function keysOf(screen) {
  const counts = {};
  return screen.blocks.map((block) => {
    const columns = (block.columns ?? []).map((one) => `${one.name}:${one.kind ?? "text"}:${one.label}`).join();
    const key = `${screen.panel} ${block.block} ${block.id ?? ""} ${columns} ${block.row_buttons?.length ?? 0}`;
    counts[key] = (counts[key] ?? 0) + 1;
    return `${key} ${counts[key]}`;
  });
}

const OPENS = new Set(["form", "table", "drop", "details", "page", "picture"]); // what takes the focus where it appears

const titleOf = (one) => one.title || one.querySelector("legend")?.textContent || "";

const isTouchedForm = (form) =>
  [...form.querySelectorAll("input, select, textarea")].some((field) => readField(field) !== (field.dataset.was ?? ""));

// One sentence and Enter make an activity; what was typed stays until it is saved.
class ActivityLine {
  constructor(page) {
    const field = make("input", { type: "text", id: freshId("activity"), autocomplete: "off", spellcheck: "true",
      placeholder: "Spoke at the community forum in Tilbury on 20 June, about 25 people" });
    const add = make("button", { type: "submit", class: "ap-button", text: "Add" });
    this.field = field;
    this.element = make("form", { class: "ap-activity" }, make("label", { for: field.id, text: "Add an activity" }), field, add);
    field.addEventListener("input", () => page.note(this, field.value.trim() !== ""));
    this.element.addEventListener("submit", async (event) => {
      event.preventDefault();
      const typed = field.value;
      const reply = await page.wire.edit(() => ({ do: "add activity", value: typed }));
      page.say(reply === null ? NO_ANSWER : reply.said);
      if (!reply?.ok || field.value !== typed) return;
      field.value = "";
      page.note(this, false);
    });
  }
}

function render({ model, el }) {
  const workbook = new Workbook(model, el);
  return () => workbook.close();
}

export default { render };
