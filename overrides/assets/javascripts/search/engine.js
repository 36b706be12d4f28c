// Asks an index: which documents, in which order, and the words to mark in them. Knows nothing of pages.
(function (root) {
  "use strict"

  const {
    AKIN, NAMED, OTHERS, Answers, Cards, Expander, Guesser, Index, Knowledge, Meanings, Missing, Nearness, Repairer, Scorer, Teasers, isLatin, parse,
  } = root.fihrisSearch

  const PERSON = "person"
  const PLACES = new Set(["place", "state"])
  const SPENT = 110 // thousands of signs of a large index that the words of a question may cost
  const WORTH = 3 // words that are asked for at any cost
  const SAID = 2 // cuts of it that other names of what was asked may cost

  class Engine {
    constructor(index) {
      const parts = { index, analysis: index.analysis }
      const { names, proper, called } = this.named(index)
      parts.expander = new Expander(index, proper)
      parts.repairer = new Repairer(index, parts.expander, names, called)
      for (const [name, Part] of Object.entries({
        meanings: Meanings, scorer: Scorer, nearness: Nearness, knowledge: Knowledge, cards: Cards, answers: Answers, guesser: Guesser, teasers: Teasers,
      })) parts[name] = new Part(parts)
      Object.assign(this, parts, { last: Promise.resolve() })
    }

    // The words of the registry's names, each with the cards that have it; `proper` are those that are no words besides: all of
    // persons' names, and names of places and states that are one word; by those in `called` somebody may be called alone.
    named({ analysis, cards }) {
      const names = new Map()
      const proper = new Set()
      const called = new Set()
      for (const card of cards) {
        for (const form of card.shape ? card.forms : []) {
          const bares = analysis.keys(form).map((key) => analysis.bare(key))
          for (const bare of bares) {
            if (card.shape !== PERSON || bare === bares.at(-1)) called.add(bare)
            names.set(bare, (names.get(bare) || new Set()).add(card))
            if (card.shape === PERSON || (PLACES.has(card.shape) && bares.length === 1)) proper.add(bare)
          }
        }
      }
      return { names, proper, called }
    }

    static async open(lang, load, pause) {
      return new Engine(await Index.open(lang, load, pause))
    }

    // options: { facets: [[name, value, without]], sort: "date" | "", open: the last word may go on }
    search(text, options = {}) {
      return this.inTurn(() => this.ask(text, options))
    }

    // One question after another, since each brings words and may let go of those of the last.
    inTurn(work) {
      const done = this.last.then(work)
      this.last = done.catch(() => {})
      return done
    }

    async ask(text, options) {
      if (!options.switched) this.index.refill(text)
      const query = parse(text, this.analysis)
      const facets = [...query.facets, ...(options.facets || [])]
      const terms = await this.termsOf(query)
      for (const term of terms) this.scorer.evaluate(term)
      const corrected = await this.guesser.repair(terms, options.open !== false)
      const ranked = this.scorer.combine(terms)
      const known = this.knowledge.speaksOf(ranked, terms)
      const other = known || options.switched ? null : await this.otherwise(text, options)
      if (other) return other
      if (!known) corrected.clear()
      let docs = terms.length > 0 ? (known ? this.scorer.chosen(ranked, terms) : []) : this.everything(facets, query.not)
      docs = this.without(docs, query.not)
      docs = this.within(docs, facets)
      const cards = await this.answers.to(query, terms, corrected, known ? ranked : null)
      docs = docs.filter((doc) => !this.index.fact[doc])
      const absent = new Set(terms.filter((term) => term.content && !term.known).flatMap((term) => term.own))
      const result = { query, terms, docs, corrected, absent, cards, marks: this.nearness.marks(terms), shown: this.nearness.shown(terms) }
      if (query.phrases.length > 0) this.nearness.narrow(result, query.phrases)
      if (options.sort === "date") this.sortByDate(result.docs)
      else this.nearness.together(result, ranked)
      for (const one of corrected.values()) one.written = await this.index.written(one.word, result.docs)
      return result
    }

    // What the same keys write in the other script, where all of it stands somewhere.
    async otherwise(text, options) {
      const switched = this.analysis.switched(text)
      if (switched === text) return null
      const result = await this.ask(switched, { ...options, switched })
      return result.terms.every(({ content, known, extra, own: [key] }) => !content || (known && !extra?.size && key.length > 2)) ? { ...result, switched } : null
    }

    // The terms of a query, their words at hand; the query's words are put as the texts have them.
    async termsOf(query) {
      const typed = this.meanings.terms(query.words, query.capitals)
      await this.fetch(typed, query)
      const words = await this.repairer.respaced(query.words, this.lost(typed))
      if (words.length === query.words.length) return typed
      query.words = words
      const terms = this.meanings.terms(words, query.capitals)
      await this.fetch(terms, query)
      return terms
    }

    lost(terms) {
      const asked = terms.filter(({ weight, ways }) => weight === 1 && ways.length < 2).flatMap(({ own }) => own)
      return new Set(asked.filter((key) => !/\d/.test(key) && !this.analysis.isStop(key) && this.expander.named(key).length === 0))
    }

    // Has the words at hand that are asked for, those that unknown ones may be forms of, and some that say the same.
    async fetch(terms, { not, phrases }) {
      const { analysis, expander, index } = this
      if (!index.directory) return
      this.scorer.forget()
      const bares = (keys) => keys.map((key) => analysis.bare(key))
      if (phrases.length === 0) this.lighten(terms)
      const content = terms.filter((term) => term.content)
      const own = [...content.flatMap((term) => term.own), ...not]
      await index.need(bares(own))
      const lost = content.filter((term) => !bares(term.own).every((bare) => index.cuts.has(index.cutOf(bare))))
      if (lost.length > 0 && lost.length === content.length) throw new Missing(index.lang)
      for (const term of lost) Object.assign(term, { content: false, weight: 0 })
      await index.need(own.filter((key) => expander.named(key).length === 0).flatMap((key) => expander.others(key)), index.room(OTHERS))
      const others = content.filter(({ weight }) => weight === 1).flatMap((term) => term.ways.slice(1))
      await index.need(bares(others.flatMap(({ words }) => words).filter((key) => isLatin(key) !== Boolean(analysis.data.stem))), index.room(SAID))
    }

    // Of a long question only the words that cost little, with a few at any cost: what fills a cut stands everywhere, and says
    // little.
    lighten(terms) {
      const { analysis, index } = this
      const cuts = ({ own }) => own.map((key) => index.cutOf(analysis.bare(key))).filter((cut) => !index.cuts.has(cut))
      const content = terms.filter((term) => term.content).map((term) => ({ term, cuts: cuts(term) }))
      const cost = ({ cuts }) => Math.max(0, ...cuts.map((cut) => index.sizes[cut]))
      const taken = new Set()
      let sum = 0
      content.sort((one, other) => cost(one) - cost(other)).forEach(({ term, cuts }, place) => {
        sum += cost({ cuts })
        for (const cut of cuts) taken.add(cut)
        if (place > 0 && (taken.size > index.room(Infinity, 2) || (place >= WORTH && sum > SPENT))) Object.assign(term, { content: false, weight: 0 })
      })
    }

    everything(facets, not) {
      if (facets.length === 0 && not.length === 0) return []
      return Array.from({ length: this.index.count }, (_, doc) => doc).filter((doc) => !this.index.fact[doc])
    }

    without(docs, not) {
      for (const key of not) {
        const { strength } = this.scorer.word(key, "")
        docs = docs.filter((doc) => strength[doc] <= AKIN)
      }
      return docs
    }

    // One of the kinds and one of the years asked for, but every actor, place and topic.
    within(docs, facets) {
      const any = new Map()
      for (const [name, value, without] of facets) {
        const column = this.index.facets[name]
        if (!column) continue
        const wanted = NAMED.has(name) ? this.cards.ids(name, value) : [value]
        const has = (doc) => column[doc].some((one) => wanted.includes(one))
        if (without) docs = docs.filter((doc) => !has(doc))
        else if (NAMED.has(name)) docs = docs.filter(has)
        else any.set(name, [...(any.get(name) || []), has])
      }
      for (const tests of any.values()) docs = docs.filter((doc) => tests.some((test) => test(doc)))
      return docs
    }

    sortByDate(docs) {
      const { imprint } = this.index
      docs.sort((one, other) => imprint[other][0].localeCompare(imprint[one][0]) || one - other)
    }

    // A hit as a reader sees it.
    show(doc, result) {
      return this.teasers.show(doc, result)
    }
  }

  Object.assign(root.fihrisSearch, { Engine })
})(globalThis)
