// A row that somebody is in while another person takes it out of the plan.

// Nothing can be typed or pressed any more in it; what was typed can be copied, and let go.
function lockRow(table, id, { cells, element }) {
  for (const one of element.querySelectorAll("button, select, input[type=checkbox]")) one.disabled = true;
  for (const one of element.querySelectorAll("textarea, input")) one.readOnly = true;
  for (const cell of cells) cell.isGone = true;
  const typed = cells.filter((cell) => cell.isTouched);
  const told = statusLine();
  const letGo = () => {
    for (const cell of typed) cell.forget();
    table.rows.delete(id);
    element.remove();
    table.tell();
    table.page.counted();
  };
  const button = (text, onclick) => make("button", { type: "button", class: "ap-button", text, onclick });
  const answers = [button("Copy my text", () => copyText(typed.map((cell) => cell.typed).join("\n"), told)), button("Let it go", letGo)];
  const text = `This row is not in the plan any more.${typed.length ? " What you typed can be copied." : ""}`;
  cells[0].part("news").append(make("div", { class: "ap-gone" }, make("p", { class: "ap-note ap-warn", text }), ...(typed.length ? [...answers, told] : [])));
}
