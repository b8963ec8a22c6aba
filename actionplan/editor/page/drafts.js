// What was typed and is not saved yet is kept in this tab of the browser, also when the page is loaded again.

const PAGES = (globalThis.actionplanPages ??= new Set()); // the pages of this tab that are still open

class Drafts {
  constructor(plan, page) {
    this.plan = plan;
    this.key = `actionplan drafts ${plan}`;
    this.page = page;
    PAGES.add(page);
  }

  close() {
    PAGES.delete(this.page);
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key)) ?? {};
    } catch (error) {
      return {};
    }
  }

  write(drafts) {
    try {
      sessionStorage.setItem(this.key, JSON.stringify(drafts));
    } catch (error) {
      // A browser that keeps nothing: the text is still in the page.
    }
  }

  // Keep what was typed, by its place, with all that is needed to send it later.
  keep(place, draft) {
    this.write({ ...this.read(), [place]: { ...draft, page: this.page } });
  }

  forget(place) {
    const drafts = this.read();
    if (!(place in drafts)) return;
    delete drafts[place];
    this.write(drafts);
  }

  // What pages left behind that are not open any more.
  left() {
    return Object.entries(this.read()).filter(([, draft]) => !PAGES.has(draft.page));
  }
}

// The drafts that were left, each offered to be saved or given up; what was saved in the end is not offered.
function draftsOf(drafts, page) {
  const isSaved = ({ message, value }) => !Object.values(message.said).some(Boolean) && page.valueOf(message.args) === value;
  const left = drafts.left();
  for (const [place, draft] of left) if (isSaved(draft)) drafts.forget(place);
  return left.filter(([, draft]) => !isSaved(draft)).map(([place, draft]) => {
    const told = statusLine();
    const answers = make("span", { class: "ap-row" });
    const give = () => {
      drafts.forget(place);
      box.remove();
    };
    const send = async (message) => {
      const reply = await page.wire.edit(() => message);
      if (reply?.ok) {
        give();
        return page.say(`${/[.!?]$/.test(reply.said) ? "Saved" : reply.said || "Saved"}: ${draft.label}.`);
      }
      sayIn(told, reply ? reply.said : NO_ANSWER);
      answers.replaceChildren(...(reply?.ask ? [askBox(reply.ask, (pressed, said) => (pressed.do ? send({ do: pressed.do, args: pressed.args ?? {}, said }) : give()))] : []));
      return reply;
    };
    const box = make("div", { class: "ap-draft", role: "group", "aria-label": "Not saved before" },
      make("p", { text: `Not saved before the page was loaded again: ‘${shortened(draft.value)}’ in ${draft.label}.` }),
      make("div", { class: "ap-row" },
        make("button", { type: "button", class: "ap-button ap-main", text: "Save it now", onclick: () => send(draft.message) }),
        make("button", { type: "button", class: "ap-button", text: "Discard it", onclick: give })),
      answers, told);
    return box;
  });
}

const shortened = (text) => (text.length > 200 ? `${text.slice(0, 200)} …` : text);
