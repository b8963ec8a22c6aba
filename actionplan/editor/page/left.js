// Texts that are not saved and have no field on the page at the moment: each is shown, to be saved, copied or given up.

class Left {
  constructor(page) {
    this.page = page;
    this.element = make("div", { class: "ap-left" });
    this.boxes = new Map();
  }

  show() {
    const left = new Map(this.page.drafts.left());
    for (const [place, { element }] of this.boxes) {
      if (left.has(place)) continue;
      element.remove();
      this.boxes.delete(place);
    }
    for (const [place, draft] of left) {
      const why = this.whyNot(draft);
      const signs = JSON.stringify([why, draft.value, draft.panel === this.page.open]);
      const known = this.boxes.get(place);
      if (known?.signs === signs) continue;
      const element = this.box(place, draft, why);
      if (known) known.element.replaceWith(element);
      else this.element.append(element);
      this.boxes.set(place, { element, signs });
    }
  }

  // Why a text of a cell cannot be saved from here; empty where it can.
  whyNot({ table, row, panel, period }) {
    if (period !== this.page.period) return `It was typed for another fortnight, ${period}: choose that one to save it.`;
    const shown = panel === this.page.open && table && this.page.nodes.find((node) => node.rows && node.sign === table);
    return shown && !shown.rows.has(row) ? GONE_ROW : "";
  }

  box(place, draft, why) {
    const told = statusLine();
    const answers = make("span", { class: "ap-row" });
    const give = () => {
      this.page.drafts.forget(place);
      this.page.counted();
    };
    const took = (reply) => {
      if (reply?.ok) {
        give();
        return this.page.say(`${/[.!?]$/.test(reply.said) ? "Saved" : reply.said || "Saved"}: ${draft.label}.`);
      }
      sayIn(told, reply ? reply.said : NO_ANSWER);
      const press = (one, said) => (one.do ? send({ do: one.do, args: one.args ?? {}, said }, one.seen) : give());
      answers.replaceChildren(...(reply?.ask ? [askBox(reply.ask, press)] : []));
      return reply;
    };
    const send = async (message, seen = this.page.wire.seen) => took(await this.page.wire.edit(() => ({ ...message, seen }), took));
    const button = (text, act, main) => {
      const made = make("button", { type: "button", class: `ap-button${main ? " ap-main" : ""}`, text });
      made.addEventListener("click", () => once(made, act));
      return made;
    };
    const since = draft.isOld ? "Not saved before the page was loaded again" : "Not saved yet";
    return make("div", { class: "ap-draft", role: "group", "aria-label": since },
      make("p", { text: `${since}: ‘${shortened(draft.value)}’ in ${draft.label}. ${why || draft.why || ""}`.trim() }),
      make("div", { class: "ap-row" },
        draft.message && !why ? button("Save it now", () => send(draft.message, draft.seen), true) : null,
        draft.panel && draft.panel !== this.page.open ? button("Show it in its place", () => this.page.showDraft(place, draft)) : null,
        button("Copy the text", () => copyText(draft.value, told)),
        button("Discard it", give)),
      answers, told);
  }
}

const GONE_ROW = "This row is not in the plan any more, so it cannot be saved there.";
const shortened = (text) => (text.length > 200 ? `${text.slice(0, 200)} …` : text);

// Copy a text; where the browser does not let a page do that, it is shown in a field to be copied.
async function copyText(text, told) {
  try {
    await navigator.clipboard.writeText(text);
    sayIn(told, "Copied.");
  } catch (error) {
    const field = make("textarea", { rows: 2, readonly: true, "aria-label": "The text to be copied", value: text });
    told.replaceChildren("Press Ctrl+C, or Cmd+C on a Mac, to copy it: ", field);
    field.select();
  }
}
