// On a shared drive somebody else may be editing: who, since when, and the buttons to be the next.

class Held {
  constructor(page) {
    this.page = page;
    this.element = make("section", { class: "ap-held ap-holder", "aria-label": "The shared drive", hidden: true });
    this.main = "";
  }

  show(held, copies) {
    const { page } = this;
    const was = page.element.classList.contains("ap-only-read");
    this.element.hidden = !held && !copies;
    page.element.classList.toggle("ap-only-read", Boolean(held));
    renew(this.element, [held ?? null, copies ?? ""], () => [...(held ? this.build(held) : []), copies ? make("p", { text: copies }) : ""]);
    page.line.element.hidden = Boolean(held) && !page.line.field.value.trim(); // what is typed is still seen
    const main = held?.buttons[0].label ?? "";
    if (main !== this.main) page.say(""); // what was said of who edits
    this.main = main;
    if (held && !was) sayIn(page.heard, held.text);
    if (held || !was) return;
    sayIn(page.heard, "You can edit the plan now.");
    setTimeout(() => page.unsaved.retry());
  }

  build({ text, buttons }) {
    const last = text.lastIndexOf(". ", text.length - 2) + 1;
    return [make("p", {}, make("strong", { text: text.slice(0, last) }), text.slice(last)),
      make("div", { class: "ap-row" }, ...buttons.map((one) => pressable(one, this.page.press)))];
  }
}
