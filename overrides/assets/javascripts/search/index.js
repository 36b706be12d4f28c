// The index of one language as it lies on the disk, made ready to be asked. Parts come as scripts that call
// `fihrisSearch.part`, because nothing else loads from file://; work is done in slices so that the page never stops.
(function (root) {
  "use strict"

  const { Numbers, Rolls, Words, kept, numbers, rank } = root.fihrisSearch

  const FORMAT = 7
  const FACT = "fact-" // documents of one sentence, which answer and are no hits
  const SLICE = 24 // milliseconds of work before the page gets its turn
  const CUTS = 64 // cuts of a large index that are kept, as they came
  const SHARDS = 24 // files of texts that are kept
  const FILES = 8 // that a question to a large index may cost, and two more of
  const FEW = 5000 // documents
  const TEXTS = 3 // of them for the hits that are shown
  const DEAR = 60 // thousands of signs of cuts, from which words that were not typed are left out, and further texts
  const STOP = " " // homes of stop words

  // ---------------------------------------------------------------- parts

  const arrived = new Map()
  const partName = (lang, name) => `${lang}/${name}`
  const part = (lang, name, holder) => arrived.set(partName(lang, name), holder)
  const take = (lang, name) => {
    const holder = arrived.get(partName(lang, name))
    arrived.delete(partName(lang, name))
    return holder && JSON.parse(String(holder).slice(7, -3)) // without ()=>{/* and */}
  }

  class Missing extends Error {}

  // A column: of each document the values that it has.
  const rows = (data, name) => {
    const values = data[`${name}s`]
    const reader = new Numbers(data[name])
    return Array.from({ length: data.count }, () => Array.from({ length: reader.next() }, () => values[reader.next()]))
  }

  // ---------------------------------------------------------------- the index

  class Index {
    // `load(name)` fetches a part and resolves with its data; `pause()` lets the page breathe.
    constructor(lang, load, pause) {
      this.lang = lang
      this.load = load
      this.pause = pause
      this.shards = new Map()
      this.parts = new Map()
      this.cuts = new Set() // that the question at hand has
      this.asked = new Set() // files that it costs
      this.turn = performance.now()
      this.breathe = this.breathe.bind(this)
    }

    static async open(lang, load, pause) {
      const index = new Index(lang, load, pause)
      const data = await load("index")
      if (data?.format !== FORMAT) throw new Missing(lang)
      // what is long goes on in further parts, under the same name
      for (const more of await Promise.all(data.more.map(load))) {
        for (const name in more) data[name] = data[name] ? data[name].concat(more[name]) : more[name]
      }
      await index.read(data)
      return index
    }

    async read(data) {
      this.analysis = new root.fihrisSearch.Analysis(data.analysis, data.folding)
      this.analysis.waw = new Set(data.waw)
      // a large index alone has a directory, of where its cuts and rolls begin, and letters, what its words look like
      for (const name of ["cards", "count", "groups", "directory", "letters"]) this[name] = data[name]
      this.group = numbers(data.group)
      this.imprint = rows(data, "imprint") // of each its date, the same as it is written, and who signed
      this.facets = Object.fromEntries(data.facets.map((name) => [name, rows(data, name)]))
      this.fact = this.facets.kind.map(([kind]) => kind.startsWith(FACT))
      this.lengths = Float64Array.from(numbers(data.lengths))
      this.files = FILES + (data.count < FEW ? 2 : 0)
      this.length = this.lengths.reduce((sum, length) => sum + length, 0)
      this.average = this.length / (data.count || 1)
      let first = 0
      this.shardStart = data.shards.map((length) => (first += length) - length)
      this.vocabulary = data.bares // how many words there are, without conjunction and article
      this.sizes = numbers(data.directory?.sizes || "") // of the cuts, in thousands of signs
      this.words = new Words(this.analysis, this.fact)
      this.rolls = new Rolls(this)
      if (!this.directory) await this.words.add(data, this.breathe)
    }

    async breathe() {
      if (performance.now() - this.turn < SLICE) return
      await this.pause()
      this.turn = performance.now()
    }

    // ---------------------------------------------------------------- files

    // A file, as it was made when it came. It counts for the question at hand too: what was asked before changes no answer.
    fetch(name, known, most, made) {
      this.asked.add(name)
      return kept(known, name, most, () => this.load(name).then(made))
    }

    // How many files a question may cost here, so that some are left; the first has paid for the index besides.
    room(most, left = TEXTS) {
      return Math.max(0, Math.min(most, this.files - this.asked.size - left))
    }

    // A question begins, one in Latin letters with the file of their stems. Texts are let go of now and never while they are counted
    // on; numbers of words do not outlive it.
    refill(text) {
      for (const shard of [...this.shards.keys()].slice(0, -SHARDS)) this.shards.delete(shard)
      this.paid = this.spent === undefined ? 1 : 0
      this.asked = new Set(text.match(/[a-z]/i))
      this.spent = 0
      if (!this.directory) return
      this.cuts.clear()
      this.words.forget()
    }

    // ---------------------------------------------------------------- words

    // Has the words of the roots of these (without conjunction and article) at hand, as far as `most` further cuts have them.
    async need(bares, most = Infinity) {
      if (!this.directory) return
      const wanted = new Set(bares.map((bare) => this.cutOf(bare)).filter((cut) => !this.cuts.has(cut)))
      const cuts = [...wanted].filter((cut) => most === Infinity || this.sizes[cut] < DEAR).slice(0, most)
      for (const cut of cuts) this.spent += this.sizes[cut]
      const parts = await Promise.allSettled(cuts.map((cut) => this.fetch(`words-${cut}`, this.parts, CUTS)))
      for (const [place, { value }] of parts.entries()) {
        if (!value || this.cuts.has(cuts[place])) continue // one that is not there costs its words
        this.cuts.add(cuts[place])
        await this.words.add(value, this.breathe)
      }
    }

    cutOf(bare) {
      return rank(this.directory.cuts, this.home(bare))
    }

    // By what the cut of a word is found.
    home(bare) {
      const { analysis } = this
      return analysis.isStop(bare) ? STOP + bare : analysis.rootOf(analysis.stemOf(bare))
    }

    // ---------------------------------------------------------------- texts

    shardOf(doc) {
      return rank(this.shardStart, doc)
    }

    // How many of these documents, from the first on, can be shown for what a question may cost, or `least` files.
    near(docs, least) {
      if (!this.directory) return docs.length
      const most = this.asked.size + Math.max(least, this.room(this.spent < DEAR ? this.files : TEXTS, this.paid))
      const files = new Set(this.asked)
      const far = docs.findIndex((doc) => files.add(`text-${this.shardOf(doc)}`).size > most)
      return far < 0 ? docs.length : far
    }

    // The same as `text`, or null where its file is not there.
    textOr(doc) {
      return this.text(doc).catch(() => null)
    }

    // Address, title and text of a document.
    async text(doc) {
      const shard = this.shardOf(doc)
      const [href, title, text, more = []] = (await this.fetch(`text-${shard}`, this.shards))[doc - this.shardStart[shard]]
      return { href, title, text, card: this.fact[doc] ? more : null, sentences: this.fact[doc] ? [] : more }
    }

    // A word as the first text that has it writes it, of those that are shown if it may be, without marks.
    async written(word, shown = []) {
      const { keys, homes, from } = this.words
      const has = this.words.docsOf([word])
      const read = await this.textOr(shown.find((doc) => has.has(doc)) ?? homes[word].docs[from[word]])
      for (const one of read ? [read.text, read.title] : []) {
        const found = this.analysis.words(one).find(({ key }) => key === keys[word])
        if (found) return one.slice(found.start, found.end).normalize("NFC").replace(/[\u064b-\u0652\u0670\u0640]/g, "")
      }
      return keys[word]
    }
  }

  Object.assign(root.fihrisSearch, { part, take, Missing, Index })
})(globalThis)
