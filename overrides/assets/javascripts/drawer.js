// A drawer closes when a link in it leads to a place on the same page, and when the focus leaves it.
for (const drawer of document.querySelectorAll("#f-menu,#f-contents")) {
  drawer.addEventListener("click", (event) => {
    if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover()
  })
  drawer.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !drawer.contains(relatedTarget) && drawer.matches(":popover-open")) drawer.hidePopover()
  })
}
