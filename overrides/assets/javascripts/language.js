// The language switch leads to the same section: the one in the address, or else the one being read.
(() => {
  "use strict"
  for (const link of document.querySelectorAll(".f-language")) {
    const keep = () => {
      const current = window.fihris.current
      if (document.querySelector("[data-search-page]")) link.search = location.search
      link.hash = current && scrollY > innerHeight / 2 ? current : location.hash
    }
    for (const event of ["pointerenter", "pointerdown", "focus"]) link.addEventListener(event, keep)
  }
})();
