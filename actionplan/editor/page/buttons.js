// Buttons, which say what they will do, forms, and questions with their answers.

// A button; one with fields opens them first, one that has to be confirmed asks in place. `now` gives the button as it
// is at that moment, where its fields may be others by then.
function pressable(button, press, now = () => button) {
  const element = make("button", { type: "button", class: `ap-button${button.main ? " ap-main" : ""}`, text: button.label });
  if (!button.fields?.length && !button.confirm) {
    element.addEventListener("click", () => once(element, () => press(button, {})));
    return element;
  }
  const holder = make("span", { class: "ap-pressable" }, element);
  const close = () => {
    const form = holder.querySelector(":scope > .ap-form");
    const hadFocus = form?.contains(document.activeElement);
    element.setAttribute("aria-expanded", "false");
    form?.apForget?.();
    form?.remove();
    if (hadFocus) element.focus();
    holder.dispatchEvent(new Event("input", { bubbles: true }));
  };
  close();
  holder.apShut = () => isFilledIn(holder) || close();
  element.addEventListener("click", (event) => {
    if (event.detail > 1) return; // the second half of a double press
    if (element.getAttribute("aria-expanded") === "true") return close();
    element.setAttribute("aria-expanded", "true");
    const { fields = [], confirm, ...sure } = now();
    const box = formBox(fields, { ...sure, main: true }, press, { text: confirm, cancel: close, done: close });
    holder.append(box);
    box.querySelector("input, textarea, select, button")?.focus();
  });
  return holder;
}

const DOUBLE = 250; // milliseconds within which a second press belongs to the first

// Do what a button does; pressed again before that is answered, or in the same moment, it does nothing.
async function once(button, act) {
  const isDouble = Date.now() - (button.apPressed ?? 0) < DOUBLE;
  button.apPressed = Date.now();
  if (isDouble || button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  try {
    await act();
  } finally {
    button.ariaBusy = null;
  }
}

// Shut what buttons opened, such as a question whether one is sure, where nothing is typed in it.
function shutForms(root) {
  for (const form of root.querySelectorAll(".ap-pressable > .ap-form")) form.parentElement.apShut();
}

// Fields with one button that sends them together; Enter in a field of one line sends them, too.
function formBox(fields, button, press, { text, cancel, done } = {}) {
  const made = fields.map((one) => [one, fieldOfForm(one)]);
  const told = statusLine();
  const asked = make("div", {});
  const send = make("button", { type: "button", class: `ap-button${button.main ? " ap-main" : ""}`, text: button.chooses || button.label });
  const leave = cancel ? make("button", { type: "button", class: "ap-button", text: "Cancel", onclick: cancel }) : null;
  const go = async () => {
    const missing = made.find(([one, field]) => one.required && !readField(field).trim());
    if (missing) {
      sayIn(told, `${missing[0].label} is needed.`);
      return missing[1].focus();
    }
    await sendIt(button, Object.fromEntries(made.map(([one, field]) => [one.name, readField(field)])));
  };
  const sendIt = async (pressed, said) => {
    const sent = made.map(([, field]) => readField(field));
    sayIn(told, "One moment …");
    const holderOf = box.closest(".ap-holder");
    const took = (reply) => takes(reply, sent, holderOf);
    box.apIsSent = true;
    const base = pressed === button ? holderOf?.apBase : undefined;
    const reply = await press({ ...pressed, seen: pressed.seen ?? base }, said, took);
    box.apIsSent = false;
    return took(reply);
  };
  const takes = (reply, sent, holderOf) => {
    sayIn(told, reply === null ? NO_ANSWER : reply?.ok ? "" : reply?.said);
    asked.replaceChildren(...(reply?.ask ? [askBox(reply.ask, answer)] : []));
    if (!reply?.ok) return reply;
    made.forEach(([one, field], place) => readField(field) === sent[place] && startAnew(one, field));
    finish(holderOf);
    return reply;
  };
  const finish = (holderOf) => {
    if (holderOf) holderOf.apBase = undefined;
    box.apForget?.();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    done?.();
    setTimeout(() => holderOf?.apLater?.());
  };
  // An answer to what was asked of the form: what is filled in is given up, or sent again, if only what was changed.
  const answer = async (one, said) => {
    if (one.do) return sendIt({ ...one, args: withoutUntouched(one.args, made) }, said);
    for (const [, field] of made) writeField(field, field.dataset.was);
    asked.replaceChildren();
    sayIn(told, "");
    finish(box.closest(".ap-holder"));
    press(one, {});
    return null;
  };
  send.addEventListener("click", () => once(send, go));
  const lines = made.flatMap(([one, field]) => [...labelled(one, field), one.copy ? copyOf(field, told, one.changed) : null]);
  const box = make("div", { class: "ap-form" }, text ? make("p", { text }) : null, ...lines,
    make("div", { class: "ap-row" }, send, leave), asked, told);
  box.apPlace = JSON.stringify([button.do, button.args ?? {}, button.label]);
  box.apLabel = button.label;
  box.apChooses = Boolean(button.chooses);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && cancel) cancel();
    const sends = event.target.matches("input:not([type=checkbox])") || (event.ctrlKey && event.target.matches("textarea"));
    if (event.key !== "Enter" || event.isComposing || !sends) return;
    event.preventDefault();
    once(send, go);
  });
  return box;
}

// The arguments of an answer without the fields that nobody touched: others may have changed those meanwhile.
function withoutUntouched(args = {}, made) {
  const untouched = new Set(made.filter(([, field]) => readField(field) === field.dataset.was).map(([one]) => `beside ${one.name}`));
  return Object.fromEntries(Object.entries(args).filter(([name]) => !untouched.has(name)));
}

// A button that copies what stands in a field; where the browser does not let it, the text is selected to be copied.
function copyOf(field, told, mayBeChanged) {
  field.readOnly = !mayBeChanged;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      sayIn(told, "Copied.");
    } catch (error) {
      field.focus();
      field.select();
      sayIn(told, "The text is selected. Press Ctrl+C, or Cmd+C on a Mac, to copy it.");
    }
  };
  return make("div", { class: "ap-row" }, make("button", { type: "button", class: "ap-button", text: "Copy the text", onclick: copy }));
}

// What was sent is done: the field holds again what Python says of it, which follows at once where that is another.
function startAnew(one, field) {
  writeField(field, one.value ?? "");
  field.dataset.was = readField(field);
}

function fieldOfForm(one) {
  const field = fieldFor(one);
  field.id = freshId("form");
  field.name = one.name;
  field.required = Boolean(one.required);
  if (one.kind === "choice") fillList(field);
  writeField(field, one.value ?? "");
  field.dataset.was = readField(field);
  return field;
}

function labelled(one, field) {
  const label = make("label", { for: field.id, text: one.required ? `${one.label} (needed)` : one.label });
  if (!one.hint) return [label, field];
  const hint = make("p", { class: "ap-note ap-quiet", id: freshId("hint"), text: one.hint });
  field.setAttribute("aria-describedby", hint.id);
  return [label, field, hint];
}

// A question, with its answers as buttons.
const askBox = (question, press) =>
  make("div", { class: "ap-ask", role: "group", "aria-label": "Question" }, make("p", { text: question.text }),
    ...question.buttons.map((one) => pressable({ ...one, seen: question.seen }, press)));
