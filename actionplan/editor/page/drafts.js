// What is typed and not saved yet, by its place: kept in the page, and in this tab of the browser for when the page is
// loaded again. Cells and forms are filled from it when they are made; it goes as its text is saved or given up.

const PAGES = (globalThis.actionplanPages ??= new Set()); // the pages of this tab that are still open
const PAGE_GONE = "actionplan-page-gone";
const KEPT_AFTER = 400; // milliseconds of rest until the browser keeps what is being typed

class Drafts {
  constructor(page, shows) {
    this.page = page; // its name among the pages of this tab
    this.shows = shows; // whether an element stands in the page, which may itself not stand in the window yet
    this.own = new Map();
    this.holders = new Map(); // the element that shows a draft, by its place
    this.takeOver = () => this.key && this.adopt();
    PAGES.add(page);
    window.addEventListener(PAGE_GONE, this.takeOver);
  }

  close() {
    this.flush();
    PAGES.delete(this.page);
    window.removeEventListener(PAGE_GONE, this.takeOver);
    window.dispatchEvent(new Event(PAGE_GONE));
  }

  // The drafts of a store and plan; those of another are kept for when it is opened again.
  turn(where) {
    if (this.key) this.flush();
    this.key = `actionplan drafts ${where}`;
    this.own.clear();
    this.holders.clear();
    this.adopt();
  }

  // Take what pages left behind that are not open any more.
  adopt() {
    for (const { place, ...draft } of this.read()) {
      if (this.own.has(place) || (draft.page !== this.page && PAGES.has(draft.page))) continue;
      this.own.set(place, { ...draft, isOld: draft.isOld || draft.page !== this.page });
    }
    this.flush();
  }

  read() {
    try {
      const kept = JSON.parse(sessionStorage.getItem(this.key));
      return Array.isArray(kept) ? kept : [];
    } catch (error) {
      return [];
    }
  }

  flush() {
    clearTimeout(this.saver);
    this.saver = 0;
    const others = this.read().filter((one) => one.page !== this.page && PAGES.has(one.page));
    const own = [...this.own].map(([place, draft]) => ({ place, ...draft, page: this.page }));
    try {
      if (others.length || own.length) sessionStorage.setItem(this.key, JSON.stringify([...others, ...own]));
      else sessionStorage.removeItem(this.key);
    } catch (error) {
      // A browser that keeps nothing, or not so much: the text is still in the page.
    }
  }

  // A moment later, so that typing stays light.
  later() {
    this.saver ||= setTimeout(() => this.flush(), KEPT_AFTER);
  }

  of(place) {
    return this.own.get(place);
  }

  // Keep what was typed, with all that is needed to show or to send it later.
  keep(place, draft, holder) {
    this.own.set(place, draft);
    this.hold(place, holder);
    this.later();
  }

  hold(place, holder) {
    if (this.shows(holder) || !this.isShown(place)) this.holders.set(place, holder);
  }

  isShown(place) {
    return this.shows(this.holders.get(place) ?? null);
  }

  // The element does not show it any more; the text stays.
  release(place) {
    this.holders.delete(place);
  }

  forget(place) {
    this.holders.delete(place);
    if (this.own.delete(place)) this.later();
  }

  // What no field of the page shows at the moment.
  left() {
    return this.own.size ? [...this.own].filter(([place]) => !this.isShown(place)) : [];
  }
}
