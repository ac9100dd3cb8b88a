// The menu is a popover that opens without us; we only close it where it would be in the way:
// when the screen grows wide enough to show it beside the page, and when the page comes back from the cache.
(() => {
  const menu = document.getElementById("menu");
  const close = () => {
    if (menu?.matches(":popover-open")) menu.hidePopover();
  };
  if (!menu?.hidePopover) return;
  matchMedia("(min-width: 761px)").addEventListener("change", close);
  addEventListener("pageshow", close);
})();

// Buttons that print: <button type="button" data-print>.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
