// The blocks of a panel other than tables: each made from its data, and renewed where that is another.

const BLOCKS = {
  heading: (data) => [make(`h${data.level ?? 2}`, { text: data.text })],
  text: (data) => [make("p", { class: `ap-${data.tone || "plain"}`, text: data.text })],
  items: (data) => [
    data.caption ? make("p", { class: "ap-caption", text: data.caption }) : "",
    make("ul", {}, ...data.items.map((text) => make("li", { text }))),
  ],
  buttons: (data, page) => [make("div", { class: "ap-row" }, ...data.buttons.map((one) => pressable(one, page.press)))],
  steps: (data, page) => [make("ol", { class: "ap-steps", "aria-label": data.caption }, ...data.steps.map((step) => stepOf(step, page)))],
  form: (data, page) => [
    make("fieldset", { class: "ap-fieldset" }, make("legend", { text: data.caption }), formBox(data.fields, data.button, page.press)),
  ],
  details: (data, page) => [
    make("details", { open: data.open }, make("summary", { text: data.summary }),
      make("ul", {}, ...data.items.map((text) => make("li", { text }))),
      make("div", { class: "ap-row" }, ...(data.buttons ?? []).map((one) => pressable(one, page.press)))),
  ],
  picture: (data) => [
    make("figure", {}, make("img", { alt: data.alt, src: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(data.svg)}` }),
      data.caption ? make("figcaption", { text: data.caption }) : ""),
  ],
  drop: (data, page) => dropOf(data, page),
  page: (data) => [make("iframe", { class: "ap-page", title: data.title, sandbox: "", srcdoc: data.html })],
  progress: (data) => [
    make("p", { role: "status", class: "ap-progress" }, data.text, " ",
      make("progress", { "aria-label": data.text, max: data.of || undefined, value: data.of ? data.done ?? 0 : undefined })),
  ],
};

// A block in its place: `element` stands in the page, `take` shows other data in it.
class PlainBlock {
  constructor(data, page) {
    this.page = page;
    this.element = make("div", { class: `ap-block ap-holder ap-of-${data.block}` });
    this.take(data);
  }

  take(data) {
    this.data = data;
    const build = BLOCKS[data.block] ?? (() => [make("p", { text: "This part needs a newer page. Load the page again." })]);
    renew(this.element, data, () => build(data, this.page));
  }

  patch(data) {
    this.take(data);
  }

  close() {}
}

// A place to drop files on, or to choose them by the keyboard; one file where more would replace each other.
function dropOf(data, page) {
  const isForMore = data.multiple !== false;
  const field = make("input", { type: "file", id: freshId("file"), accept: data.accept.join(","), multiple: isForMore });
  const told = statusLine();
  const box = make("div", { class: "ap-drop" }, make("label", { for: field.id, text: data.label }), field,
    data.hint ? make("p", { class: "ap-note ap-quiet", text: data.hint }) : null, told);
  const send = async (file) => {
    if (file.size > LIMITS.file) return `${file.name} is too large to be dropped here: up to ${LIMITS.file / 1e6} MB are taken.`;
    const sent = await page.wire.upload(file, (piece, of) => sayIn(told, `Reading ${file.name}, part ${piece + 1} of ${of} …`));
    if (!sent.number) return sent.reply?.said ?? NO_ANSWER;
    const reply = await page.press({ do: data.do, args: { ...(data.args ?? {}), file: sent.number } }, {});
    return reply === null ? NO_ANSWER : reply.said;
  };
  // Of one file the page tells what came of it; of several that stands here, each in a line.
  const take = async (files) => {
    if (files.length > 1 && !isForMore) return sayIn(told, "Drop one file at a time here. Nothing was read.");
    const results = [];
    for (const file of files) {
      const said = await send(file);
      results.push(said.includes(file.name) ? said : `${file.name}: ${said}`);
    }
    field.value = "";
    page.say(results.length === 1 ? results[0] : "");
    const lines = results.length > 1 ? results.filter((text) => !text.endsWith(MEANWHILE)) : [];
    told.replaceChildren(...lines.map((text) => make("span", { class: "ap-result", text })));
  };
  field.addEventListener("change", () => take([...field.files]));
  box.addEventListener("dragover", () => box.classList.add("ap-over"));
  box.addEventListener("dragleave", () => box.classList.remove("ap-over"));
  box.addEventListener("drop", (event) => {
    box.classList.remove("ap-over");
    take([...event.dataTransfer.files]);
  });
  return [box];
}

function stepOf(step, page) {
  const state = step.done ? "Done" : step.left ? `${step.left} left` : "To do";
  return make("li", { class: step.done ? "ap-done" : "" },
    make("h3", {}, step.title, make("span", { class: `ap-count ap-${step.done ? "good" : "quiet"}`, text: ` ${state}` })),
    make("p", { text: step.text }),
    make("div", { class: "ap-row" }, ...(step.buttons ?? []).map((one) => pressable(one, page.press))));
}
