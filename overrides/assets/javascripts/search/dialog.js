// The search dialog: opened from any page, hits while typing, everything reachable by keys.
//
// Class names for the style sheet: f-search-dialog, f-search-form, f-search-input, f-search-close, f-search-status, f-search-meant,
// f-search-suggestions, f-search-cards (f-search-card, f-search-card-*), f-search-results (f-search-group, f-search-group-title,
// f-search-hit, f-search-hit-link, f-search-hit-teaser, f-search-hit-meta), f-search-other, and
// before anything is typed f-search-opening (f-search-asks, f-search-ask, f-search-names, f-search-name).
(function (root) {
  "use strict"

  const { ask, cards, corrected, element, engine, fill, labels, list, notices, opening, otherLang, pageLang, pageOf, plural } = root.fihrisSearch

  const MOST = 12
  const SUGGESTIONS = 3
  const WAIT = 60 // milliseconds without typing before asking
  const BESIDE = 4 // words from the one before, within which the texts have one that is suggested
  const CHOICES = "f-search-suggestions"

  let parts = null
  let turn = 0
  let timer = 0
  let answered = "" // the query whose answer is shown

  // ---------------------------------------------------------------- the box

  function build(words) {
    const input = element("input", "f-search-input")
    Object.assign(input, { type: "search", name: "q", autocomplete: "off", spellcheck: false, dir: "auto", placeholder: words.placeholder })
    const attributes = { role: "combobox", "aria-label": words.placeholder, "aria-autocomplete": "list", "aria-controls": CHOICES, enterkeyhint: "search" }
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value)
    const close = element("button", "f-search-close", words.close)
    close.type = "button"
    const form = element("form", "f-search-form", input, close)
    form.setAttribute("role", "search")
    form.action = pageOf()
    const status = element("p", "f-search-status")
    status.setAttribute("role", "status")
    const choices = element("div", CHOICES)
    Object.assign(choices, { id: CHOICES, role: "listbox", ariaLabel: words.suggestions })
    const results = element("div", "f-search-results")
    const dialog = element("dialog", "f-search-dialog", form, status, choices, results)
    dialog.setAttribute("aria-label", words.title)
    dialog.setAttribute("aria-modal", "true")
    dialog.lang = pageLang
    document.body.append(dialog)
    return { dialog, form, input, close, status, choices, results, words }
  }

  function listen({ dialog, form, input, close, results }) {
    input.addEventListener("input", soon)
    close.addEventListener("click", () => dialog.close())
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close() })
    dialog.addEventListener("keydown", move)
    form.addEventListener("submit", async (event) => {
      event.preventDefault()
      if (input.value.trim() === "") return
      const asked = input.value
      clearTimeout(timer)
      if (answered !== asked) await run()
      const first = answered === asked && results.querySelector("a[href]")
      if (first) first.click()
    })
    results.addEventListener("click", ({ target }) => {
      if (target.closest("a[href]")) history.replaceState({ ...history.state, fihrisSearch: input.value }, "")
    })
    dialog.addEventListener("close", () => history.replaceState({ ...history.state, fihrisSearch: "" }, ""))
  }

  // Arrow keys walk from the field through everything that can be chosen; letters go back to the field.
  function move(event) {
    const { dialog, input } = parts
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault() // a field of searches would be emptied first
      input.blur() // else the next key is still its: "close" comes later
      return dialog.close()
    }
    const stops = [input, ...dialog.querySelectorAll("a[href], button:not(.f-search-close)")]
    const place = stops.indexOf(document.activeElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && place >= 0) {
      event.preventDefault()
      stops[Math.max(0, Math.min(stops.length - 1, place + step))].focus()
    } else if (place > 0 && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      input.focus()
    }
  }

  function soon() {
    clearTimeout(timer)
    timer = setTimeout(run, WAIT)
  }

  // ---------------------------------------------------------------- answers

  async function run() {
    const { input, status, results, words } = parts
    const mine = ++turn
    const text = input.value
    const waiting = setTimeout(() => {
      if (mine !== turn) return
      status.textContent = words.loading
      suggest(new Map()) // they were for what was typed before
    }, 200)
    try {
      const shown = text.trim() === "" ? { said: "", choices: new Map(), made: opening(words, put) } : await answer(text)
      if (mine !== turn) return
      results.replaceChildren(...shown.made)
      suggest(shown.choices)
      status.textContent = shown.said
      answered = text
    } catch (error) {
      if (mine !== turn) return
      results.replaceChildren()
      status.textContent = words.failed
      answered = ""
    } finally {
      clearTimeout(waiting)
    }
  }

  async function answer(text) {
    const { words } = parts
    const result = await ask(pageLang, text, { most: MOST })
    const total = result.docs.length
    const near = total === 0 && result.cards.length === 0 ? result.engine.cards.nearest(result.query.words) : []
    const choices = await result.engine.inTurn(() => goingOn(result.engine, text, result.docs))
    if (choices.size > 0) result.absent.delete(result.engine.analysis.keys(text).pop()) // it is not finished
    const made = [
      meant(corrected(text, result, result.engine)),
      ...notices(text, result, words),
      cards(result.cards, words.answers, words) || cards(near, words.nearest, words),
      ...list(result.items, words, pageLang),
      total > 0 ? all(text) : null,
    ]
    if (total === 0) made.push(...await elsewhere(text))
    const said = total + result.cards.length + choices.size === 0 ? fill(words.none, { q: text.trim() }) : plural(words.results, total)
    const found = made.filter(Boolean)
    return { said, choices, made: found.length ? found : opening(words, put) }
  }

  function meant(query) {
    if (!query) return null
    const button = element("button", "f-search-meant-query", query)
    button.type = "button"
    button.addEventListener("click", () => put(query))
    return element("p", "f-search-meant", `${parts.words.meant} `, button)
  }

  // How the last word may go on, as whole queries with what each is: names of the registry first, then words that a text has beside the
  // one before, one a stem, all as texts write them; of a large index names alone, since each word would cost a file.
  async function goingOn({ analysis, cards, expander, index, nearness }, text, docs) {
    const { kinds } = parts.words
    const keys = analysis.keys(text)
    const found = new Map()
    if (keys.length === 0 || /\s$/.test(text)) return found
    const last = keys[keys.length - 1]
    const name = cards.nameOf(keys)
    const letters = keys.join(" ")
    const begun = (named) => named.join(" ") !== letters && (cards.nameOf(named).startsWith(name) || (last.length > 2 && named.join(" ").startsWith(letters)))
    for (const card of index.cards) {
      if (found.size < SUGGESTIONS && name.length > 1 && begun(analysis.keys(card.name))) found.set(card.name, card.kindLabel || kinds[card.kind])
    }
    if (index.directory || last.length < 3 || expander.named(last).length > 0) return found
    const before = text.slice(0, analysis.words(text)[keys.length - 1].start)
    const beside = keys.slice(0, -1).map((key) => expander.named(key)).findLast((some) => some.length > 0)
    const stems = new Set()
    for (const word of (await expander.begun(last)).keys()) {
      const stem = analysis.stem(index.words.keys[word])
      if (found.size >= SUGGESTIONS || stems.has(stem) || (beside && !nearness.near(beside, [word], BESIDE))) continue
      stems.add(stem)
      const query = await written(before, index, docs) + await index.written(word)
      if (!found.has(query)) found.set(query, kinds.text)
    }
    return found
  }

  // A text with the words that stand in the index as texts write them, those of hits if it may be.
  async function written(text, index, docs) {
    const known = new Map()
    for (const key of index.analysis.keys(text)) {
      const word = index.words.number.get(key)
      if (word !== undefined) known.set(key, { written: await index.written(word, docs) })
    }
    return corrected(text, { corrected: known }, index) || text
  }

  function suggest(queries) {
    const { choices, input } = parts
    choices.replaceChildren(...[...new Set(queries.values())].map((kind) => {
      const alike = [...queries.keys()].filter((query) => queries.get(query) === kind)
      const group = element("div", "", element("span", "", kind), ...alike.map(option))
      Object.assign(group, { role: "group", ariaLabel: kind })
      group.firstChild.ariaHidden = true // the group is called so
      return group
    }))
    choices.hidden = queries.size === 0
    input.ariaExpanded = !choices.hidden
  }

  function option(query) {
    const button = element("button", "f-search-suggestion", query)
    Object.assign(button, { type: "button", role: "option" })
    button.addEventListener("click", () => put(query))
    return button
  }

  function put(query) {
    parts.input.value = query
    parts.input.focus()
    run()
  }

  function all(text) {
    const link = element("a", "", parts.words.all)
    link.href = `${pageOf()}?q=${encodeURIComponent(text.trim())}`
    return element("p", "f-search-more", link)
  }

  // Nothing in this language: what the other one has.
  async function elsewhere(text) {
    const { words } = parts
    if (!otherLang) return []
    try {
      const result = await ask(otherLang, text, { most: 5 })
      if (result.items.length === 0) return []
      return [element("h2", "f-search-other", words.otherTitle), ...list(result.items, words, otherLang)]
    } catch (error) {
      return [] // the other index is missing: this language's answer stands
    }
  }

  // ---------------------------------------------------------------- opening

  async function open(text) {
    const words = await labels()
    if (!parts) listen((parts = build(words))) // whoever asked twice has one
    const { dialog, form, input } = parts
    const { classList, dataset } = document.documentElement
    classList.remove("f-wait") // what is hidden takes no focus
    if (!dialog.open) dialog.showModal()
    const typed = dataset.asked || "" // while this was on its way
    delete dataset.asked
    if (text || typed) input.value = text || typed
    input.focus()
    if (!typed) input.select()
    run()
    if (typed.includes("\n")) form.requestSubmit() // an early Enter, which no field keeps in its text
    return engine(pageLang).catch(() => { parts.status.textContent = parts.words.failed })
  }

  root.fihrisSearch.dialog = { open }
})(globalThis)
