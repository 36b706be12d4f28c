// The words of the index that are at hand, with where they stand. A small index brings all of them; of a large one they
// come in cuts as they are asked for (hooks/fihris/write/lexicon.py). A word is a number here, for as long as it is held.
(function (root) {
  "use strict"

  const { Numbers, frontCoded, rank } = root.fihrisSearch

  const TEXT = 64 // place of the first word of a text: a title's words stand before it, and count twice
  const FARTHEST = 65535
  const WEAK = /(?!^)[اوي]/g
  const LONG = 5 // letters from which a long vowel more or less is a spelling

  class Words {
    // `silent` says of each document whether it only says again what others say.
    constructor(analysis, silent) {
      Object.assign(this, { analysis, silent })
      this.forget()
    }

    forget() {
      this.keys = [] // number → word
      this.number = new Map()
      this.homes = [] // number → the postings it stands in, and from where to where
      this.from = []
      this.to = []
      this.bares = new Map() // without conjunction and article → numbers
      this.loose = new Map() // long ones without their long vowels → bares
      this.stems = new Map() // stems and roots → bares
      this.roots = new Map()
    }

    // Words with their postings; what is held already is passed over.
    async add({ words, postings }, breathe) {
      const { analysis } = this
      const home = new Postings(postings)
      for (const key of frontCoded(words)) {
        const bare = analysis.bare(key)
        const from = home.count
        home.read(!analysis.isStop(bare))
        if (this.number.has(key)) {
          home.count = from
          continue
        }
        const word = this.keys.push(key) - 1
        this.number.set(key, word)
        this.homes.push(home)
        this.from.push(from)
        this.to.push(home.count)
        if (word % 1024 === 0) await breathe()
        if (!push(this.bares, bare, word)) continue
        if (bare.length >= LONG) push(this.loose, bare.replace(WEAK, ""), bare)
        const stem = analysis.stemOf(bare)
        push(this.stems, stem, bare)
        push(this.roots, analysis.rootOf(stem), bare)
      }
      home.close()
    }

    // In how many documents a word stands.
    frequency(word) {
      return this.to[word] - this.from[word]
    }

    // How often a word stands in all texts, titles counted twice.
    occurrences(word) {
      const { docs, counts } = this.homes[word]
      let sum = 0
      for (let row = this.from[word]; row < this.to[word]; row++) if (!this.silent[docs[row]]) sum += counts[row]
      return sum
    }

    // The documents that have one of these words.
    docsOf(words) {
      const found = new Set()
      for (const word of words) {
        const { docs } = this.homes[word]
        for (let row = this.from[word]; row < this.to[word]; row++) found.add(docs[row])
      }
      return found
    }

    // Where in a document one of these words stands, in order.
    places(words, doc) {
      const found = []
      for (const word of words) {
        const { docs, at, places } = this.homes[word]
        const row = rank(docs, doc, this.from[word], this.to[word] - 1)
        if (docs[row] === doc) for (let place = at[row]; place < at[row + 1]; place++) found.push(places[place])
      }
      return found.sort((one, other) => one - other)
    }
  }

  // Rows of documents: how often each has a word, and where.
  class Postings {
    constructor(text) {
      this.reader = new Numbers(text)
      this.docs = new Uint32Array(text.length)
      this.counts = new Uint16Array(text.length)
      this.at = new Uint32Array(text.length + 1)
      this.places = new Uint16Array(text.length)
      this.count = 0
    }

    // Reads the rows of one word.
    read(placed) {
      const { reader } = this
      let doc = -1
      for (let left = reader.next(); left > 0; left--) {
        doc += reader.next() + 1
        this.docs[this.count] = doc
        this.counts[this.count] = 1
        let end = this.at[this.count]
        if (placed) end = this.readPlaces(end)
        this.count += 1
        this.at[this.count] = end
      }
    }

    readPlaces(end) {
      let place = -1
      let often = 0
      for (let last = false; !last; ) {
        const gap = this.reader.next()
        last = gap % 2 === 1
        place += (gap >> 1) + 1
        often += place < TEXT ? 2 : 1
        this.places[end++] = Math.min(place, FARTHEST)
      }
      this.counts[this.count] = Math.min(often, FARTHEST)
      return end
    }

    close() {
      this.docs = this.docs.slice(0, this.count)
      this.counts = this.counts.slice(0, this.count)
      this.places = this.places.slice(0, this.at[this.count])
      this.at = this.at.slice(0, this.count + 1)
      this.reader = null
    }
  }

  // Adds to a family; true if it is the first.
  const push = (families, name, one) => {
    const family = families.get(name)
    if (family) family.push(one)
    else families.set(name, [one])
    return !family
  }

  Object.assign(root.fihrisSearch, { Words })
})(globalThis)
