// Rows of a list on a form: <div data-rows="goods"> holds fieldsets [data-row="goods-0"], a <template> and a button.
// Without this script the button sends the form and a box takes a row away; with it both happen at once.
(() => {
  const rowsOf = (list) => [...list.querySelectorAll(":scope > [data-row]")];
  const turnOf = (row) => Number(row.dataset.row.split("-").pop());

  const renumber = (list) => {
    rowsOf(list).forEach((row, place) => {
      for (const words of row.querySelectorAll("legend, [data-remove-row] > span"))
        words.textContent = words.textContent.replace(/\d+(?!.*\d)/, place + 1);
    });
  };

  const prepare = (row) => {
    row.querySelector("[data-remove-box]").hidden = true;
    row.querySelector("[data-remove-row]").hidden = false;
  };

  const add = (list, turn = Math.max(-1, ...rowsOf(list).map(turnOf)) + 1) => {
    const copy = document.createElement("template");
    copy.innerHTML = list.querySelector("template").innerHTML.replaceAll("__turn__", turn).replaceAll("__n__", "0");
    const row = copy.content.querySelector("[data-row]");
    prepare(row);
    list.querySelector("template").before(row);
    renumber(list);
    return row;
  };

  const firstOf = (row) => row.querySelector("select, input:not([type=hidden], [type=checkbox])");

  const takeAway = (row) => {
    const list = row.closest("[data-rows]");
    const near = row.nextElementSibling?.matches("[data-row]") ? row.nextElementSibling : row.previousElementSibling;
    row.remove();
    if (!rowsOf(list).length) add(list);
    renumber(list);
    firstOf(near ?? rowsOf(list)[0]).focus();
    list.dispatchEvent(new Event("input", { bubbles: true })); // so that it is kept
  };

  // What was kept on this device may have other rows than the page: make room for exactly those.
  const fit = (list, names) => {
    const start = `${list.dataset.rows}-`;
    const turns = new Set(
      names.filter((name) => name.startsWith(start)).map((name) => Number(name.slice(start.length).split("-")[0])),
    );
    for (const row of rowsOf(list)) if (turns.size && !turns.has(turnOf(row))) row.remove();
    const there = new Set(rowsOf(list).map(turnOf));
    for (const turn of [...turns].sort((a, b) => a - b)) if (!there.has(turn)) add(list, turn);
    renumber(list);
  };

  for (const list of document.querySelectorAll("[data-rows]")) {
    rowsOf(list).forEach(prepare);
    list.querySelector("[data-add-row]").type = "button";
    list.addEventListener("click", (event) => {
      if (event.target.closest("[data-add-row]")) firstOf(add(list)).focus();
      const gone = event.target.closest("[data-remove-row]");
      if (gone) takeAway(gone.closest("[data-row]"));
    });
    list.closest("form").addEventListener("typing:put", (event) =>
      fit(
        list,
        event.detail.map(([name]) => name),
      ),
    );
  }
})();
