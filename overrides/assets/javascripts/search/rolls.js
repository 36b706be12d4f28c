// Lists of the words of an index, without conjunction and article, each with how often it stands: by beginning, by end, by
// sound. A small index makes them of its words; a large one brings them in ranges. Stop words are in none.
(function (root) {
  "use strict"

  const { frontCoded, numbers, rank } = root.fihrisSearch

  const MOST = 3 // ranges that one look costs
  const KEPT = 8
  const FAR = "\uffff"
  const HALF = 3 // letters at either end that a slip leaves as they are

  const backwards = (word) => Array.from(word).reverse().join("")

  class Rolls {
    constructor(index) {
      this.index = index
      this.ranges = new Map()
      this.whole = null
    }

    begin(letters) {
      return this.rows("begin", letters, (bare) => bare.startsWith(letters))
    }

    end(letters) {
      return this.rows("end", backwards(letters), (bare) => bare.endsWith(letters))
    }

    sound(heard) {
      const { analysis } = this.index
      return this.rows("sound", heard, (bare) => analysis.heard(bare) === heard)
    }

    // Words that may have been meant by one typed wrong.
    async like(typed) {
      if (!this.index.directory) return this.all()
      const half = Math.min(HALF, Math.max(1, (typed.length - 1) >> 1))
      const found = await Promise.all([this.begin(typed.slice(0, half)), this.end(typed.slice(-half))])
      return [...new Map(found.flat()).entries()]
    }

    async rows(name, letters, fits) {
      const { directory } = this.index
      if (!directory) return (await this.all()).filter(([bare]) => fits(bare))
      const firsts = directory[name]
      const [first, last] = [rank(firsts, letters), rank(firsts, letters + FAR)]
      let room = this.index.room(MOST)
      const wanted = firsts.slice(first, Math.min(last + 1, first + MOST)).map((_, step) => `${name}-${first + step}`).filter((range) => this.index.asked.has(range) || room-- > 0)
      const found = await Promise.all(wanted.map((range) => this.range(range, name === "end").catch(() => [])))
      return found.flat().filter(([bare]) => fits(bare))
    }

    range(name, reversed) {
      return this.index.fetch(name, this.ranges, KEPT, ([words, often]) => {
        const counts = numbers(often)
        return frontCoded(words).map((word, place) => [reversed ? backwards(word) : word, counts[place]])
      })
    }

    async all() {
      if (this.whole) return this.whole
      const { words, analysis } = this.index
      const made = []
      for (const [bare, each] of words.bares) {
        if (!analysis.isStop(bare)) made.push([bare, each.reduce((sum, word) => sum + words.occurrences(word), 0)])
        if (made.length % 1024 === 0) await this.index.breathe()
      }
      this.whole = made
      return made
    }
  }

  Object.assign(root.fihrisSearch, { Rolls })
})(globalThis)
