// The search page: the query, facets, order and language stand in its address.
//
// Class names beside those of the dialog: f-search-page, f-search-help, f-search-facets, f-search-facet (a fieldset with a
// legend), f-search-value, f-search-value-count, f-search-sort, f-search-columns, f-search-next.
(function (root) {
  "use strict"

  const { ask, cards, corrected, digits, element, fill, labels, list, notices, opening, otherLang, pageLang, plural } = root.fihrisSearch

  const MOST = 20
  const VALUES = 12 // values of one facet that are shown
  const WAIT = 120
  const FACETS = ["kind", "actor", "place", "topic", "year"]

  let parts = null
  let turn = 0
  let timer = 0
  let shown = { most: MOST }

  // ---------------------------------------------------------------- the address

  const params = () => new URLSearchParams(location.search)

  function state() {
    const given = params()
    return {
      text: (given.get("q") || "").replace(/[\0\uFFFD].*/su, ""), // an address that was cut within a letter
      sort: given.get("sort") === "date" ? "date" : "",
      other: given.get("other") === "1",
      facets: FACETS.flatMap((name) => given.getAll(name).map((value) => [name, value])),
    }
  }

  function keep({ text, sort, other, facets }) {
    const given = new URLSearchParams()
    if (text) given.set("q", text)
    if (sort) given.set("sort", sort)
    if (other) given.set("other", "1")
    for (const [name, value] of facets) given.append(name, value)
    const query = given.toString()
    history.replaceState(null, "", query ? `?${query}` : location.pathname)
  }

  function change(changes) {
    shown = { most: MOST }
    keep({ ...state(), ...changes })
    return run()
  }

  // ---------------------------------------------------------------- the page

  function build(place, words) {
    const input = element("input", "f-search-input")
    Object.assign(input, { type: "search", name: "q", autocomplete: "off", spellcheck: false, dir: "auto", placeholder: words.placeholder })
    input.setAttribute("aria-label", words.placeholder)
    const sort = element("select", "f-search-sort-choice", ...["", "date"].map((value) => {
      const option = element("option", "", words.sorts[value || "relevance"])
      option.value = value
      return option
    }))
    const other = element("input", "f-search-other-choice")
    other.type = "checkbox"
    const form = element(
      "form", "f-search-form", input,
      element("label", "f-search-sort", `${words.sort} `, sort),
      otherLang ? element("label", "f-search-other", other, ` ${words.other}`) : null,
    )
    form.setAttribute("role", "search")
    const status = element("p", "f-search-status")
    status.setAttribute("role", "status")
    // beside the hits, and after them, where there is room, else folded above them
    const facets = element("details", "f-search-facets", element("summary", "", words.filter))
    const results = element("div", "f-search-results")
    const columns = element("div", "f-search-columns", results)
    const room = matchMedia("(width >= 60em)")
    const arrange = () => {
      facets.open = room.matches
      columns[room.matches ? "append" : "prepend"](facets)
    }
    room.addEventListener("change", arrange)
    arrange()
    const help = element("p", "f-search-help", words.help)
    place.classList.add("f-search-page")
    place.replaceChildren(form, help, status, columns)
    return { form, input, sort, other, status, facets, results, words }
  }

  function listen({ form, input, sort, other, results }) {
    // hits come too late for the browser to lead whoever comes back to where they were
    results.addEventListener("click", () => history.replaceState({ y: scrollY, shown }, ""))
    input.addEventListener("input", () => {
      clearTimeout(timer)
      timer = setTimeout(() => change({ text: input.value }), WAIT)
    })
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      clearTimeout(timer)
      change({ text: input.value })
    })
    sort.addEventListener("change", () => change({ sort: sort.value }))
    other.addEventListener("change", () => change({ other: other.checked }))
  }

  // ---------------------------------------------------------------- answers

  async function run() {
    const { status, results, facets, words } = parts
    const mine = ++turn
    const asked = state()
    const waiting = setTimeout(() => { if (mine === turn) status.textContent = words.loading }, 200)
    try {
      const answer = await answers(asked)
      if (mine !== turn) return
      show(facets, answer.facets)
      results.replaceChildren(...answer.made)
      status.textContent = answer.said
    } catch (error) {
      if (mine !== turn) return
      show(facets, [])
      results.replaceChildren()
      status.textContent = words.failed
    } finally {
      clearTimeout(waiting)
    }
  }

  function show(facets, made) {
    facets.replaceChildren(facets.firstElementChild, ...made)
    facets.hidden = made.length === 0
  }

  async function answers(asked) {
    const { words } = parts
    if (!asked.text.trim() && asked.facets.length === 0) return { said: "", made: opening(words, put), facets: [] }
    const result = await ask(pageLang, asked.text, { ...shown, sort: asked.sort, facets: asked.facets, open: false })
    const total = result.docs.length
    const near = total === 0 && result.cards.length === 0 ? result.engine.cards.nearest(result.query.words) : []
    const made = [
      meant(corrected(asked.text, result, result.engine)),
      ...notices(asked.text, result, words),
      cards(result.cards, words.answers, words) || cards(near, words.nearest, words),
      ...list(result.items, words, pageLang),
      total > result.read ? next(result.read) : null,
    ]
    if (asked.other || total === 0) made.push(...await elsewhere(asked))
    const found = made.filter(Boolean)
    return {
      said: total > 0 || result.cards.length > 0 || asked.facets.length > 0 ? plural(words.results, total) : fill(words.none, { q: asked.text.trim() }),
      made: found.length || asked.facets.length ? found : opening(words, put),
      facets: FACETS.map((name) => facet(name, result, asked)).filter(Boolean),
    }
  }

  async function elsewhere(asked) {
    const { words } = parts
    if (!otherLang) return []
    try {
      const result = await ask(otherLang, asked.text, { most: MOST, sort: asked.sort, facets: asked.facets, open: false })
      if (result.items.length === 0) return []
      return [element("h2", "f-search-other-title", words.otherTitle), ...list(result.items, words, otherLang)]
    } catch (error) {
      return [] // the other index is missing: this language's answer stands
    }
  }

  function meant(query) {
    if (!query) return null
    const button = element("button", "f-search-meant-query", query)
    button.type = "button"
    button.addEventListener("click", () => put(query))
    return element("p", "f-search-meant", `${parts.words.meant} `, button)
  }

  function put(query) {
    parts.input.value = query
    change({ text: query })
  }

  function next(count) {
    const button = element("button", "f-search-next", parts.words.more)
    button.type = "button"
    button.addEventListener("click", () => {
      shown = { most: count + MOST, least: count + MOST }
      run()
    })
    return element("p", "f-search-more", button)
  }

  // ---------------------------------------------------------------- facets

  function facet(name, { docs, engine }, asked) {
    const counts = new Map()
    for (const doc of docs) for (const value of engine.index.facets[name][doc]) counts.set(value, (counts.get(value) || 0) + 1)
    const chosen = asked.facets.filter(([one]) => one === name).map(([, value]) => value)
    for (const value of chosen) if (!counts.has(value)) counts.set(value, 0)
    if (counts.size === 0 || (counts.size === 1 && chosen.length === 0)) return null
    const values = [...counts].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]))
    const first = values.filter(([value], place) => place < VALUES || chosen.includes(value))
    const boxes = first.map(([value, count]) => box(name, value, count, chosen.includes(value), engine))
    return element("fieldset", `f-search-facet f-search-facet-${name}`, element("legend", "", parts.words.facets[name]), ...boxes)
  }

  function box(name, value, count, checked, engine) {
    const input = element("input", "")
    Object.assign(input, { type: "checkbox", name, value, checked })
    input.addEventListener("change", () => {
      const facets = state().facets.filter(([one, other]) => one !== name || other !== value)
      if (input.checked) facets.push([name, value])
      change({ facets })
    })
    const text = element("span", "f-search-value-name", title(name, value, engine))
    return element("label", "f-search-value", input, text, element("bdi", "f-search-value-count", digits.format(count)))
  }

  function title(name, value, engine) {
    if (name === "kind") return parts.words.kinds[value] || value
    const card = engine.index.cards.find((one) => one.kind === name && one.id === value)
    return card ? card.name : value
  }

  // ---------------------------------------------------------------- opening

  function read() {
    const { text, sort, other } = state()
    Object.assign(parts.input, { value: text })
    Object.assign(parts.sort, { value: sort })
    Object.assign(parts.other, { checked: other })
    return run()
  }

  async function open(place) {
    parts = build(place, await labels())
    listen(parts)
    addEventListener("popstate", read)
    const left = history.state || {}
    shown = left.shown || shown
    await read()
    if (left.y) scrollTo(0, left.y)
    if (!parts.input.value && document.activeElement === document.body) parts.input.focus() // who has gone elsewhere stays there
  }

  root.fihrisSearch.page = { open }
})(globalThis)
