// A sentence that one comes to, or touches, can be copied with where it stands: the words, how the page is cited, the address.
(() => {
  "use strict"
  const { element, words, anchored, rtl } = window.fihris
  const main = document.querySelector("[data-reading]")
  if (!main?.querySelector(".f-sentence")) return
  const bar = element("p", "f-quote-bar")
  const copy = element("button", "f-button", words.quote_copy)
  const close = element("button", "f-icon-button f-preview__close")
  copy.type = close.type = "button"
  close.setAttribute("aria-label", words.preview_close)
  bar.append(copy, close)
  let chosen

  const source = () => {
    const plain = (of) => of.textContent.replace(/\u2060/g, "").replace(/\s+/g, " ").trim() // without what binds dates
    const cited = document.querySelector("[data-copy-source=citation]") || document.querySelector("h1")
    const address = new URL((document.querySelector("[rel=canonical]") || location).href)
    address.hash = chosen.id
    // each script keeps its own direction wherever it is pasted (Unicode, UAX #9: isolates)
    const own = rtl ? "\u2067" : "\u2066"
    return `${own}${plain(chosen)}\u2069\n${own}${plain(cited)}\u2069\n\u2066${address.href}\u2069`
  }
  const hide = () => {
    bar.remove()
    chosen?.classList.remove("f-chosen")
    chosen = undefined
  }
  const show = (sentence) => {
    if (!sentence?.id) return
    hide()
    chosen = sentence
    chosen.classList.add("f-chosen")
    copy.textContent = words.quote_copy
    main.append(bar)
  }
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source())
      copy.textContent = words.copied
    } catch {
      copy.textContent = words.copy_failed
    }
  })
  close.addEventListener("click", hide)
  addEventListener("keydown", (event) => event.key === "Escape" && hide())
  main.addEventListener("click", (event) => {
    if (event.target.closest("a,button,summary") || !getSelection().isCollapsed) return
    const sentence = event.target.closest(".f-prose .f-sentence")
    if (sentence && sentence !== chosen) show(sentence)
    else hide()
  })
  const landed = () => show(anchored(location.hash)?.closest?.(".f-sentence"))
  addEventListener("hashchange", landed)
  landed()
})();
