// What came of a button: said in one line that readers of the screen hear, with what is asked then.

class Answers {
  constructor(page) {
    this.page = page;
    this.told = statusLine("ap-told");
    this.asked = make("div", {});
    this.element = make("div", { tabindex: "-1" }, this.told, this.asked);
  }

  // Where the answer to what is pressed will stand: below a row of buttons of the panel, else at the top. It stands there
  // before it says anything, so that it is heard.
  standBy(pressed) {
    this.pressed = pressed;
    const isOfAnswer = this.element.contains(pressed);
    this.asked.replaceChildren();
    for (const line of this.page.panel.querySelectorAll(".ap-drop > .ap-state")) sayIn(line, ""); // of what was dropped before
    if (isOfAnswer) return;
    const above = pressed?.closest?.(".ap-panel > .ap-of-buttons") ?? this.page.quick;
    if (above.nextElementSibling === this.element) return;
    this.page.say("");
    above.after(this.element);
  }

  // The answer; a question is asked of a button alone.
  take(reply, mayAsk) {
    if (this.isBeside && !reply?.ok && this.pressed.closest(".ap-form")) return; // in which it is told, and asked
    this.page.say(reply === null ? NO_ANSWER : reply.said);
    const answer = (one, more) => (one.do ? this.page.pressed(one, more) : this.asked.replaceChildren());
    if (reply?.ask && mayAsk) this.asked.replaceChildren(askBox(reply.ask, answer));
    this.bring();
  }

  get isBeside() {
    return this.page.panel.contains(this.element);
  }

  // Before the person's eyes, where nothing that was opened is.
  bring() {
    const focus = document.activeElement;
    const isOpened = focus !== this.pressed && this.page.panel.contains(focus) && !this.element.contains(focus);
    if (!this.isBeside || isOpened || !this.element.textContent) return;
    if (!this.page.element.contains(focus)) this.element.focus({ preventScroll: true }); // the button that had it is gone
    this.element.scrollIntoView({ block: "nearest" });
  }

  goHome() {
    this.page.say("");
    this.asked.replaceChildren();
    this.page.quick.after(this.element);
  }
}
