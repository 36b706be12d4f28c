// A drawer closes when a link in it leads to a place on the same page.
for (const drawer of document.querySelectorAll("#menu,#contents")) {
  drawer.addEventListener("click", (event) => {
    if (event.target.closest("a") && drawer.matches(":popover-open")) drawer.hidePopover()
  })
}
