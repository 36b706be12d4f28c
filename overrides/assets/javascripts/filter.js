// A list that is narrowed by what is typed above it: names that hold the letters, however hamza, vowels and the article are written.
(() => {
  "use strict"
  const { element } = window.fihris
  const box = document.querySelector("[data-filter]")
  const bare = (text) =>
    text.normalize("NFKD").replace(/[\u064b-\u065f\u0670\u0640\p{Mn}]/gu, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase()
  const entries = [...document.querySelectorAll(".f-letter li")].map((item) => [item, bare(item.querySelector("a").textContent)])
  const none = element("p", "f-lead", box.dataset.filter)
  none.setAttribute("role", "status")
  none.hidden = true
  box.parentElement.after(none)
  const narrow = () => {
    const typed = bare(box.value.trim())
    for (const [item, name] of entries) item.hidden = !name.includes(typed)
    for (const group of document.querySelectorAll(".f-letter")) group.hidden = !group.querySelector("li:not([hidden])")
    none.hidden = entries.some(([item]) => !item.hidden)
  }
  box.addEventListener("input", narrow)
  if (box.value) narrow() // what was typed while this was on its way
})();
