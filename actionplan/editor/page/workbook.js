// The page: the head, the panels, and the panel that is open.

const LOST = "The workbook does not answer, so nothing is saved at the moment. What you typed is still here. "
  + "In JupyterLab choose Run, then Run All Cells; in the web page load the page again: what was not saved is offered then.";


class Workbook {
  constructor(model, root) {
    this.root = root;
    this.lostText = "";
    this.storeText = "";
    this.unsaved = new Unsaved(this);
    this.nodes = [];
    this.wire = new Wire(model, {
      changed: (reply, isAsked) => this.take(reply, isAsked),
      lost: () => this.alarmed({ lostText: LOST }),
      back: () => {
        this.alarmed({ lostText: "" });
        this.say("The workbook answers again.");
        this.wire.send({ do: "whole" }).then(() => this.unsaved.retry());
      },
    });
    this.drafts = new Drafts(this.wire.page, (element) => this.element.contains(element));
    this.press = (button, said, late) => this.pressed(button, said, late);
    this.head = new Head(this);
    this.alarm = make("div", { class: "ap-alarm", role: "alert" });
    this.answers = new Answers(this);
    this.heard = statusLine("ap-unseen");
    this.left = new Left(this);
    this.panel = make("div", { class: "ap-panel" });
    this.opening = new Opening(this);
    this.line = new ActivityLine(this);
    this.held = new Held(this);
    this.quick = make("div", { class: "ap-row ap-line" }, this.line.element, this.head.undo);
    const isOfNotebook = document.querySelector("main, [role=main]"); // which has a main part of its own
    this.element = make(isOfNotebook ? "section" : "main", { class: "ap-workbook", tabindex: "-1", style: "outline: none", "aria-label": "Action plan" }, this.head.element, this.alarm, this.held.element, this.head.tabs,
      this.quick, this.answers.element, this.heard, this.left.element, this.panel);
    this.element.apPage = this;
    this.forms = new KeptForms(this);
    root.replaceChildren(make("div", { class: "ap-frame" }, this.element));
    this.listen();
    const { store = "", opening = "" } = model.get("start");
    this.store = store;
    this.ownName = new OwnName(opening);
    this.whole(model.get("start"));
    this.ownName.sayAgain(this.wire);
    this.wire.send({ do: "whole" });
  }

