// Django's admin leaves some boxes without a name that a screen reader can say: autocompletes and the cells of
// tabular inlines. The words are on the page already, in the label and in the head of the column.
(() => {
  const words = (element) => element?.textContent.trim().replace(/[:?]$/, "").trim();

  const nameAutocompletes = () => {
    for (const box of document.querySelectorAll(".select2-container")) {
      const select = box.previousElementSibling;
      const label =
        words(select?.id && document.querySelector(`label[for="${select.id}"]`)) ||
        select?.getAttribute("aria-label") ||
        words(box.closest(".form-row")?.querySelector("label"));
      if (!label) continue;
      for (const part of box.querySelectorAll(
        ".select2-selection, .select2-selection__rendered, .select2-search__field",
      ))
        if (part.getAttribute("aria-label") !== label) part.setAttribute("aria-label", label);
    }
  };

  const nameInlineCells = () => {
    for (const table of document.querySelectorAll(".tabular table")) {
      for (const head of table.querySelectorAll("th")) if (!words(head)) head.setAttribute("role", "cell");
      for (const cell of table.querySelectorAll("td[class*=field-]")) {
        const field = [...cell.classList].find((name) => name.startsWith("field-")).slice(6);
        const label = words(table.querySelector(`th.column-${field}`));
        for (const control of cell.querySelectorAll("input:not([type=hidden]), select, textarea"))
          if (label && !control.labels?.length && !control.hasAttribute("aria-label"))
            control.setAttribute("aria-label", label);
      }
    }
  };

  const nameAll = () => {
    nameInlineCells();
    nameAutocompletes();
  };
  addEventListener("load", () => {
    nameAll();
    new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
  });
})();
