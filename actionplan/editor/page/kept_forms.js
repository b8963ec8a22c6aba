// What is typed in forms and not sent yet: kept by what the form does, and there again when it is opened again.

class KeptForms {
  constructor(page) {
    this.page = page;
    this.made = new Map(); // the form in which a draft was typed, by its place
    this.watcher = new MutationObserver((changes) => this.page.drafts.own.size && changes.forEach((one) => this.came(one.addedNodes)));
    this.watcher.observe(page.element, { childList: true, subtree: true });
  }

  close() {
    this.watcher.disconnect();
  }

  came(nodes) {
    for (const node of nodes) {
      if (!node.querySelectorAll || !this.page.element.contains(node)) continue;
      for (const form of [...(node.matches(".ap-form") ? [node] : []), ...node.querySelectorAll(".ap-form")]) this.fill(form);
    }
  }

  fillAll() {
    this.came([this.page.element]);
  }

  placeOf(form) {
    return `form ${form.apPlace} ${this.page.period}`;
  }

  // Something was typed in a form: kept until nothing in it is other than the plan has it.
  noted(form) {
    if (form.apChooses) return;
    this.page.note(form, isFilledIn(form));
    if (!form.apPlace) return;
    const place = this.placeOf(form);
    const filled = fieldsOf(form).filter((field) => readField(field) !== (field.dataset.was ?? ""));
    if (!filled.length) return this.forget(form, place);
    form.apSeen ??= form.closest(".ap-holder")?.apBase ?? this.page.wire.seen;
    form.apForget = () => this.forget(form, place);
    this.made.set(place, form);
    const draft = {
      label: `${nameOfField(filled[0])} (${form.apLabel})`, value: filled.map(readField).join("\n"), seen: form.apSeen,
      fields: Object.fromEntries(filled.map((field) => [field.name, readField(field)])), panel: this.page.open, period: this.page.period,
    };
    this.page.drafts.keep(place, draft, form);
    return this.page.counted();
  }

  forget(form, place) {
    form.apSeen = undefined;
    form.apForget = undefined;
    this.made.delete(place);
    form.querySelector(".ap-kept")?.remove();
    this.page.drafts.forget(place);
    this.page.counted();
  }

  // Fill a form that was made with what was typed in it before; not while that is on its way.
  fill(form) {
    const place = form.apPlace && this.placeOf(form);
    const draft = place && this.page.drafts.of(place);
    if (!draft?.fields || this.made.get(place) === form || this.made.get(place)?.apIsSent) return;
    const fields = fieldsOf(form);
    for (const field of fields) if (field.name in draft.fields) writeField(field, draft.fields[field.name]);
    if (!isFilledIn(form)) return this.page.drafts.forget(place);
    form.apReveal?.();
    form.apSeen = draft.seen;
    const holder = form.closest(".ap-holder");
    if (holder) holder.apBase = draft.seen;
    const discard = make("button", { type: "button", class: "ap-button", text: "Discard it", onclick: () => this.empty(form) });
    form.prepend(make("div", { class: "ap-row ap-kept" }, make("p", { class: "ap-bad", text: "What you typed here before is not saved yet." }), discard));
    this.noted(form);
  }

  empty(form) {
    for (const field of fieldsOf(form)) writeField(field, field.dataset.was ?? "");
    this.noted(form);
    setTimeout(() => form.closest(".ap-holder")?.apLater?.());
    form.querySelector("input, select, textarea")?.focus();
  }

  stow(form) {
    this.page.drafts.release(this.placeOf(form));
    this.made.delete(this.placeOf(form));
    for (const field of fieldsOf(form)) writeField(field, field.dataset.was ?? "");
    form.apSeen = form.apForget = undefined;
    form.querySelector(".ap-kept")?.remove();
    this.page.note(form, false);
    setTimeout(() => form.closest(".ap-holder")?.apLater?.());
  }
}

// The fields of a form, without those of a form inside it.
const fieldsOf = (form) => [...form.querySelectorAll("input, select, textarea")].filter((one) => one.closest(".ap-form") === form);

const nameOfField = (field) => field.labels?.[0]?.textContent.replace(/ \(needed\)$/, "") || field.getAttribute("aria-label") || "a form";
