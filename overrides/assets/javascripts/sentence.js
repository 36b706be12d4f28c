// A sentence that one comes to, or touches, can be copied with where it stands: the words, how the page is cited, the address; and cited in
// the other styles and for reference managers (`entry.js`).
(() => {
  "use strict"
  const { element, words, anchored, rtl, part, say, tools, uncover } = window.fihris
  const main = document.querySelector("[data-reading]")
  if (!main?.querySelector(".f-sentence")) return
  const bar = element("p", "f-quote-bar")
  const copy = element("button", "f-button", words.quote_copy)
  const close = element("button", "f-icon-button f-preview__close")
  copy.type = close.type = "button"
  close.setAttribute("aria-label", words.preview_close)
  bar.append(copy, close)
  let chosen
  let turn = 0 // of what was touched last: what comes for another is not shown

  const plain = (of) => of.textContent.replace(/\u2060/g, "").replace(/\s+/g, " ").trim() // without what binds dates
  const address = () => {
    const url = new URL((document.querySelector("[rel=canonical]") || location).href)
    url.hash = chosen.id
    return url.href
  }
  const source = () => {
    const cited = document.querySelector("[data-copy-source=citation]") || document.querySelector("h1")
    // each script keeps its own direction wherever it is pasted (Unicode, UAX #9: isolates)
    const own = rtl ? "\u2067" : "\u2066"
    return `${own}${plain(chosen)}\u2069\n${own}${plain(cited)}\u2069\n\u2066${address()}\u2069`
  }
  const hide = () => {
    turn += 1
    bar.remove()
    bar.querySelector(".f-quote-bar__cites")?.remove()
    chosen?.classList.remove("f-chosen")
    chosen = undefined
  }
  const show = async (sentence) => {
    if (!sentence?.id) return
    hide()
    chosen = sentence
    chosen.classList.add("f-chosen")
    copy.textContent = words.quote_copy // nothing of this one is copied yet
    const mine = turn
    if (!(await tools()) || mine !== turn) return
    document.querySelector(".f-continue")?.remove() // which stands there too
    main.append(bar)
    await part("entry")
    if (mine !== turn) return
    if (window.fihris.cites) bar.append(window.fihris.cites(sentence, address(), plain(sentence)))
    uncover(sentence, bar)
  }
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source())
      say(copy, words.copied)
    } catch {
      say(copy, words.copy_failed)
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
