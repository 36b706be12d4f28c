// Asks an index: which documents, in which order, and the words to mark in them. Knows nothing of pages.
(function (root) {
  "use strict"

  const { Expander, Index, Repairer, parse, distance, isLatin } = root.fihrisSearch

  // BM25 over three readings of a word: as written, its stem with what it may mean, its root.
  const K1 = 1.0
  const B = 0.65
  const EXACT = 0.3
  const STEM = 0.6
  const ROOT = 0.6

  // How a word of the query is read: with all it may mean (""), as a part of a name, or only as written.
  const NAME = "="
  const STOPPED = "."
  const STEMMED = "~" // before a stem that stands for all its words

  const NAMED = new Set(["actor", "place", "topic"]) // facets whose values are cards
  const PERSON = "person"
  const OFFICE = "office" // is answered by who holds it
  const ROLE = "role"
  const FIGURE = "figure"
  const PROPER = new Set([PERSON, "place", "state"]) // shapes of entities whose names are no words
  const ENTITIES = new Set(["actor", "place"])

  const SYNONYM = 0.85
  const PARTLY = 0.5 // what some of the words of a longer name are worth
  const ORIGIN = 0.5 // how far «Iraqi» says «of Iraq»
  const INFLECTED = 0.95 // how far another form of a word counts as found
  const NEARLY = .5 // the same for a word that may have been meant
  const AKIN = 0.25 // the same for a word of the same root: it ranks, but finds nothing
  const WHOLE = 0.75 // a section that answers stands before its whole brief
  const ENTITY = 0.25 // pages of actors, places and topics are answered by cards; among the hits, texts come first
  const BESIDE = 0.6 // pages about the site itself
  const COVER = 0.3 // power with which unfound words cost
  const NEAR = 3 // words apart that still count as together
  const TOGETHER = 0.6
  const DEPTH = 20 // hits whose text is read to see what stands together
  const ENOUGH = [0, 0.85, 0.4] // share of the best coverage that a hit needs, by number of words
  const LEAST = 0.25 // the same for more words
  const FEW = 3 // words that are as likely a name as a question
  const MOSTLY = 2 / 3 // how many words of what is no question one document must have
  const ROOMY = 0.8 // share of what may be asked for, from which texts are many
  const HALF = 0.3 // how much of a question a document must have, for the question to be known at all
  const STRICT = 0.4 // how much more of words without a question, where the texts have few words
  const LIFT = 4 // how much oftener than by chance the rest of them must stand together if one is unknown
  const PHRASE = 0.65 // the same where the query stands somewhere word by word
  const TEASER = 40 // words of a sentence that is shown whole
  const OPENING = 8 // words that begin a longer one
  const AROUND = 6 // words on either side of what was found in it
  const SENTENCES = 3
  const AGAIN = 0.05 // what a term is worth that another sentence shows already
  const SENTENCE = /[^\s.!?؟…][^.!?؟…\n◆]*/gu
  const ANSWERS = 3
  const SUGGESTIONS = 3
  const CANDIDATES = 12 // facts that are read to choose the answers
  const CLOSE = 4 // the same where each may cost a file
  const SPENT = 110 // thousands of signs of a large index that the words of a question may cost
  const WORTH = 3 // words that are asked for at any cost
  const OTHERS = 4 // cuts of a large index that words for one which stands nowhere may cost
  const SAID = 2 // the same for other names of what was asked
  const KNOWN = 5e5 // documents whose scores are kept, of all words
  const LITTLE = 0.01
  const ABOUT = 0.5 // how much of what was asked a fact must itself be about, and not only its sentence
  const ASKED = 2 // how much better a fact of the kind asked for is: who, when, how many

  class Engine {
    constructor(index) {
      this.index = index
      this.analysis = index.analysis
      this.expander = new Expander(index, this.properNames())
      this.known = new Map()
      this.often = new Float64Array(index.count) // zero but within `addGroup`
      this.forms = this.cardForms()
      this.repairer = new Repairer(index, this.expander, this.names())
      this.last = Promise.resolve()
      this.prior = index.facets.kind.map(([kind]) => (NAMED.has(kind) ? ENTITY : kind === "page" ? BESIDE : kind === "brief" ? WHOLE : 1))
    }

    // The words of names that are no words besides: all of persons' names, and names of places and states that are one word.
    properNames() {
      const { analysis, index } = this
      const names = index.cards.filter(({ shape }) => PROPER.has(shape)).flatMap(({ shape, forms }) => (
        forms.map((form) => analysis.keys(form)).filter((keys) => shape === PERSON || keys.length === 1)
      ))
      return new Set(names.flat().map((key) => analysis.bare(key)))
    }

    // The words of the names of the registry.
    names() {
      const { analysis, index } = this
      return new Set(index.cards.filter(({ kind }) => ENTITIES.has(kind)).flatMap(({ forms }) => forms.flatMap((form) => analysis.keys(form).map((key) => analysis.bare(key)))))
    }

    // Words that say the same, by their first; English ones by their stems, as soon as there are stems.
    get groups() {
      const { porter } = root.fihrisSearch
      if (!this.made || this.made.porter !== porter) this.made = { porter, groups: this.synonyms() }
      return this.made.groups
    }

    static async open(lang, load, pause) {
      return new Engine(await Index.open(lang, load, pause))
    }

    // ---------------------------------------------------------------- words that mean the same

    synonyms() {
      const found = new Map()
      const { same, months, states } = this.analysis.data
      for (const [groups, dated, name] of [[same, false, false], [months, true, false], [states, false, true]]) {
        for (const group of groups) {
          const forms = group.map((form) => form.split(" "))
          for (const form of forms) this.addForm(found, form, { forms, dated, name, docs: null, inflected: groups === same })
        }
      }
      for (const [card, forms] of this.expandable()) {
        const docs = card.kind in this.index.facets ? { facet: card.kind, value: card.id } : null
        for (const form of forms) this.addForm(found, form, { forms, dated: false, docs })
        const origin = (card.nisba || []).map((form) => this.analysis.keys(form))
        if (origin.length > 0) for (const form of forms) this.addForm(found, form, { forms: origin, dated: false, docs: null, origin: true })
      }
      return found
    }

    // The forms of each card that stand for it in a text. One that several cards have (واشنطن, the city and the state) is
    // the one's whose name it is.
    expandable() {
      const keys = (text) => this.analysis.keys(text || "")
      const holders = new Map()
      const cards = this.index.cards.map((card) => [card, card.forms.map(keys).filter((form) => form.length > 0)])
      for (const [card, forms] of cards) {
        for (const name of new Set(forms.map((form) => form.join(" ")))) holders.set(name, (holders.get(name) || new Set()).add(card))
      }
      return cards.map(([card, forms]) => {
        const own = [card.name, card.other].map((name) => keys(name).join(" "))
        return [card, forms.filter((form) => holders.get(form.join(" ")).size === 1 || own.includes(form.join(" ")))]
      })
    }

    addForm(found, form, group) {
      const entry = { form: form.map((key) => this.said(key, group)), group }
      const first = entry.form[0]
      if (found.has(first)) found.get(first).push(entry)
      else found.set(first, [entry])
    }

    // By what a word of a group is known: a name as it is, an English word that is none in any of its forms.
    said(key, { inflected }) {
      return inflected && isLatin(key) ? this.stemmed(key) : this.analysis.bare(key)
    }

    stemmed(key) {
      const { porter } = root.fihrisSearch
      return STEMMED + (porter ? porter(key) : key)
    }

    // The longest known name that starts at this word of the query, with all the groups it belongs to.
    nameAt(keys, place) {
      const bares = keys.slice(place, place + 8).map((key) => this.analysis.bare(key))
      const plain = this.nameOf(keys, place, bares)
      if (plain.length > 0) return plain
      for (const rest of this.shorn(keys[place])) {
        bares[0] = this.analysis.bare(rest)
        const found = this.nameOf(keys, place, bares)
        if (found.length > 0) return found
      }
      return plain
    }

    // A word without what may be written before or after a name.
    shorn(key) {
      const { clitics, after: endings } = this.analysis.data
      const before = clitics.filter((clitic) => key.startsWith(clitic)).map((clitic) => key.slice(clitic.length))
      const after = endings.filter((end) => key.endsWith(end)).map((end) => key.slice(0, -end.length))
      return [...before, ...after].filter((rest) => rest.length > 2)
    }

    nameOf(keys, place, bares) {
      let length = 0
      let groups = []
      const latin = isLatin(bares[0]) ? this.groups.get(this.stemmed(bares[0])) || [] : []
      for (const { form, group } of [...(this.groups.get(bares[0]) || []), ...latin]) {
        if (form.length < length || form.some((key, step) => key !== bares[step] && (bares[step] === undefined || key !== this.said(bares[step], group)))) continue
        if (this.doubtful(form, group, keys, place)) continue
        if (form.length > length) groups = []
        length = form.length
        groups.push(group)
      }
      return { length, groups }
    }

    // A month that is also another word is meant only beside a number.
    doubtful(form, group, keys, place) {
      return form.length === 1 && group.dated && this.analysis.ambiguous.has(form[0]) && !beside(keys, place)
    }

    // The terms of a query: each a list of ways to say it, each way a list of words.
    // `capitals` are words typed in capitals.
    terms(keys, capitals = new Set()) {
      const terms = []
      for (let place = 0; place < keys.length; ) {
        const { length, groups } = this.nameAt(keys, place)
        const own = keys.slice(place, place + Math.max(length, 1))
        const name = groups.some((group) => group.name)
        const kind = length > 1 || name ? NAME : ""
        const ways = new Map([[own.join(" "), { words: own, weight: 1, kind }]])
        for (const group of groups) {
          for (const words of group.forms) {
            if (this.doubtful(words, group, keys, place)) continue
            const name = words.join(" ")
            if (!ways.has(name)) ways.set(name, { words, weight: group.origin ? ORIGIN : SYNONYM, kind: group.origin || (words.length === 1 && group.inflected) ? "" : NAME })
          }
        }
        const docs = groups.map((group) => group.docs).filter(Boolean)
        const acronym = docs.length > 0 && capitals.has(own[0]) // US is a state
        const plain = length < 2 && !acronym && this.analysis.isStop(own[0])
        const stop = plain || own[0].length < 2
        if (stop) ways.get(own.join(" ")).kind = STOPPED
        terms.push({ own, ways: [...ways.values()], docs, stop, place, name, extra: null })
        place += own.length
      }
      return this.weigh(unique(terms))
    }

    weigh(terms) {
      const allStop = terms.every((term) => term.stop)
      for (const term of terms) {
        const [key] = term.own
        const weak = term.own.length === 1 && terms.length > 1 && [key, ...this.expander.shorter(key)].some((one) => this.analysis.weak.has(one))
        term.content = !term.stop || allStop
        term.weight = term.content ? (weak ? this.analysis.data.weak.weight : 1) : 0
      }
      return terms
    }

    // ---------------------------------------------------------------- scores

    idf(frequency) {
      return Math.log(1 + (this.index.count - frequency + 0.5) / (frequency + 0.5))
    }

    // Adds the BM25 score of a group of words (number → weight) to `scores`; says how well each document has it.
    addGroup(words, factor, scores, strength) {
      const { words: { homes, from, to }, lengths, average } = this.index
      const { often } = this
      const touched = []
      for (const [word, weight] of words) {
        const { docs, counts } = homes[word]
        for (let row = from[word]; row < to[word]; row++) {
          const doc = docs[row]
          if (often[doc] === 0) touched.push(doc)
          often[doc] += weight * counts[row]
          if (strength) strength[doc] = 1
        }
      }
      const idf = this.idf(touched.length) * factor * (K1 + 1)
      for (const doc of touched) {
        scores[doc] += (idf * often[doc]) / (often[doc] + K1 * (1 - B + (B * lengths[doc]) / average))
        often[doc] = 0
      }
    }

    // A word of the query with all it may mean; `kind` says how much that is.
    word(key, kind) {
      const name = kind + key
      if (this.known.size * this.index.count > KNOWN) this.known.clear()
      if (!this.known.has(name)) this.known.set(name, kind === NAME ? this.nameScored(key) : this.scored(key, kind === STOPPED))
      return this.known.get(name)
    }

    scored(key, stop) {
      const { index } = this
      const scores = new Float64Array(index.count)
      const strength = new Float64Array(index.count)
      const exact = index.words.number.get(key)
      if (exact !== undefined) this.addGroup([[exact, 1]], stop ? EXACT + STEM + ROOT : EXACT, scores, strength)
      if (stop) return { scores, strength, meant: new Map(exact === undefined ? [] : [[exact, 1]]), kin: [] }
      const { own, meant, kin } = this.expander.reading(key)
      const marked = { own: new Uint8Array(index.count), meant: new Uint8Array(index.count), kin: new Uint8Array(index.count) }
      this.addGroup(own, 0, scores, marked.own)
      this.addGroup(meant, STEM, scores, marked.meant)
      this.addGroup(kin.map((word) => [word, 1]), ROOT, scores, marked.kin)
      for (let doc = 0; doc < index.count; doc++) {
        strength[doc] = marked.own[doc] ? 1 : marked.meant[doc] ? INFLECTED : marked.kin[doc] ? AKIN : 0
      }
      return { scores, strength, meant, kin }
    }

    nameScored(key) {
      const { meant } = this.expander.reading(key, true)
      return { ...this.extra(meant), meant, kin: [] }
    }

    // One way of saying a term: all its words must be there.
    way({ words, weight, kind }) {
      const solid = kind === NAME ? words.filter((key) => !this.analysis.isStop(key)) : words
      const parts = (solid.length > 0 ? solid : words).map((key) => this.word(key, kind))
      if (parts.length === 1 && weight === 1) return parts[0]
      const scores = new Float64Array(this.index.count)
      const strength = new Float64Array(this.index.count)
      for (let doc = 0; doc < this.index.count; doc++) {
        let least = 1
        let sum = 0
        let there = 0
        for (const part of parts) {
          least = Math.min(least, part.strength[doc])
          sum += part.scores[doc]
          if (part.strength[doc] > AKIN) there += 1
        }
        if (least <= AKIN) {
          if (weight === 1 && there > 0) {
            scores[doc] = (PARTLY * sum * there) / parts.length
            strength[doc] = (AKIN * there) / parts.length
          }
          continue
        }
        scores[doc] = weight < 1 ? (sum * weight) / parts.length : sum // a long synonym is worth no more than a short one
        strength[doc] = weight === ORIGIN ? least * weight : least
      }
      return { scores, strength }
    }

    // The score of each document for a term, and how far it has it.
    evaluate(term) {
      const ways = term.ways.map((way) => this.way(way))
      if (term.extra) ways.push(this.extra(term.extra, term.known ? SYNONYM : NEARLY))
      for (const place of term.docs) ways.push(this.named(place))
      const [first, ...others] = ways
      term.scores = others.length ? first.scores.slice() : first.scores
      term.strength = others.length ? first.strength.slice() : first.strength
      for (const other of others) {
        for (let doc = 0; doc < this.index.count; doc++) {
          if (other.scores[doc] > term.scores[doc]) term.scores[doc] = other.scores[doc]
          if (other.strength[doc] > term.strength[doc]) term.strength[doc] = other.strength[doc]
        }
      }
      let found = 0
      for (const value of term.strength) if (value > AKIN) found += 1
      term.found = found
      if (!term.extra || term.known) term.firm = term.strength
      term.known = term.known || (found > 0 && !term.extra)
      term.idf = this.idf(found)
    }

    extra(words, strong = 1) {
      const scores = new Float64Array(this.index.count)
      const strength = new Float64Array(this.index.count)
      this.addGroup(words, EXACT + STEM + ROOT, scores, strength)
      if (strong < 1) for (let doc = 0; doc < this.index.count; doc++) strength[doc] *= strong
      return { scores, strength }
    }

    // The documents that a facet knows to speak of an actor, place or topic, under whatever name.
    named({ facet, value }) {
      const scores = new Float64Array(this.index.count)
      const strength = new Float64Array(this.index.count)
      const rows = this.index.facets[facet]
      const docs = []
      for (let doc = 0; doc < this.index.count; doc++) if (rows[doc].includes(value)) docs.push(doc)
      for (const doc of docs) {
        scores[doc] = 0.5 * this.idf(docs.length)
        strength[doc] = SYNONYM
      }
      return { scores, strength }
    }

    // Score and coverage of every document that has anything at all.
    combine(terms) {
      const { count } = this.index
      const total = terms.reduce((sum, term) => sum + term.weight * term.idf, 0) || 1
      const scores = new Float64Array(count)
      const coverage = new Float64Array(count)
      for (const { weight, idf, scores: own, strength, content } of terms) {
        for (let doc = 0; doc < count; doc++) {
          scores[doc] += weight * own[doc]
          if (content || strength[doc] > 0) coverage[doc] += (weight * idf * strength[doc]) / total
        }
      }
      let best = 0
      for (let doc = 0; doc < count; doc++) {
        if (scores[doc] > 0) scores[doc] *= Math.pow(coverage[doc], COVER) * this.prior[doc]
        best = Math.max(best, coverage[doc])
      }
      return { scores, coverage, best }
    }

    // ---------------------------------------------------------------- repair

    // Gives the words that stand nowhere as they were typed a second chance, and says what they were taken for.
    async repair(terms, open) {
      const { expander } = this
      const corrected = new Map()
      for (const term of terms) {
        if (!term.content || term.own.length > 1 || term.name) continue
        const [key] = term.own
        const last = open && term === terms[terms.length - 1]
        if (term.found > 0) {
          term.extra = await this.widened(key, last)
        } else {
          const { found, sure, best } = await this.guess(key, last)
          Object.assign(term, { extra: found, known: sure })
          if (sure && best && expander.named(best).length > 0) corrected.set(key, { key: best, written: await this.written(this.standing(key, best)) })
        }
        if (term.extra.size > 0) this.evaluate(term)
      }
      return corrected
    }

    // The word of the index to show for one put right: with its article, if it was typed so.
    standing(key, bare) {
      const words = this.expander.named(bare)
      const articled = key.length > this.analysis.bare(key).length
      const { index } = this
      const fits = (word) => (index.words.keys[word].length > bare.length) === articled
      const often = (word) => index.words.frequency(word)
      return words.filter(fits).concat(words).reduce((one, other) => (fits(one) >= fits(other) && often(one) >= often(other) ? one : fits(other) > fits(one) ? other : one))
    }

    // A last word that stands nowhere as typed may go on; a Latin name may be written in Arabic.
    async widened(key, last) {
      const { expander } = this
      if (this.analysis.data.stem && isLatin(key)) return expander.sounded(key)
      return last && key.length > 2 && expander.named(key).length === 0 ? expander.begun(key) : new Map()
    }

    async guess(key, last) {
      const { expander } = this
      const none = { found: new Map(), sure: false, best: "" }
      if (/^\d+$/.test(key)) return none
      const begun = last && this.analysis.bare(key).length > 2 ? await expander.begun(key) : new Map()
      if (begun.size > 0) return { found: begun, sure: true, best: "" }
      const foreign = isLatin(key) === Boolean(this.analysis.data.stem)
      const sounded = foreign ? await expander.sounded(key) : new Map()
      if (sounded.size > 0) return { found: sounded, sure: true, best: "" }
      const { words, sure, best } = await this.repairer.near(key)
      await this.index.need(words.map(({ bare }) => bare), OTHERS)
      const found = new Map()
      for (const { bare, weight } of words) {
        for (const word of expander.reading(bare).meant.keys()) if (!(found.get(word) >= weight)) found.set(word, weight)
      }
      return { found, sure, best }
    }

    // ---------------------------------------------------------------- asking

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
      const query = parse(text, this.analysis)
      const facets = [...query.facets, ...(options.facets || [])]
      const terms = await this.termsOf(query)
      for (const term of terms) this.evaluate(term)
      const corrected = await this.repair(terms, options.open !== false)
      const ranked = this.combine(terms)
      const known = this.speaksOf(ranked, terms)
      if (!known) corrected.clear()
      let docs = terms.length > 0 ? (known ? this.chosen(ranked, terms) : []) : this.everything(facets, query.not)
      docs = this.without(docs, query.not)
      docs = this.within(docs, facets)
      const cards = await this.answers(query, terms, corrected, known ? ranked : null)
      docs = docs.filter((doc) => !this.index.fact[doc])
      const absent = new Set(terms.filter((term) => term.content && !term.known).flatMap((term) => term.own))
      const result = { query, terms, docs, corrected, absent, cards, marks: this.marks(terms), shown: this.shown(terms) }
      if (query.phrases.length > 0) this.narrow(result, query.phrases)
      if (options.sort === "date") this.sortByDate(result.docs)
      else this.together(result, ranked)
      return result
    }

    // The terms of a query, their words at hand; the query's words are put as the texts have them.
    async termsOf(query) {
      const typed = this.terms(query.words, query.capitals)
      await this.fetch(typed, query)
      const words = await this.repairer.respaced(query.words, this.lost(typed))
      if (words.length === query.words.length) return typed
      query.words = words
      const terms = this.terms(words, query.capitals)
      await this.fetch(terms, query)
      return terms
    }

    lost(terms) {
      const asked = terms.filter((term) => term.content).flatMap((term) => term.own)
      return new Set(asked.filter((key) => !/\d/.test(key) && !this.analysis.isStop(key) && this.expander.named(key).length === 0))
    }

    // Has the words at hand that are asked for, those that unknown ones may be forms of, and some that say the same.
    async fetch(terms, { not, phrases }) {
      const { analysis, expander, index } = this
      if (!index.directory) return
      index.tidy()
      this.known.clear()
      const bares = (keys) => keys.map((key) => analysis.bare(key))
      if (phrases.length === 0) this.lighten(terms)
      const content = terms.filter((term) => term.content)
      const own = [...content.flatMap((term) => term.own), ...not]
      await index.need(bares(own))
      await index.need(own.filter((key) => expander.named(key).length === 0).flatMap((key) => expander.others(key)), OTHERS)
      const others = content.filter(({ weight }) => weight === 1).flatMap((term) => term.ways.slice(1))
      await index.need(bares(others.flatMap(({ words }) => words).filter((key) => isLatin(key) !== Boolean(analysis.data.stem))), SAID)
    }

    // Of a long question only the words that cost little, with a few at any cost: what fills a cut stands everywhere, and says
    // little.
    lighten(terms) {
      const { analysis, index } = this
      const cost = ({ own }) => Math.max(...own.map((key) => index.cost(analysis.bare(key))))
      const content = terms.filter((term) => term.content).map((term) => ({ term, size: cost(term) })).sort((one, other) => one.size - other.size)
      let sum = 0
      content.forEach(({ term, size }, place) => {
        sum += size
        if (place >= WORTH && sum > SPENT) Object.assign(term, { content: false, weight: 0 })
      })
    }

    everything(facets, not) {
      if (facets.length === 0 && not.length === 0) return []
      return Array.from({ length: this.index.count }, (_, doc) => doc).filter((doc) => !this.index.fact[doc])
    }

    // Whether the site speaks of what was asked at all. A name or a few words must all be known, or stand beside what is; a
    // question, and many words, may have some that the texts do not, as far as the others stand together. Of many texts it
    // is likelier that a word was typed wrong than that they do not speak of it.
    speaksOf(ranked, terms) {
      const weighty = terms.filter((term) => term.content && term.weight === 1)
      const content = weighty.length > 0 ? weighty : terms.filter((term) => term.content)
      const known = content.filter((term) => term.known)
      const found = content.filter((term) => term.found > 0)
      if (known.length === content.length || this.addressed(terms)) return true
      if (known.length === 0) return this.witnessed(found, LIFT / this.expander.share ** 2)
      const { share } = this.expander
      const roomy = share > ROOMY
      const asked = content.length < terms.length
      if (roomy && found.length === content.length) return true
      const most = this.most(roomy ? found : known) / content.length
      if (most >= (asked ? 1 / 2 : MOSTLY) && content.length > (asked || roomy ? 2 : FEW)) return true
      if (roomy && content.length > FEW && known.length >= MOSTLY * content.length) return true
      if (asked && content.length > 1) return ranked.best >= HALF
      if (content.length > FEW) return ranked.best >= HALF + STRICT * (1 - share)
      if ([found, known].some((terms) => this.witnessed(terms, LIFT / share ** 2))) return true
      return found.length === content.length && this.besides(ranked, content)
    }

    // Whether a name of several words stands whole among them: whoever it belongs to is spoken of, whatever else was asked.
    // An adjective behind it makes another name of it.
    addressed(terms) {
      const { analysis } = this
      const articled = ({ known, own: [key] }) => !known && analysis.bare(key) !== key
      return terms.some(({ docs, known, own }, place) => {
        const solid = own.filter((key) => !analysis.isStop(key))
        const next = terms[place + 1]
        return known && solid.length > 1 && docs.some(({ facet }) => ENTITIES.has(facet)) && !(next && articled(next))
      })
    }

    // How many of these words one document has.
    most(terms) {
      let most = 0
      for (let doc = 0; doc < this.index.count; doc++) {
        let here = 0
        for (const { strength } of terms) if (strength[doc] > AKIN) here += 1
        most = Math.max(most, here)
      }
      return most
    }

    // Whether these words stand together in a document so much oftener than chance would have it.
    witnessed(terms, lift) {
      if (terms.length < 2) return false
      const { count } = this.index
      let both = 0
      for (let doc = 0; doc < count; doc++) if (terms.every(({ strength }) => strength[doc] > AKIN)) both += 1
      return both > 0 && both >= lift * terms.reduce((share, { found }) => (share * found) / count, count)
    }

    // Whether these words stand beside one another somewhere.
    besides(ranked, terms) {
      const sought = this.sought(terms)
      return this.chosen(ranked, terms).slice(0, DEPTH).some((doc) => this.nearness(doc, terms, sought).all)
    }

    chosen({ scores, coverage, best }, terms) {
      const words = terms.filter((term) => term.content).length
      const least = best * (ENOUGH[words] === undefined ? LEAST : ENOUGH[words])
      const docs = []
      for (let doc = 0; doc < this.index.count; doc++) if (scores[doc] > 0 && coverage[doc] >= least) docs.push(doc)
      return docs.sort((one, other) => scores[other] - scores[one] || one - other)
    }

    without(docs, not) {
      for (const key of not) {
        const { strength } = this.word(key, "")
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
        const wanted = NAMED.has(name) ? this.ids(name, value) : [value]
        const has = (doc) => column[doc].some((one) => wanted.includes(one))
        if (without) docs = docs.filter((doc) => !has(doc))
        else if (NAMED.has(name)) docs = docs.filter(has)
        else any.set(name, [...(any.get(name) || []), has])
      }
      for (const tests of any.values()) docs = docs.filter((doc) => tests.some((test) => test(doc)))
      return docs
    }

    // The ids that a reader may mean by the value of a facet: an id, or any name of a card.
    ids(kind, value) {
      const name = this.cardName(this.analysis.keys(value))
      const found = this.index.cards.filter((card) => card.kind === kind && (card.id === value || this.forms.get(card).includes(name)))
      return found.length > 0 ? found.map((card) => card.id) : [value]
    }

    sortByDate(docs) {
      const { dates } = this.index
      docs.sort((one, other) => (dates[other] || "").localeCompare(dates[one] || "") || one - other)
    }

    // Only what has the phrases, or where nothing has them their words, which is said.
    narrow(result, phrases) {
      const found = this.withPhrases(result.docs, phrases)
      result.loose = found.length === 0 && result.docs.length > 0
      if (!result.loose) result.docs = found
    }

    // Stop words of a phrase may be any word: where they stand is not known.
    withPhrases(docs, phrases) {
      const { words } = this.index
      const forms = (key) => {
        const own = words.number.get(key)
        return this.analysis.isStop(this.analysis.bare(key)) ? null : [...new Set([...this.expander.named(key), ...(own === undefined ? [] : [own])])]
      }
      const wanted = phrases.map((phrase) => phrase.map(forms))
      return docs.filter((doc) => wanted.every((phrase) => this.holds(doc, phrase)))
    }

    // Whether a document has words side by side, each in one of its forms.
    holds(doc, phrase) {
      const places = phrase.map((forms) => forms && new Set(this.index.words.places(forms, doc)))
      const first = places.findIndex(Boolean)
      if (first < 0) return true
      return [...places[first]].some((start) => places.every((each, step) => !each || each.has(start - first + step)))
    }

    // ---------------------------------------------------------------- words that stand together

    // What a term is sought by: each of its ways, as the words of the index that stand for each of its words; `other` where
    // it is not what was asked for but another name of it.
    ways(term, kin) {
      const near = [...(term.extra || new Map()).keys()]
      if (kin && !term.stop && term.own.length === 1) near.push(...this.word(term.own[0], "").kin)
      const ways = term.ways.map(({ words, kind }) => ({
        forms: words.map((key) => [...this.word(key, kind).meant.keys()]),
        other: words.some((key) => !term.own.includes(key)),
      }))
      return [...ways, { forms: [near], other: false }]
    }

    // For each term all the words of the index that belong to it.
    sought(terms) {
      return terms.map((term) => (term.content ? [...new Set(this.ways(term, true).flatMap(({ forms }) => forms.flat()))] : []))
    }

    // Which terms each word of a text belongs to.
    marks(terms) {
      const marks = new Map()
      this.sought(terms).forEach((words, number) => {
        for (const word of words) {
          const key = this.index.words.keys[word]
          if (!marks.has(key)) marks.set(key, new Set())
          marks.get(key).add(number)
        }
      })
      return marks
    }

    // Which words to mark: those asked for and their forms wherever they stand; another name of several words only where it
    // stands whole, since its words alone say other things.
    shown(terms) {
      const keys = (words) => new Set(words.map((word) => this.index.words.keys[word]))
      const ways = terms.filter((term) => term.content).flatMap((term) => this.ways(term, false))
      const whole = ways.filter(({ forms, other }) => other && forms.length > 1)
      const alone = ways.filter((way) => !whole.includes(way))
      return { alone: keys(alone.flatMap(({ forms }) => forms.flat())), whole: whole.map(({ forms }) => forms.map(keys)) }
    }

    // Moves up, among the first hits, those in which words of the query stand together. If the whole query stands
    // somewhere word by word, it is a name or a phrase, and half of it is no hit.
    together(result, { scores, coverage, best }) {
      const { terms, docs } = result
      if (terms.length < 2) return
      const first = docs.slice(0, DEPTH)
      const sought = this.sought(terms)
      const found = new Map(first.map((doc) => [doc, this.nearness(doc, terms, sought)]))
      const gained = (doc) => scores[doc] + TOGETHER * found.get(doc).nearness
      first.sort((one, other) => gained(other) - gained(one) || one - other)
      docs.splice(0, first.length, ...first)
      if (first.some((doc) => found.get(doc).all)) result.docs = docs.filter((doc) => coverage[doc] >= PHRASE * best)
    }

    // How near the words of a query stand in a document, stop words between them aside; and whether they stand as they were asked.
    nearness(doc, terms, sought) {
      const places = sought.map((words) => this.index.words.places(words, doc))
      let sum = 0
      let all = terms.every((term) => term.content)
      let before = -1
      for (const [number, { content, place, weight, idf }] of terms.entries()) {
        if (!content) continue
        if (before >= 0) {
          const one = terms[before]
          const gap = nearest(places[before], places[number]) - (place - one.place) + 1
          all = all && gap <= 1
          if (gap <= NEAR) sum += (Math.min(one.weight, weight) * Math.min(one.idf, idf)) / Math.max(gap, 1)
        }
        before = number
      }
      return { nearness: sum, all }
    }

    // ---------------------------------------------------------------- what is shown

    // A hit as a reader sees it: title and teaser in pieces, `mark` true for what was found; it leads to the sentence shown.
    async show(doc, result) {
      const { facets, groups, group, dates } = this.index
      const made = {
        doc,
        kind: facets.kind[doc][0],
        group: group[doc] ? { id: groups[group[doc] - 1][0], title: groups[group[doc] - 1][1] } : null,
        date: dates[doc] || "",
        when: this.index.when[doc] || "",
      }
      const { href, title, text, sentences } = await this.index.text(doc)
      const { pieces: teaser, id } = this.teaser(text, sentences, result)
      const titled = pieces(title, this.found(this.analysis.words(title), result.shown), 0, title.length)
      return { ...made, href: id ? `${href.replace(/#.*$/, "")}#${id}` : href, title: titled, teaser }
    }

    found(words, { alone, whole }) {
      const found = new Set(words.filter((word) => alone.has(word.key)))
      for (const forms of whole) {
        for (let place = 0; place + forms.length <= words.length; place++) {
          const run = words.slice(place, place + forms.length)
          if (run.every((word, step) => forms[step].has(word.key))) run.forEach((word) => found.add(word))
        }
      }
      return words.filter((word) => found.has(word))
    }

    // The sentences that have most of the query: the best one, and others for the words that it lacks. `id` is the best one's,
    // as far as it can be led to.
    teaser(text, starts, result) {
      const sentences = this.sentences(text, starts, result)
      if (sentences.length === 0) return { pieces: [], id: "" }
      const chosen = []
      const seen = new Set()
      while (chosen.length < SENTENCES) {
        const gain = (sentence) => [...sentence.worth].reduce((sum, [number, worth]) => sum + (seen.has(number) ? worth * AGAIN : worth), 0)
        const left = sentences.filter((sentence) => !chosen.includes(sentence) && [...sentence.worth.keys()].some((number) => !seen.has(number)))
        if (left.length === 0) break
        const best = left.reduce((one, other) => (gain(other) > gain(one) + 1e-9 ? other : one))
        chosen.push(best)
        for (const number of best.worth.keys()) seen.add(number)
      }
      const first = chosen[0] || sentences[0]
      const shown = (chosen.length > 0 ? chosen : [first]).sort((one, other) => one.start - other.start)
      const made = []
      shown.forEach((sentence, place) => {
        if (sentence.start > 0 && (place === 0 || sentence.start > shown[place - 1].end + 1)) made.push({ text: place ? " … " : "… ", mark: false })
        else if (place) made.push({ text: " ", mark: false })
        made.push(...this.cut(text, sentence))
      })
      if (shown[shown.length - 1].end < text.trimEnd().length) made.push({ text: " …", mark: false })
      return { pieces: made, id: chosen.length > 0 ? first.id : "" }
    }

    // The sentences of a text with what each has of the query: number of the term → its worth.
    sentences(text, starts, { terms, marks, shown }) {
      const bounds = starts.length > 0 ? starts : [...text.matchAll(SENTENCE)].map((match) => ["", match.index])
      const words = this.analysis.words(text)
      const found = new Set(this.found(words, shown))
      const made = bounds.map(([id, start], place) => ({ id, start, end: place + 1 < bounds.length ? bounds[place + 1][1] : text.length, words: [], worth: new Map() }))
      let place = 0
      for (const word of words) {
        while (place + 1 < made.length && word.start >= made[place + 1].start) place += 1
        if (made.length === 0) break
        made[place].words.push({ ...word, mark: found.has(word) })
        if (!found.has(word)) continue
        for (const number of marks.get(word.key) || []) made[place].worth.set(number, terms[number].weight * terms[number].idf)
      }
      return made.filter((sentence) => sentence.words.length > 0).map((sentence) => ({ ...sentence, end: sentence.start + text.slice(sentence.start, sentence.end).trimEnd().length }))
    }

    // A sentence in pieces, its beginning and what was found in it; a long stretch without is left out.
    cut(text, { start, end, words }) {
      const marked = words.filter(({ mark }) => mark)
      const keep = new Set()
      words.forEach((word, place) => {
        if (place < OPENING) keep.add(place)
        if (word.mark) for (let near = place - AROUND; near <= place + AROUND; near++) keep.add(near)
      })
      if (words.length <= TEASER) return pieces(text, marked, start, end)
      const made = []
      let from = start
      let open = true
      words.forEach((word, place) => {
        if (keep.has(place) && !open) {
          made.push({ text: " … ", mark: false })
          from = word.start
          open = true
        }
        const next = words[place + 1]
        if (open && (!next || !keep.has(place + 1))) {
          made.push(...pieces(text, marked.filter((one) => one.start >= from && one.end <= word.end), from, next ? word.end : end))
          open = false
        }
      })
      return made
    }

    // ---------------------------------------------------------------- cards and suggestions

    cardForms() {
      return new Map(this.index.cards.map((card) => [
        card, [card.id, ...card.forms, card.name, card.other].map((form) => this.cardName(this.analysis.keys(form || ""))),
      ]))
    }

    // What answers: whatever is called so, as typed, put right or without a clitic; or else what a sentence states.
    async answers(query, terms, corrected, ranked) {
      const words = query.words.map((key) => (corrected.has(key) ? corrected.get(key).key : key))
      const content = terms.filter((term) => term.content && term.weight === 1)
      const only = content.length === 1 ? content[0].docs.map(({ value }) => value) : []
      let named = this.cards(words, { begun: !terms.some((term) => term.name) })
      if (named.length === 0 && only.length > 0) named = this.index.cards.filter((card) => only.includes(card.id))
      if (named.length === 0) named = this.otherwise(terms, words)
      const office = named.some((card) => card.shape === OFFICE)
      const asked = this.asks(query.words) || (office ? ROLE : "")
      const several = content.length > 1 && named.length === 0 && terms.every((term) => !term.content || term.known)
      const facts = ranked && (several || asked) ? await this.facts(content, asked, ranked, this.marks(content)) : []
      return [...facts, ...named].slice(0, ANSWERS)
    }

    // The facts that have all that was asked; in a question one word may be said in another way.
    async facts(content, asked, { scores }, marks) {
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
      for (const { doc, score } of found.slice(0, this.index.directory ? CLOSE : CANDIDATES)) {
        const fact = await this.index.textOr(doc)
        if (!fact) continue
        const { href, title, text, card } = fact
        const share = new Set(this.analysis.keys(title).flatMap((key) => [...(marks.get(key) || [])])).size / content.length
        if (share >= ABOUT) read.push({ ...card, said: { text, href }, score: score * share * share, plain: this.plainly(card, marks) })
      }
      read.sort((one, other) => other.score - one.score)
      const roles = read.filter(({ kind }) => kind === ROLE).sort((one, other) => other.plain - one.plain)
      const sorted = read.map((one) => (one.kind === ROLE ? roles.shift() : one))
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
      return own.length > 1 && own.every((key) => this.analysis.isStop(key) || this.alone(key).strength[doc] > AKIN)
    }

    // A word of a name as a term of its own, with whatever else says it.
    alone(key) {
      const name = `alone ${key}`
      if (!this.known.has(name)) {
        const [term] = this.terms([key])
        this.evaluate(term)
        this.known.set(name, term)
      }
      return this.known.get(name)
    }

    // What is called by one of the words that say the same: المسئولون for المسؤولون.
    otherwise(terms, words) {
      for (const { place, own, ways } of terms) {
        for (const way of ways.slice(1)) {
          const found = this.cards([...words.slice(0, place), ...way.words, ...words.slice(place + own.length)], { exactly: true })
          if (found.length > 0) return found
        }
      }
      return []
    }

    // The kind of answer that a question asks for: who, when or where, how many; "" for no question.
    asks(keys) {
      const { asks } = this.analysis.data
      const found = Object.entries(asks).find(([, { first, any }]) => first.includes(keys[0]) || any.some((key) => keys.includes(key)))
      return found ? found[0] : ""
    }

    // A name without articles, every month under its first name.
    cardName(keys) {
      const made = []
      for (let place = 0; place < keys.length; place++) {
        const { length, groups } = this.monthAt(keys, place)
        made.push(length > 0 ? groups[0].forms[0].join(" ") : this.analysis.bare(keys[place]))
        if (length > 1) place += length - 1
      }
      return made.join(" ")
    }

    monthAt(keys, place) {
      const { length, groups } = this.nameAt(keys, place)
      const months = groups.filter((group) => group.dated)
      return months.length > 0 ? { length, groups: months } : { length: 0, groups: [] }
    }

    // The answers that stand before the hits: what is called so, or else what begins so; not with a part of a
    // word that is a name itself (السودان is no beginning of السوداني).
    cards(keys, { exactly = false, begun = true, most = ANSWERS } = {}) {
      const name = this.cardName(keys)
      if (name.length < 2) return []
      const { cards } = this.index
      const exact = cards.filter((card) => this.forms.get(card).includes(name))
      if (exact.length > 0 || exactly || name.length < 3) return exact.slice(0, most)
      return cards.filter((card) => this.forms.get(card).some((form) => form.startsWith(`${name} `) || (begun && form.startsWith(name)))).slice(0, most)
    }

    // The cards whose names are nearest, for a query that found nothing.
    nearestCards(keys, most = 3) {
      const name = this.cardName(keys)
      if (name.length < 3) return []
      const limit = Math.max(2, Math.floor(name.length / 3))
      return this.index.cards
        .map((card) => ({ card, far: Math.min(...this.forms.get(card).map((form) => distance(name, form, limit))) }))
        .filter(({ far }) => far <= limit)
        .sort((one, other) => one.far - other.far)
        .slice(0, most)
        .map(({ card }) => card)
    }

    // How the last word may go on, as whole queries: names of the registry first, then words as a text writes them, one a stem;
    // of a large index names alone, since each word would cost a file.
    suggest(text, most = SUGGESTIONS) {
      return this.inTurn(() => this.suggested(text, most))
    }

    async suggested(text, most) {
      const keys = this.analysis.keys(text)
      if (keys.length === 0 || /\s$/.test(text)) return []
      const last = keys[keys.length - 1]
      const name = this.cardName(keys)
      const found = new Set()
      for (const card of this.index.cards) {
        if (found.size < most && name.length > 1 && this.cardName(this.analysis.keys(card.name)).startsWith(name)) found.add(card.name)
      }
      if (this.index.directory || last.length < 3 || this.expander.named(last).length > 0) return [...found]
      const before = text.slice(0, this.analysis.words(text)[keys.length - 1].start)
      const stems = new Set()
      for (const word of (await this.expander.begun(last)).keys()) {
        const stem = this.analysis.stem(this.index.words.keys[word])
        if (found.size >= most || stems.has(stem)) continue
        stems.add(stem)
        found.add(before + await this.written(word))
      }
      return [...found]
    }

    // A word of the index as the first text that has it writes it, without marks.
    async written(word) {
      const { keys, homes, from } = this.index.words
      const key = keys[word]
      const read = await this.index.textOr(homes[word].docs[from[word]])
      for (const one of read ? [read.text, read.title] : []) {
        const found = this.analysis.words(one).find((each) => each.key === key)
        if (found) return one.slice(found.start, found.end).normalize("NFC").replace(/[\u064b-\u0652\u0670\u0640]/g, "")
      }
      return key
    }
  }

  // ---------------------------------------------------------------- helpers

  const beside = (keys, place) => /^\d+$/.test(keys[place - 1] || "") || /^\d+$/.test(keys[place + 1] || "")

  const unique = (terms) => {
    const seen = new Set()
    return terms.filter((term) => {
      const name = term.own.join(" ")
      if (seen.has(name)) return false
      seen.add(name)
      return true
    })
  }

  const nearest = (some, others) => {
    let best = Infinity
    for (let i = 0, j = 0; i < some.length && j < others.length; ) {
      const gap = others[j] - some[i]
      if (gap !== 0) best = Math.min(best, Math.abs(gap))
      if (gap > 0) i += 1
      else j += 1
    }
    return best
  }

  const pieces = (text, words, from, to) => {
    const made = []
    let place = from
    for (const { start, end } of words) {
      if (start > place) made.push({ text: text.slice(place, start), mark: false })
      made.push({ text: text.slice(start, end), mark: true })
      place = end
    }
    if (to > place) made.push({ text: text.slice(place, to), mark: false })
    return made
  }

  root.fihrisSearch = Object.assign(root.fihrisSearch || {}, { Engine })
})(globalThis)
