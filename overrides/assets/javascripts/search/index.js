// The index of one language as it lies on the disk, made ready to be asked. Parts come as scripts that call
// `fihrisSearch.part`, because nothing else loads from file://; work is done in slices so that the page never stops.
(function (root) {
  "use strict"

  const FORMAT = 1
  const FACT = "fact-" // documents of one sentence, which answer and are no hits
  const SLICE = 24 // milliseconds of work before the page gets its turn
  const SIGNS = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place))
  const DIGITS = SIGNS.filter((sign) => sign !== '"' && sign !== "\\").slice(0, 92)
  const BASE = DIGITS.length / 2
  const VALUE = new Uint8Array(128)
  DIGITS.forEach((sign, value) => { VALUE[sign.charCodeAt(0)] = value })

  // ---------------------------------------------------------------- parts

  const arrived = new Map()
  const partName = (lang, name) => `${lang}/${name}`
  const part = (lang, name, data) => arrived.set(partName(lang, name), data)
  const take = (lang, name) => {
    const data = arrived.get(partName(lang, name))
    arrived.delete(partName(lang, name))
    return data
  }

  class Missing extends Error {}

  // ---------------------------------------------------------------- decoding

  class Numbers {
    constructor(text) {
      this.text = text
      this.place = 0
    }

    next() {
      let value = 0
      for (let scale = 1; ; scale *= BASE) {
        const digit = VALUE[this.text.charCodeAt(this.place++)]
        if (digit < BASE) return value + digit * scale
        value += (digit - BASE) * scale
      }
    }

    done() {
      return this.place >= this.text.length
    }
  }

  const numbers = (text) => {
    const reader = new Numbers(text)
    const values = []
    while (!reader.done()) values.push(reader.next())
    return values
  }

  const rows = ({ values, rows: text }, count) => {
    const reader = new Numbers(text)
    return Array.from({ length: count }, () => Array.from({ length: reader.next() }, () => values[reader.next()]))
  }

  // ---------------------------------------------------------------- the index

  class Index {
    // `load(name)` fetches a part and resolves with its data; `pause()` lets the page breathe.
    constructor(lang, load, pause) {
      this.lang = lang
      this.load = load
      this.pause = pause
      this.shards = new Map()
      this.turn = performance.now()
    }

    static async open(lang, load, pause) {
      const index = new Index(lang, load, pause)
      const [data, cards] = await Promise.all([load("index"), load("cards")])
      if (!data || data.format !== FORMAT || !cards) throw new Missing(lang)
      await index.read(data, cards)
      return index
    }

    async read(data, cards) {
      this.analysis = new root.fihrisSearch.Analysis(data.analysis, data.folding)
      this.analysis.waw = new Set(data.waw)
      this.count = data.count
      this.cards = cards
      this.groups = data.groups
      this.group = numbers(data.group)
      this.dates = data.dates
      this.when = data.when || []
      this.facets = Object.fromEntries(Object.entries(data.facets).map(([name, column]) => [name, rows(column, data.count)]))
      this.fact = this.facets.kind.map(([kind]) => kind.startsWith(FACT))
      this.lengths = Float64Array.from(numbers(data.lengths))
      this.average = this.lengths.reduce((sum, length) => sum + length, 0) / (data.count || 1)
      this.shardStart = [0]
      for (const size of data.shards) this.shardStart.push(this.shardStart[this.shardStart.length - 1] + size)
      await this.readWords(data.words)
      await this.readPostings(data.postings)
      await this.readFamilies()
    }

    async breathe() {
      if (performance.now() - this.turn < SLICE) return
      await this.pause()
      this.turn = performance.now()
    }

    async readWords(text) {
      this.words = []
      this.number = new Map()
      let word = ""
      for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
        word = word.slice(0, shared.charCodeAt(0) - 65) + rest
        this.number.set(word, this.words.length)
        this.words.push(word)
        if (this.words.length % 4096 === 0) await this.breathe()
      }
    }

    async readPostings(text) {
      const reader = new Numbers(text)
      const docs = new Uint32Array(text.length)
      const counts = new Uint16Array(text.length)
      this.starts = new Uint32Array(this.words.length + 1)
      let place = 0
      for (let word = 0; word < this.words.length; word++) {
        let doc = -1
        for (let left = reader.next(); left > 0; left--) {
          const gap = reader.next()
          doc += (gap >> 1) + 1
          docs[place] = doc
          counts[place] = gap & 1 ? reader.next() + 2 : 1
          place += 1
        }
        this.starts[word + 1] = place
        if (word % 4096 === 0) await this.breathe()
      }
      this.docs = docs.slice(0, place)
      this.counts = counts.slice(0, place)
    }

    // Which words share a stem, and which a root.
    async readFamilies() {
      this.stems = new Map()
      this.roots = new Map()
      for (let word = 0; word < this.words.length; word++) {
        const stem = this.analysis.stem(this.words[word])
        join(this.stems, stem, word)
        join(this.roots, this.analysis.root(this.words[word], stem), word)
        if (word % 1024 === 0) await this.breathe()
      }
    }

    frequency(word) {
      return this.starts[word + 1] - this.starts[word]
    }

    // How often a word stands in all texts, titles counted twice; facts only say again what a text says.
    occurrences(word) {
      let sum = 0
      for (let place = this.starts[word]; place < this.starts[word + 1]; place++) if (!this.fact[this.docs[place]]) sum += this.counts[place]
      return sum
    }

    // In how many documents a stem stands, at most; 0 for a stem that is not in the index.
    stemFrequency(stem) {
      let sum = 0
      for (const word of this.stems.get(stem) || []) sum += this.frequency(word)
      return sum
    }

    shardOf(doc) {
      let low = 0
      let high = this.shardStart.length - 2
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if (this.shardStart[middle] <= doc) low = middle
        else high = middle - 1
      }
      return low
    }

    // The same, or null where its file is not there.
    async textOr(doc) {
      try {
        return await this.text(doc)
      } catch (error) {
        return null
      }
    }

    // Address, title and text of a document.
    async text(doc) {
      const shard = this.shardOf(doc)
      if (!this.shards.has(shard)) {
        const loading = this.load(`text-${shard}`)
        this.shards.set(shard, loading)
        loading.catch(() => this.shards.delete(shard))
      }
      const [href, title, text, more = []] = (await this.shards.get(shard))[doc - this.shardStart[shard]]
      return { href, title, text, card: this.fact[doc] ? more : null, sentences: this.fact[doc] ? [] : more }
    }
  }

  const join = (families, name, word) => {
    const family = families.get(name)
    if (family) family.push(word)
    else families.set(name, [word])
  }

  root.fihrisSearch = Object.assign(root.fihrisSearch || {}, { part, take, Missing, Index })
})(globalThis)
