// The line to Python: every message has a number and is answered; one that is not is told of.

const PATIENCE = 5000; // milliseconds until something counts as not saved
const EVERY = 3000; // milliseconds between two looks for what others changed
const HURRY = 1500; // milliseconds for an answer after the browser said that the network is gone
const AGAIN = 10_000; // milliseconds until another look is sent although the last one was not answered
const PIECE = 500_000; // bytes of a file in one message
const BROKEN = new Set(["dead", "restarting", "autorestarting", "terminating"]); // what a kernel is that does not answer
const MEANWHILE = "You can go on meanwhile."; // how it is told that something runs beside the page
const NO_ANSWER = "NOT DONE: no answer for five seconds. Try again when the workbook answers.";

class Wire {
  constructor(model, told) {
    this.model = model;
    this.told = told; // {changed(reply, isAsked), lost(), back()}
    this.page = Math.random().toString(36).slice(2, 8);
    this.count = 0;
    this.sent = 0; // messages; they are answered in their order
    this.seen = 0;
    this.before = 0;
    this.lost = false;
    this.waiting = new Map(); // what is not answered yet, by its number
    this.line = []; // edits that wait for the one before them
    this.receive = (content, buffers) => this.received(content, buffers);
    this.probe = () => this.look();
    this.hurry = () => this.look(HURRY);
    this.again = () => this.look(PATIENCE);
    this.kernelIs = (_, status) => BROKEN.has(status) && this.broken();
    this.kernelSays = (_, { direction, msg }) => direction === "recv" && msg.header.msg_type === "shutdown_reply" && this.broken();
    this.lineIs = (_, status) => (status === "connected" ? this.again() : this.broken());
    model.on("msg:custom", this.receive);
    model.on("comm_live_update", this.probe);
    document.addEventListener("visibilitychange", this.probe);
    window.addEventListener("offline", this.hurry);
    window.addEventListener("online", this.again);
    this.watch(model.widget_manager?.kernel);
    this.timer = setInterval(() => this.look(), EVERY);
    this.often = setInterval(() => this.busy && this.look(), EVERY / 6);
  }

  close() {
    clearInterval(this.timer);
    clearInterval(this.often);
    document.removeEventListener("visibilitychange", this.probe);
    window.removeEventListener("offline", this.hurry);
    window.removeEventListener("online", this.again);
    this.watch(null);
    this.model.off("msg:custom", this.receive);
    this.model.off("comm_live_update", this.probe);
    for (const entry of this.waiting.values()) clearTimeout(entry.timer);
  }

  // What the notebook knows of its kernel is told at once; the timers find out the rest.
  watch(kernel) {
    if (kernel === this.kernel) return;
    this.kernel?.statusChanged?.disconnect(this.kernelIs);
    this.kernel?.anyMessage?.disconnect(this.kernelSays);
    this.kernel?.connectionStatusChanged?.disconnect(this.lineIs);
    this.kernel = kernel;
    kernel?.statusChanged?.connect(this.kernelIs);
    kernel?.anyMessage?.connect(this.kernelSays); // its last word, of which not every server makes a status
    kernel?.connectionStatusChanged?.connect(this.lineIs);
  }

  // Send something at once; resolves with the reply, or with null where none came in time.
  send(message, buffers) {
    return new Promise((resolve) => this.transmit(this.entry(() => message, { resolve, buffers })));
  }

  // Send an edit after those before it, so that each is made of what the page shows after the last; `make` gives the
  // message when its turn has come. An answer that comes too late is handed to `afterwards`; where it is known that none
  // will come, since what was sent later is answered, or that nothing was sent, `gone` is called.
  edit(make, afterwards, gone) {
    return new Promise((resolve) => {
      this.line.push(this.entry(make, { resolve, afterwards, gone, inLine: true }));
      this.next();
    });
  }

  entry(make, rest) {
    const entry = { n: `${this.page}-${++this.count}`, make, ...rest };
    entry.timer = setTimeout(() => this.late(entry), rest.patience ?? PATIENCE);
    return entry;
  }

  next() {
    if (!this.current && this.line.length) this.transmit((this.current = this.line.shift()));
  }

  transmit(entry) {
    this.waiting.set(entry.n, entry);
    entry.place = ++this.sent;
    try {
      this.model.send({ n: entry.n, seen: this.seen, ...entry.make() }, undefined, entry.buffers);
    } catch (error) {
      this.late(entry);
    }
  }

  // Not answered in time. What was sent may still be answered; what waits in line is not sent any more.
  late(entry) {
    clearTimeout(entry.timer);
    entry.isLate = true;
    this.line = this.line.filter((one) => one !== entry);
    this.release(entry);
    entry.resolve(null);
    this.broken();
    if (!entry.place) entry.gone?.();
  }

  broken() {
    if (this.lost) return;
    this.lost = true;
    this.told.lost();
  }

  // A text as it is told; nothing of what ran where that has ended already.
  stillSo(text = "") {
    return text.endsWith(MEANWHILE) && !this.busy ? "" : text;
  }

  release(entry) {
    if (this.current !== entry) return;
    this.current = null;
    this.next();
  }

  received(content, buffers) {
    const top = content.top ?? content.screen?.top;
    this.before = this.seen;
    if (top) {
      this.seen = top.seen;
      this.busy = top.busy;
    }
    if (this.lost) {
      this.lost = false;
      this.told.back();
    }
    if (content.ask) content.ask.seen = this.seen; // its answers are given of the plan as it is asked of
    const entry = this.waiting.get(content.n);
    if (content.file && entry) keepFile(content.file, buffers[0]);
    this.told.changed(content, Boolean(entry?.inLine));
    if (!entry) return;
    this.lostBefore(entry);
    this.waiting.delete(content.n);
    clearTimeout(entry.timer);
    if (this.looking === entry) this.looking = null;
    if (entry.isLate) entry.afterwards?.(content);
    else entry.resolve(content);
    this.release(entry);
  }

  // What was sent before something that is answered, and is not answered itself, never came there.
  lostBefore({ place }) {
    for (const [n, one] of this.waiting) {
      if (!one.isLate || one.place >= place) continue;
      this.waiting.delete(n);
      one.gone?.();
    }
  }

  // Send a file in pieces; resolves with the number by which it can be asked for.
  async upload(file, told = () => {}) {
    const number = `${this.page}-file-${++this.count}`;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const of = Math.max(1, Math.ceil(bytes.length / PIECE));
    for (let place = 0; place < of; place += 1) {
      told(place, of);
      const piece = bytes.slice(place * PIECE, (place + 1) * PIECE);
      const reply = await this.send({ do: "upload", args: { file: number, name: file.name, place: String(place) } }, [piece.buffer]);
      if (!reply?.ok) return { reply };
    }
    return { number };
  }

  // What others changed meanwhile: one look at a time, none while an edit is under way, none behind another window.
  // With a patience of its own it is sent whatever else is under way.
  look(patience) {
    this.watch(this.model.widget_manager?.kernel); // which may be another by now
    const isBusy = document.hidden || this.current || (this.looking && Date.now() - this.looking.since < AGAIN);
    if (isBusy && !patience) return;
    if (this.looking) this.waiting.delete(this.looking.n);
    this.looking = this.entry(() => ({ do: "newest" }), { resolve: () => {}, since: Date.now(), patience });
    this.transmit(this.looking);
  }
}
