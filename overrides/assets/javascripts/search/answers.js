// What answers a query before its hits: who is called so, or the sentences that state it.
(function (root) {
  "use strict"

  const { AKIN, ANSWERS } = root.fihrisSearch

  const OFFICE = "office" // is answered by who holds it
  const ROLE = "role"
  const FIGURE = "figure"
  const CANDIDATES = 12 // facts that are read to choose the answers
  const CLOSE = 4 // the same where each may cost a file
  const LITTLE = 0.01
  const ABOUT = 0.5 // how much of what was asked a fact must itself be about, and not only its sentence
  const ASKED = 2 // how much better a fact of the kind asked for is: who, when, how many

  class Answers {
    constructor({ index, analysis, scorer, nearness, cards }) {
      Object.assign(this, { index, analysis, scorer, nearness, cards })
    }

    // What answers: whatever is called so, as typed, put right or without a clitic; or else what a sentence states.
    async to(query, terms, corrected, ranked) {
      const words = query.words.map((key) => (corrected.has(key) ? corrected.get(key).key : key))
      const content = terms.filter((term) => term.content && term.weight === 1)
      const spoken = content.length > 1 && ranked ? content.filter((term) => term.known) : content // لويد أوستن, whatever «ويا» is
      const only = spoken.length === 1 ? spoken[0].docs.map(({ value }) => value) : []
      let named = this.cards.called(words, { begun: !terms.some((term) => term.name) })
      if (named.length === 0 && only.length > 0) named = this.index.cards.filter((card) => only.includes(card.id))
      if (named.length === 0) named = this.cards.otherwise(terms, words)
      const offices = named.filter((card) => card.shape === OFFICE).map(({ id }) => id)
      const asked = this.asks(query.words) || (offices.length > 0 ? ROLE : "")
      const several = content.length > 1 && named.length === 0 && terms.every(({ content, known, weight }) => !content || known || weight < 1)
      const facts = ranked && (several || asked) ? await this.facts(content, asked, ranked, this.nearness.marks(content), offices) : []
      return [...facts, ...named].slice(0, ANSWERS)
    }

    // The facts that have all that was asked; in a question one word may be said in another way. Of an office only who holds it.
    async facts(content, asked, { scores }, marks, offices) {
      const found = []
      for (let doc = 0; doc < this.index.count; doc++) {
        if (!this.index.fact[doc] || (asked === FIGURE && this.index.facets.kind[doc][0] !== "fact-figure")) continue
        const missing = content.filter((term) => !this.states(doc, term))
        const akin = missing.length === 0 || (asked && content.length > 1 && missing.length === 1 && missing[0].firm[doc] === AKIN)
        if (akin) found.push({ doc, score: (scores[doc] + LITTLE) / (1 + missing.length) })
      }
      const kind = `fact-${asked}`
      for (const one of found) if (this.index.facets.kind[one.doc][0] === kind) one.score *= ASKED
      found.sort((one, other) => other.score - one.score || one.doc - other.doc)
      const read = []
      for (const { doc, score } of found.slice(0, this.index.directory ? this.index.room(CLOSE, 2) : CANDIDATES)) {
        const fact = await this.index.textOr(doc)
        if (!fact) continue
        const { href, title, text, card } = fact
        const share = new Set(this.analysis.keys(title).flatMap((key) => [...(marks.get(key) || [])])).size / content.length
        if (share >= ABOUT) read.push({ ...card, doc, said: { text, href }, score: score * share * share, plain: this.plainly(card, marks) })
      }
      read.sort((one, other) => other.score - one.score)
      const all = read.filter(({ kind }) => kind === ROLE)
      const held = all.filter(({ doc }) => offices.some((id) => this.index.facets.actor[doc].includes(id)))
      const roles = (held.length > 0 ? held : all).sort((one, other) => other.plain - one.plain)
      const sorted = read.map((one) => (one.kind === ROLE ? roles.shift() : one)).filter(Boolean)
      return sorted.filter(({ said }, place) => sorted.findIndex((one) => one.said.text === said.text) === place).slice(0, ANSWERS - 1)
    }

    // How much of a role was asked for: who was it formerly, or until something, comes behind who is.
    plainly({ kind, role }, marks) {
      const keys = kind === ROLE ? this.analysis.keys(role).filter((key) => !this.analysis.isStop(key)) : []
      return keys.length > 0 ? keys.filter((key) => marks.has(key)).length / keys.length : 1
    }

    // Whether a fact has a term, not only something like it; of a name of several words also in other forms.
    states(doc, { firm, own, known }) {
      if (known && firm[doc] > AKIN) return true
      return own.length > 1 && own.every((key) => this.analysis.isStop(key) || this.scorer.alone(key).strength[doc] > AKIN)
    }

    // The kind of answer that a question asks for: who, when or where, how many; "" for no question.
    asks(keys) {
      const { asks } = this.analysis.data
      const found = Object.entries(asks).find(([, { first, any }]) => first.includes(keys[0]) || any.some((key) => keys.includes(key)))
      return found ? found[0] : ""
    }
  }

  Object.assign(root.fihrisSearch, { Answers })
})(globalThis)
