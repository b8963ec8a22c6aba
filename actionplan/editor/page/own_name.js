// The name that was given on this page: it holds for this tab of the browser and until the workbook is opened anew, so
// that who sits down at one page renames no other.

class OwnName {
  constructor(opening) {
    this.key = `actionplan name ${opening}`;
  }

  // What is kept is checked by Python like all that is typed; a name that is none there is forgotten.
  async sayAgain(wire) {
    const name = this.kept();
    if (!name) return;
    const reply = await wire.send({ do: "who again", said: { by: name } });
    if (reply && !reply.ok) this.keep("");
  }

  kept() {
    try {
      return sessionStorage.getItem(this.key) ?? "";
    } catch (error) {
      return ""; // a browser that keeps nothing
    }
  }

  keep(name) {
    try {
      if (name) sessionStorage.setItem(this.key, name);
      else sessionStorage.removeItem(this.key);
    } catch (error) {
      // the name holds until the page is loaded again
    }
  }
}