  listen() {
    const on = (kind, what) => this.element.addEventListener(kind, what);
    on("input", (event) => {
      const form = event.target.closest(".ap-form");
      if (form) this.forms.noted(form);
      this.counted();
    });
    on("focusout", () => setTimeout(() => renewLater(this.element)));
    on("keydown", (event) => {
      if (event.key.toLowerCase() !== "s" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.unsaved.sendAll();
    });
    for (const kind of ["dragover", "drop"]) on(kind, (event) => event.dataTransfer?.types.includes("Files") && event.preventDefault());
    this.hiding = () => document.visibilityState === "hidden" && this.unsaved.sendAll(true);
    this.going = () => this.unsaved.sendAll(true);
    this.asking = (event) => {
      if (this.unsaved.isAny || this.wire.busy) event.preventDefault();
    };
    document.addEventListener("visibilitychange", this.hiding);
    window.addEventListener("pagehide", this.going);
    window.addEventListener("beforeunload", this.asking);
    document.addEventListener("ap-leaving", this.asking); // as the page of the web app asks before it ends the kernel
  }

  close() {
    document.removeEventListener("visibilitychange", this.hiding);
    window.removeEventListener("pagehide", this.going);
    window.removeEventListener("beforeunload", this.asking);
    document.removeEventListener("ap-leaving", this.asking);
    for (const node of this.nodes) node.close();
    this.forms.close();
    this.drafts.close();
    this.wire.close();
  }

  // Show a whole screen: what is there already stays in place, with all that is being typed in it. A form that somebody
  // fills in stays, too, where it is gone by what others did.
  whole(screen, isAsked = false) {
    if (!screen?.top) return;
    this.wire.seen = screen.top.seen;
    this.turn(screen.top);
    const isOther = this.open !== screen.panel;
    if (isOther) this.clear();
    this.open = screen.panel;
    this.top(screen.top);
    const before = new Map(this.nodes.map((node) => [node.apKey, node]));
    const keys = keysOf(screen.panel, screen.blocks);
    this.setOut(screen.blocks.map((block, place) => this.nodeOf(before.get(keys[place]), block, keys[place])), !isAsked && !isOther);
    this.counted();
  }

  // Another plan or fortnight: what was typed for the one before is kept for that.
  turn({ plan, period }) {
    const where = `${this.store} ${plan}`;
    if (this.where === where && this.period === period) return false;
    if (this.where !== undefined) {
      this.unsaved.stow();
      for (const node of this.nodes) node.turned?.();
    }
    this.period = period;
    if (this.where !== where) {
      this.drafts.turn(where);
      this.unsaved.fillLine();
    }
    this.where = where;
    return true;
  }

  // Fill what stands in the page already with what was typed in it before.
  fill() {
    for (const node of this.nodes) for (const { cells } of node.rows?.values() ?? []) for (const cell of cells) cell.fill();
    this.forms.fillAll();
  }

  nodeOf(known, block, key) {
    const node = known ?? (block.block === "table" ? new EditTable(block, this) : new PlainBlock(block, this));
    if (known) known.take(block);
    node.apKey = key;
    return node;
  }

  // Other blocks in the same panel: each is new, or is told by the place at which it stood.
  arrange(places, isAsked) {
    const nodes = places.map((one) => (typeof one === "number" ? this.nodes[one] : this.nodeOf(undefined, one)));
    const keys = keysOf(this.open, nodes.map((node) => node.data));
    for (const [place, node] of nodes.entries()) node.apKey = keys[place];
    this.setOut(nodes, !isAsked);
  }

  // These blocks in their order; what stands already is not moved, so that it keeps the focus.
  setOut(nodes, mayStay) {
    const gone = this.nodes.filter((node) => !nodes.includes(node));
    this.nodes = nodes;
    if (!mayStay) for (const one of [...this.panel.children]) if (one.apStays) one.remove();
    for (const node of gone) this.takeOut(node, mayStay);
    let here = this.panel.firstElementChild;
    for (const { element } of nodes) {
      while (here?.apStays || here === this.answers.element) here = here.nextElementSibling;
      if (here === element) here = here.nextElementSibling;
      else this.panel.insertBefore(element, here);
    }
  }

  // What was said and asked in one panel goes when another is opened.
  clear() {
    this.answers.goHome();
    sayIn(this.heard, "");
    shutForms(this.head.element);
    shutForms(this.quick);
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
    if (!top.busy) this.ended();
    this.quick.hidden = !top.plan;
    this.held.show(top.held, top.copies);
  }

  // What ran has ended: nothing says any more that one can go on meanwhile.
  ended() {
    for (const line of this.element.querySelectorAll(".ap-state")) if (line.textContent.includes(MEANWHILE)) sayIn(line, "");
  }

  take(reply, isAsked) {
    if (reply.trouble !== undefined) this.alarmed({ storeText: reply.trouble });
    const top = reply.screen?.top ?? reply.top;
    const isElsewhere = top && this.turn(top);
    if (reply.screen) this.whole(reply.screen, isAsked);
    if (reply.top) this.top(reply.top);
    if (reply.places) this.arrange(reply.places, isAsked);
    for (const [place, change] of Object.entries(reply.blocks ?? {})) this.nodes[Number(place)]?.patch(change);
    if (reply.others) this.news(reply.others);
    if (isElsewhere && this.drafts.own.size) this.fill();
    if (this.drafts.own.size) this.counted();
  }

  // What others changed, each in its row; readers of the screen hear it once.
  news(others) {
    for (const { id, text } of others) for (const node of this.nodes) node.news?.(id, text);
    sayIn(this.heard, others.length > 1 ? `Others changed ${others.length} rows.` : others[0].text);
  }

  // Keep count of what is typed and not saved.
  note(thing, isUnsaved) {
    this.unsaved.note(thing, isUnsaved);
  }

  counted() {
    this.unsaved.told();
  }

  firstUnsaved() {
    this.unsaved.first();
  }

  // Open the panel in which a text was typed, and go to its field there, if that is shown.
  async showDraft(place, { panel, row }) {
    await this.pressed({ do: "open", args: { panel, ...(row ? { row } : {}) } }, {});
    const held = this.drafts.holders.get(place);
    if (held && this.element.contains(held)) setTimeout(() => (held.querySelector("input, select, textarea") ?? held).focus());
  }

  // Send an edit; what it opened is brought before the person's eyes, and takes the focus. Where that is closed again,
  // the focus goes back to where it was.
  async ask(make, afterwards, gone) {
    let sent = {};
    const [open, before, from] = [this.open, new Set(this.nodes.map(({ data }) => `${data?.block} ${data?.id ?? ""}`)), document.activeElement];
    const named = new Set(this.opening.shown().map(titleOf));
    const reply = await this.wire.edit(() => (sent = make()), afterwards, gone);
    if (!reply?.ok) return reply;
    if (sent.do === "open") return this.goTo(sent.args.row), reply;
    const fresh = this.nodes.filter((node) => !before.has(`${node.data?.block} ${node.data?.id ?? ""}`) && OPENS.has(node.data?.block)).map((node) => node.element);
    const made = this.opening.shown().find((one) => !named.has(titleOf(one))) ?? (open === this.open ? fresh[0] : undefined);
    if (made) this.opening.bring(made, from);
    else if (!reply.said && !reply.ask) this.opening.holdUp(from);
    if (!reply.said || !this.answers.isBeside) this.opening.giveBack();
    return reply;
  }

  // Show the row for which a panel was opened, if any.
  goTo(id) {
    const table = this.nodes.find((node) => node.rows?.has(id));
    if (table) setTimeout(() => table.goTo(table.rows.get(id)));
  }

  // Press a button: resolves with the reply, null where none came.
  async pressed(button, said, late) {
    if (!button.do) return null;
    if (this.wire.lost) return this.say(NO_ANSWER), null; // what was pressed before may still be done: never twice
    this.answers.standBy(document.activeElement);
    const seen = button.seen === undefined ? {} : { seen: button.seen };
    const reply = await this.unsaved.whilePressed(this.ask(() => ({ do: button.do, args: button.args ?? {}, said, ...seen }), (reply) => this.inTheEnd(reply, late)));
    if (reply?.ok && button.do === "who") this.ownName.keep(this.head.by);
    this.answers.take(reply, !Object.keys(said ?? {}).length);
    return reply;
  }

  // An answer that came too late: what was said not to be done is done after all, or is refused.
  inTheEnd(reply, late) {
    this.say(reply.ok ? `Done after all. ${reply.said}`.trim() : reply.said);
    this.answers.bring();
    late?.(reply);
  }

  say(text) {
    sayIn(this.answers.told, this.wire.stillSo(text));
  }

  alarmed(what) {
    const wasCut = this.storeText;
    Object.assign(this, what);
    const text = this.lostText || this.storeText;
    if (this.alarm.textContent !== text) this.alarm.replaceChildren(text);
    this.counted();
    if (wasCut && !this.storeText) setTimeout(() => this.unsaved.retry());
  }
}

// By what a block is known again in another screen: a table by its columns, too, of which its rows are made.
function keysOf(panel, blocks) {
  const counts = {};
  return blocks.map((block) => {
    const columns = (block.columns ?? []).map((one) => `${one.name}:${one.kind ?? "text"}:${one.label}`).join();
    const key = `${panel} ${block.block} ${block.id ?? ""} ${columns} ${block.row_buttons?.length ?? 0}`;
    counts[key] = (counts[key] ?? 0) + 1;
    return `${key} ${counts[key]}`;
  });
}

const OPENS = new Set(["form", "table", "drop", "details", "page", "picture"]); // what takes the focus where it appears

function render({ model, el }) {
  const workbook = new Workbook(model, el);
  return () => workbook.close();
}

export default { render };
