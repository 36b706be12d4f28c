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

  const NAMED = new Set(["actor", "place", "topic"]) // facets whose values are cards
  const PERSON = "person"
  const PROPER = new Set([PERSON, "place", "state"]) // shapes of entities whose names are no words
  const ENTITIES = new Set(["actor", "place"])

  const STOP = 0.15 // weight of a stop word beside others
  const SYNONYM = 0.85
  const INFLECTED = 0.95 // how far another form of a word counts as found
  const NEARLY = .5 // the same for a word that may have been meant
  const AKIN = 0.25 // the same for a word of the same root: it ranks, but finds nothing
  const ENTITY = 0.4 // pages of actors, places and topics are answered by cards; among the hits, texts come first
  const COVER = 0.3 // power with which unfound words cost
  const NEAR = 3 // words apart that still count as together
  const TOGETHER = 0.4
  const DEPTH = 20 // hits whose text is read to see what stands together
  const ENOUGH = [0, 0.85, 0.4] // share of the best coverage that a hit needs, by number of words
  const LEAST = 0.25 // the same for more words
  const FEW = 3 // words that are as likely a name as a question
  const LIFT = 10 // how much oftener than by chance the rest of them must stand together if one is unknown
  const HALF = .3 // how much of a longer query a document must have, for the query to be known at all
  const PHRASE = 0.65 // the same where the query stands somewhere word by word
  const TEASER = 32 // words

  class Engine {
    constructor(index) {
      this.index = index
      this.analysis = index.analysis
      this.expander = new Expander(index, this.properNames())
      this.known = new Map()
      this.groups = this.synonyms()
      this.forms = this.cardForms()
      this.repairer = new Repairer(index, this.expander, this.names())
      this.prior = index.facets.kind.map(([kind]) => (NAMED.has(kind) ? ENTITY : 1))
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

    static async open(lang, load, pause) {
      const engine = new Engine(await Index.open(lang, load, pause))
      await engine.expander.prepare()
      return engine
    }

    // ---------------------------------------------------------------- words that mean the same

    synonyms() {
      const found = new Map()
      const { same, months, states } = this.analysis.data
      for (const [groups, dated, name] of [[same, false, false], [months, true, false], [states, false, true]]) {
        for (const group of groups) {
          const forms = group.map((form) => form.split(" "))
          for (const form of forms) this.addForm(found, form, { forms, dated, name, docs: null })
        }
      }
      for (const [card, forms] of this.expandable()) {
        const docs = card.kind in this.index.facets ? { facet: card.kind, value: card.id } : null
        for (const form of forms) this.addForm(found, form, { forms, dated: false, docs })
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
      const first = this.analysis.bare(form[0])
      const entry = { form: form.map((key) => this.analysis.bare(key)), group }
      if (found.has(first)) found.get(first).push(entry)
      else found.set(first, [entry])
    }

    // The longest known name that starts at this word of the query, with all the groups it belongs to.
    nameAt(keys, place) {
      const bares = keys.slice(place, place + 8).map((key) => this.analysis.bare(key))
      const plain = this.nameOf(keys, place, bares)
      if (plain.length > 0) return plain
      for (const clitic of this.analysis.data.clitics) {
        if (!keys[place].startsWith(clitic) || keys[place].length < clitic.length + 3) continue
        bares[0] = this.analysis.bare(keys[place].slice(clitic.length))
        const found = this.nameOf(keys, place, bares)
        if (found.length > 0) return found
      }
      return plain
    }

    nameOf(keys, place, bares) {
      let length = 0
      let groups = []
      for (const { form, group } of this.groups.get(bares[0]) || []) {
        if (form.length < length || form.some((key, step) => key !== bares[step])) continue
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
    terms(keys) {
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
            if (!ways.has(name)) ways.set(name, { words, weight: SYNONYM, kind: NAME })
          }
        }
        const docs = groups.map((group) => group.docs).filter(Boolean)
        const plain = length < 2 && this.analysis.isStop(own[0])
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
        const weak = term.own.length === 1 && this.analysis.weak.has(term.own[0]) && terms.length > 1
        term.content = !term.stop || allStop
        term.weight = term.content ? (weak ? this.analysis.data.weak.weight : 1) : STOP
      }
      return terms
    }

    // ---------------------------------------------------------------- scores

    idf(frequency) {
      return Math.log(1 + (this.index.count - frequency + 0.5) / (frequency + 0.5))
    }

    // Adds the BM25 score of a group of words (number → weight) to `scores`; says how well each document has it.
    addGroup(words, factor, scores, strength) {
      const { starts, docs, counts, lengths, average, count } = this.index
      const often = new Float64Array(count)
      const touched = []
      for (const [word, weight] of words) {
        for (let place = starts[word]; place < starts[word + 1]; place++) {
          const doc = docs[place]
          if (often[doc] === 0) touched.push(doc)
          often[doc] += weight * counts[place]
          if (strength) strength[doc] = 1
        }
      }
      const idf = this.idf(touched.length) * factor * (K1 + 1)
      for (const doc of touched) {
        scores[doc] += (idf * often[doc]) / (often[doc] + K1 * (1 - B + (B * lengths[doc]) / average))
      }
    }

    // A word of the query with all it may mean; `kind` says how much that is.
    word(key, kind) {
      const name = kind + key
      if (this.known.size > 400) this.known.clear()
      if (!this.known.has(name)) this.known.set(name, kind === NAME ? this.nameScored(key) : this.scored(key, kind === STOPPED))
      return this.known.get(name)
    }

    scored(key, stop) {
      const { index } = this
      const scores = new Float64Array(index.count)
      const strength = new Float64Array(index.count)
      const exact = index.number.get(key)
      if (exact !== undefined) this.addGroup([[exact, 1]], stop ? EXACT + STEM + ROOT : EXACT, scores, strength)
      if (stop) return { scores, strength, meant: new Map(exact === undefined ? [] : [[exact, 1]]), kin: [] }
      const { own, meant, kin } = this.expander.reading(key)
      const marked = { own: new Float64Array(index.count), meant: new Float64Array(index.count), kin: new Float64Array(index.count) }
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
      const parts = words.map((key) => this.word(key, kind))
      if (parts.length === 1 && weight === 1) return parts[0]
      const scores = new Float64Array(this.index.count)
      const strength = new Float64Array(this.index.count)
      for (let doc = 0; doc < this.index.count; doc++) {
        let least = 1
        let sum = 0
        for (const part of parts) {
          least = Math.min(least, part.strength[doc])
          sum += part.scores[doc]
        }
        if (least <= AKIN) continue
        scores[doc] = weight < 1 ? (sum * weight) / parts.length : sum // a long synonym is worth no more than a short one
        strength[doc] = least
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
          if (sure && best) corrected.set(key, best)
        }
        if (term.extra.size > 0) this.evaluate(term)
      }
      return corrected
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
      const begun = last && this.analysis.bare(key).length > 2 ? expander.begun(key) : new Map()
      if (begun.size > 0) return { found: begun, sure: true, best: "" }
      const foreign = isLatin(key) === Boolean(this.analysis.data.stem)
      const sounded = foreign ? await expander.sounded(key) : new Map()
      if (sounded.size > 0) return { found: sounded, sure: true, best: "" }
      const { words, sure, best } = await this.repairer.near(key)
      const found = new Map()
      for (const { bare, weight } of words) {
        for (const word of expander.reading(bare).meant.keys()) if (!(found.get(word) >= weight)) found.set(word, weight)
      }
      return { found, sure, best }
    }

    // ---------------------------------------------------------------- asking

    // options: { facets: [[name, value, without]], sort: "date" | "", open: the last word may go on }
    async search(text, options = {}) {
      const query = parse(text, this.analysis)
      const facets = [...query.facets, ...(options.facets || [])]
      const terms = this.terms(query.words)
      for (const term of terms) this.evaluate(term)
      const corrected = await this.repair(terms, options.open !== false)
      const ranked = this.combine(terms)
      const known = this.speaksOf(ranked, terms)
      if (!known) corrected.clear()
      let docs = terms.length > 0 ? (known ? this.chosen(ranked, terms) : []) : this.everything(facets, query.not)
      docs = this.without(docs, query.not)
      docs = this.within(docs, facets)
      const result = { query, terms, docs, corrected, cards: this.cards(query.words), marks: this.marks(terms), shown: this.shown(terms) }
      if (query.phrases.length > 0) result.docs = await this.withPhrases(docs, query.phrases)
      if (options.sort === "date") this.sortByDate(result.docs)
      else await this.together(result, ranked)
      return result
    }

    everything(facets, not) {
      if (facets.length === 0 && not.length === 0) return []
      return Array.from({ length: this.index.count }, (_, doc) => doc)
    }

    // Whether the site speaks of what was asked at all. A name or a few words must all be known; a question may have a word
    // that the texts say in another way.
    speaksOf({ best }, terms) {
      const content = terms.filter((term) => term.content && term.weight === 1)
      const asked = content.length < terms.length
      if (content.every((term) => term.known)) return true
      if (content.length > FEW || (content.length > 1 && asked)) return best >= HALF && content.some((term) => term.known)
      return this.witnessed(content.filter((term) => term.found > 0)) || this.witnessed(content.filter((term) => term.known))
    }

    // Whether these words stand together in a document, much oftener than chance would have it.
    witnessed(terms) {
      if (terms.length < 2) return false
      const { count } = this.index
      let both = 0
      for (let doc = 0; doc < count; doc++) if (terms.every(({ strength }) => strength[doc] > AKIN)) both += 1
      return both >= LIFT * terms.reduce((share, { found }) => (share * found) / count, count) && both > 0
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

    async withPhrases(docs, phrases) {
      const { words } = this.index
      const forms = (key) => new Set([key, ...this.expander.named(key).map((word) => words[word])])
      const wanted = phrases.map((phrase) => phrase.map(forms))
      const found = []
      for (const doc of docs) {
        const { title, text } = await this.index.text(doc)
        const keys = this.analysis.keys(`${title}\n${text}`)
        if (wanted.every((phrase) => holds(keys, phrase))) found.push(doc)
        await this.index.breathe()
      }
      return found
    }

    // ---------------------------------------------------------------- words that stand together

    // What a term is sought by: each of its ways, as the words of the index that stand for each of its words; `other` where
    // it is not what was asked for but another name of it.
    ways(term) {
      const near = [...(term.extra || new Map()).keys()]
      if (!term.stop && term.own.length === 1) near.push(...this.word(term.own[0], "").kin)
      const ways = term.ways.map(({ words, kind }) => ({
        forms: words.map((key) => this.keys(this.word(key, kind).meant.keys())),
        other: words.some((key) => !term.own.includes(key)),
      }))
      return [...ways, { forms: [this.keys(near)], other: false }]
    }

    keys(words) {
      return new Set([...words].map((word) => this.index.words[word]))
    }

    // Which terms each word of the index belongs to, for nearness.
    marks(terms) {
      const marks = new Map()
      terms.forEach((term, number) => {
        for (const { forms } of this.ways(term)) {
          for (const key of forms.flatMap((each) => [...each])) {
            if (!marks.has(key)) marks.set(key, new Set())
            marks.get(key).add(number)
          }
        }
      })
      return marks
    }

    // Which words to mark: those asked for and their forms wherever they stand; another name of several words only where it
    // stands whole, since its words alone say other things.
    shown(terms) {
      const ways = terms.flatMap((term) => this.ways(term))
      const whole = ways.filter(({ forms, other }) => other && forms.length > 1)
      const alone = ways.filter((way) => !whole.includes(way))
      return { alone: new Set(alone.flatMap(({ forms }) => forms.flatMap((each) => [...each]))), whole: whole.map(({ forms }) => forms) }
    }

    // Reads the first hits and moves up those in which words of the query stand together. If the whole query stands
    // somewhere word by word, it is a name or a phrase, and half of it is no hit.
    async together(result, { scores, coverage, best }) {
      const first = result.docs.slice(0, DEPTH)
      if (result.terms.length < 2) return
      const texts = await Promise.all(first.map((doc) => this.index.text(doc)))
      const gained = new Map()
      let whole = false
      for (let place = 0; place < first.length; place++) {
        const { nearness, all } = this.nearness(texts[place], result)
        gained.set(first[place], scores[first[place]] + TOGETHER * nearness)
        whole = whole || all
        await this.index.breathe()
      }
      first.sort((one, other) => gained.get(other) - gained.get(one) || one - other)
      result.docs.splice(0, first.length, ...first)
      if (whole) result.docs = result.docs.filter((doc) => coverage[doc] >= PHRASE * best)
    }

    nearness({ title, text }, { terms, marks }) {
      const places = terms.map(() => [])
      const read = (words, from) => {
        words.forEach((word, place) => {
          for (const number of marks.get(word.key) || []) places[number].push(place + from)
        })
      }
      const words = this.analysis.words(text)
      read(words, 0)
      read(this.analysis.words(title), words.length + 100)
      let sum = 0
      let all = terms.every((term) => term.content)
      for (let number = 0; number + 1 < terms.length; number++) {
        const [one, other] = [terms[number], terms[number + 1]]
        const gap = nearest(places[number], places[number + 1]) - one.own.length + 1
        all = all && gap <= 1
        if (gap <= NEAR) sum += (Math.min(one.weight, other.weight) * Math.min(one.idf, other.idf)) / Math.max(gap, 1)
      }
      return { nearness: sum, all }
    }

    // ---------------------------------------------------------------- what is shown

    // A hit as a reader sees it: title and teaser in pieces, `mark` true for what was found.
    async show(doc, result) {
      const { href, title, text } = await this.index.text(doc)
      const { facets, groups, group, dates } = this.index
      return {
        doc, href,
        kind: facets.kind[doc][0],
        group: group[doc] ? { id: groups[group[doc] - 1][0], title: groups[group[doc] - 1][1] } : null,
        date: dates[doc] || "",
        when: this.index.when[doc] || "",
        title: pieces(title, this.found(this.analysis.words(title), result.shown), 0, title.length),
        teaser: this.teaser(text, result),
      }
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

    // The stretch of the text with the most of the query in it.
    teaser(text, { terms, marks, shown }) {
      const words = this.analysis.words(text)
      if (words.length === 0) return []
      const hits = []
      words.forEach((word, place) => {
        const numbers = marks.get(word.key)
        if (numbers) hits.push({ place, numbers })
      })
      const from = this.window(hits, terms)
      const start = Math.max(0, Math.min(from - 4, words.length - TEASER))
      const stop = Math.min(words.length, start + TEASER)
      const found = this.found(words.slice(start, stop), shown).filter((word) => this.worth(marks.get(word.key), terms))
      const teaser = pieces(text, found, start === 0 ? 0 : words[start].start, stop === words.length ? text.length : words[stop - 1].end)
      if (start > 0) teaser.unshift({ text: "… ", mark: false })
      if (stop < words.length) teaser.push({ text: " …", mark: false })
      return teaser
    }

    // A stop word is marked only where nothing else was asked.
    worth(numbers, terms) {
      for (const number of numbers) if (terms[number].content) return true
      return false
    }

    window(hits, terms) {
      let best = 0
      let from = 0
      for (let first = 0; first < hits.length; first++) {
        const seen = new Set()
        let sum = 0
        for (let next = first; next < hits.length && hits[next].place < hits[first].place + TEASER - 8; next++) {
          for (const number of hits[next].numbers) {
            sum += terms[number].weight * terms[number].idf * (seen.has(number) ? 0.05 : 1)
            seen.add(number)
          }
        }
        if (sum > best + 1e-9) {
          best = sum
          from = hits[first].place
        }
      }
      return from
    }

    // ---------------------------------------------------------------- cards and suggestions

    cardForms() {
      return new Map(this.index.cards.map((card) => [
        card, [card.id, ...card.forms, card.name, card.other].map((form) => this.cardName(this.analysis.keys(form || ""))),
      ]))
    }

    // A name without articles, every month under its first name.
    cardName(keys) {
      const made = []
      for (let place = 0; place < keys.length; place++) {
        const { length, groups } = this.groups ? this.monthAt(keys, place) : { length: 0, groups: [] }
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

    // The answers that stand before the hits: what is called so, or else what begins so.
    cards(keys, most = 3) {
      const name = this.cardName(keys)
      if (name.length < 2) return []
      const { cards } = this.index
      const exact = cards.filter((card) => this.forms.get(card).includes(name))
      if (exact.length > 0 || name.length < 3) return exact.slice(0, most)
      return cards.filter((card) => this.forms.get(card).some((form) => form.startsWith(name))).slice(0, most)
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

    // How the last word may go on, as whole queries: names of the registry first, then the commonest words.
    suggest(text, most = 5) {
      const keys = this.analysis.keys(text)
      if (keys.length === 0 || /\s$/.test(text)) return []
      const last = keys[keys.length - 1]
      const found = new Set()
      const name = this.cardName(keys)
      for (const card of this.index.cards) if (this.analysis.keys(card.name).map((key) => this.analysis.bare(key)).join(" ").startsWith(name)) found.add(card.name)
      if (last.length > 1) {
        const before = text.slice(0, this.analysis.words(text)[keys.length - 1].start)
        for (const word of this.expander.begun(last).keys()) {
          const whole = this.index.words[word]
          if (whole.startsWith(last) && whole !== last) found.add(before + whole)
          if (found.size >= most) break
        }
      }
      return [...found].slice(0, most)
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

  const holds = (keys, phrase) => {
    for (let place = 0; place + phrase.length <= keys.length; place++) {
      if (phrase.every((forms, step) => forms.has(keys[place + step]))) return true
    }
    return false
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
