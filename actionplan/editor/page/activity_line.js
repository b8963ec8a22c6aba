// One sentence and Enter make an activity; what was typed stays until it is saved.
class ActivityLine {
  constructor(page) {
    const field = make("input", { type: "text", id: freshId("activity"), autocomplete: "off", spellcheck: "true",
      placeholder: "Spoke at the residents’ meeting on 20 June, about 25 people" });
    const add = make("button", { type: "submit", class: "ap-button", text: "Add" });
    this.field = field;
    this.element = make("form", { class: "ap-activity" }, make("label", { for: field.id, text: "Add an activity" }), field, add);
    field.addEventListener("input", () => page.note(this, field.value.trim() !== ""));
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      once(add, async () => {
        if (page.wire.lost) return page.say(NO_ANSWER); // what was sent before may still be added: never twice
        const typed = field.value;
        const took = (reply) => {
          if (!reply?.ok || field.value !== typed) return;
          field.value = "";
          page.note(this, false);
        };
        const reply = await page.wire.edit(() => ({ do: "add activity", value: typed }), (late) => page.inTheEnd(late, took));
        page.say(reply === null ? NO_ANSWER : reply.said);
        took(reply);
      });
    });
  }
}
