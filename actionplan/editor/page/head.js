// The head of the page: which plan and fortnight, who is here, whether all is saved, and the panels.

class Head {
  constructor(page) {
    this.page = page;
    this.title = make("h1", {});
    this.period = make("p", { class: "ap-period" });
    this.choices = make("div", { class: "ap-choices ap-holder" });
    this.you = make("div", { class: "ap-you ap-holder" });
    this.count = make("p", { role: "status" });
    this.first = make("button", { type: "button", class: "ap-button", hidden: true, text: "Show it", onclick: () => page.firstUnsaved() });
    this.saved = make("div", { class: "ap-saved" }, this.count, this.first);
    this.nameless = make("p", { class: "ap-nameless", hidden: true });
    this.element = make("header", { class: "ap-head" },
      make("div", { class: "ap-top" }, this.title, make("div", { class: "ap-who" }, this.you, this.saved)),
      make("div", { class: "ap-when" }, this.period, this.choices), this.nameless);
    this.tabs = make("nav", { class: "ap-tabs ap-holder", "aria-label": "Panels" });
    this.undo = make("div", { class: "ap-holder ap-undo" });
  }

  show(top, open) {
    const title = withoutTurns(top.title);
    if (this.title.textContent !== title) this.title.replaceChildren(title);
    if (this.period.textContent !== top.period) this.period.replaceChildren(top.period);
    renew(this.choices, top.choose ?? [], (buttons) => buttons.map((one) => pressable(one, this.page.press)));
    this.by = top.by;
    renew(this.you, top.by, (by) => {
      const name = { name: "by", label: "Your name, as it stands in the history", value: by, required: true };
      return ["You are: ", make("strong", { text: by }), " ", pressable({ label: "Change", do: "who", fields: [name] }, this.page.press)];
    });
    const { nameless = "" } = top;
    this.nameless.hidden = !nameless;
    if (this.nameless.textContent !== nameless) this.nameless.replaceChildren(nameless);
    this.tabs.hidden = top.panels.length < 2;
    renew(this.tabs, [top.panels, open], () => top.panels.map((panel) => this.tab(panel, open)));
    renew(this.undo, top.undo ?? null, (undo) => (undo ? [pressable(undo, this.page.press)] : []));
  }

  tab(panel, open) {
    const text = panel.waiting ? `${panel.label} (${panel.waiting})` : panel.label;
    const here = panel.name === open ? "page" : undefined;
    const go = () => this.page.press({ do: "open", args: { panel: panel.name } }, {});
    return make("button", { type: "button", class: "ap-tab", name: panel.name, text, title: panel.says, "aria-current": here, onclick: go });
  }

  // Whether everything is saved, in words; what was pressed and is not answered yet is told of, too.
  tell(count, isWorking, isCut) {
    const all = isCut ? "Nothing can be saved now" : isWorking ? "One moment …" : "All changes saved";
    const text = count ? `${count} not saved yet` : all;
    if (this.count.textContent === text) return;
    this.count.className = count || isCut ? "ap-bad" : isWorking ? "ap-quiet" : "ap-good";
    this.count.replaceChildren(text);
    this.first.hidden = !count;
  }
}
