// What a button opened takes the focus, and gives it back to the button when it is closed again.

const titleOf = (one) => one.title || one.querySelector("legend")?.textContent || "";

class Opening {
  constructor(page) {
    this.page = page;
  }

  // Nothing is seen of what was pressed where a form that is being filled in stands in its place: that is said.
  holdUp(from) {
    const form = [...this.page.panel.querySelectorAll(".ap-of-form")].find((one) => one.apLater && !one.apStays && !one.contains(from));
    if (!form) return;
    form.querySelector("input, select, textarea")?.focus();
    setTimeout(() => this.page.say("A form is open with something typed in it. Save that, or take it out again, first."));
  }

  // The forms and report pages that are open in the panel.
  shown() {
    return [...this.page.panel.querySelectorAll(".ap-fieldset, .ap-page")];
  }

  bring(made, from) {
    const isPage = made.matches(".ap-page");
    this.opener = { made: titleOf(made), from, name: nameOf(from) };
    made.scrollIntoView({ block: isPage ? "start" : "nearest" });
    (isPage ? made : made.querySelector("input, select, textarea, button"))?.focus({ preventScroll: true });
  }

  giveBack() {
    if (!this.opener || this.page.element.contains(document.activeElement)) return;
    if (this.shown().some((one) => titleOf(one) === this.opener.made)) return;
    const { from, name } = this.opener;
    this.opener = null;
    const again = from.isConnected ? from : [...this.page.panel.querySelectorAll("button, summary")].find((one) => nameOf(one) === name);
    again?.focus();
  }
}
