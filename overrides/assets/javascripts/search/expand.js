// Which words of the index a word of the query may mean. Nothing is looked for that does not stand in the texts.
(function (root) {
  "use strict"

  const WEAK = /(?!^)[اوي]/g
  const SLOT = "ف"
  const ACCUSATIVE = "ا"
  const LONG = 6 // letters from which a missing long vowel is a spelling, not another word
  const CLITIC = 0.9
  const SPELLING = 0.8
  const PLURAL = 0.7
  const PREFIX = 0.8
  const REPAIR = 0.7
  const SOUND = 0.6
  const COMMON = 0.12 // how much nearer a word is that stands in twice as many documents
  const CLOSE = 0.3 // how much farther than the nearest one still counts
  const MOST = 40 // words that one prefix may stand for

  // Letters that hands and ears confuse: half an edit.
  const CONFUSED = ["ضظد", "سصث", "تطد", "ذزظد", "قكغ", "هحخ", "ءاع", "جغش", "بنتثي", "رز", "فق", "وؤ"]

  const LATIN = [
    ["kh", "خ"], ["gh", "غ"], ["sh", "ش"], ["ch", "ش"], ["th", "ث"], ["dh", "ذ"], ["ph", "ف"], ["ts", "تس"], ["b", "ب"], ["p", "ب"],
    ["t", "ت"], ["j", "ج"], ["g", "ج"], ["d", "د"], ["r", "ر"], ["z", "ز"], ["s", "س"], ["c", "ك"], ["k", "ك"], ["q", "ك"],
    ["x", "كس"], ["f", "ف"], ["v", "ف"], ["l", "ل"], ["m", "م"], ["n", "ن"], ["h", "ه"], ["w", ""], ["y", ""],
  ]
  const VOWELS = [["a", "ا"], ["e", "ي"], ["i", "ي"], ["y", "ي"], ["o", "و"], ["u", "و"], ["w", "و"]]
  const SOUNDS = new Map(Object.entries({ ط: "ت", ث: "ت", ص: "س", ق: "ك", غ: "ج", خ: "ك", ح: "ه", ض: "د", ظ: "ز", ذ: "د", ش: "س", ع: "", ء: "" }))

  // ---------------------------------------------------------------- distance

  const confused = new Set()
  for (const letters of CONFUSED) {
    for (const one of letters) for (const other of letters) if (one !== other) confused.add(one + other)
  }

  // Damerau's distance, half for confused letters; anything above `limit` is just "too far".
  function distance(one, other, limit) {
    let start = 0
    while (start < one.length && one[start] === other[start]) start += 1
    let ends = 0
    while (ends < Math.min(one.length, other.length) - start && one[one.length - 1 - ends] === other[other.length - 1 - ends]) ends += 1
    return between(one.slice(start, one.length - ends), other.slice(start, other.length - ends), limit)
  }

  // The same for words that differ in their first and last letter.
  function between(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit || (limit === 1 && one.length + other.length > 4)) return limit + 1
    let older = []
    let old = Array.from({ length: other.length + 1 }, (_, place) => place)
    for (let i = 1; i <= one.length; i++) {
      const row = [i]
      let best = i
      for (let j = 1; j <= other.length; j++) {
        const a = one[i - 1]
        const b = other[j - 1]
        let cost = Math.min(old[j - 1] + (a === b ? 0 : confused.has(a + b) ? 0.5 : 1), old[j] + 1, row[j - 1] + 1)
        if (i > 1 && j > 1 && a === other[j - 2] && one[i - 2] === b) cost = Math.min(cost, older[j - 2] + 0.9)
        row.push(cost)
        best = Math.min(best, cost)
      }
      if (best > limit) return limit + 1
      older = old
      old = row
    }
    return old[other.length]
  }

  // ---------------------------------------------------------------- sounds

  const isLatin = (key) => /^[a-z']+$/.test(key)

  const fromLatin = (key) => {
    let left = key.replace(/(.)\1/g, "$1").replace(/c(?=[eiy])/g, "s").replace(/[aeiou]/g, " ")
    for (const [letters, sound] of LATIN) left = left.split(letters).join(sound)
    return left.replace(/ /g, "")
  }

  // The same with the vowels, which Arabic writes or not.
  const voiced = (key) => {
    if (!isLatin(key)) return key
    let left = key.replace(/(.)\1/g, "$1").replace(/c(?=[eiy])/g, "s")
    for (const [letters, sound] of [...LATIN.filter(([, one]) => one), ...VOWELS]) left = left.split(letters).join(sound)
    return left
  }

  // The consonants that can be heard, in letters common to both scripts.
  const sounds = (key) => {
    const consonants = isLatin(key) ? fromLatin(key) : key.replace(/[اويه]/g, "")
    return Array.from(consonants, (letter) => (SOUNDS.has(letter) ? SOUNDS.get(letter) : letter)).join("")
  }

  // ---------------------------------------------------------------- patterns

  const pattern = (text) => {
    const slots = []
    const source = Array.from(text, (letter, place) => {
      if (letter !== SLOT) return letter
      slots.push(place)
      return "[^اء]"
    }).join("")
    return { test: new RegExp(`^${source}$`), slots, text }
  }

  const fill = (word, from, to) => {
    if (!from.test.test(word)) return null
    let slot = 0
    return Array.from(to.text, (letter) => (letter === SLOT ? word[from.slots[slot++]] : letter)).join("")
  }

  // ---------------------------------------------------------------- expansion

  class Expander {
    constructor(index) {
      this.index = index
      this.analysis = index.analysis
      this.plurals = (this.analysis.data.plurals || []).map((pair) => pair.map(pattern))
    }

    // Words by what they are without article and conjunction, and long ones also without their long vowels.
    async prepare() {
      this.bares = new Map()
      this.loose = new Map()
      const { words } = this.index
      for (let word = 0; word < words.length; word++) {
        const bare = this.analysis.bare(words[word])
        if (push(this.bares, bare, word) && bare.length >= LONG - 1) push(this.loose, bare.replace(WEAK, ""), bare)
        if (word % 1024 === 0) await this.index.breathe()
      }
    }

    // The words that a word of the query means for certain or nearly so: number of the word → weight.
    meant(key) {
      const found = new Map()
      this.addMeant(found, key, 1)
      const own = this.index.stemFrequency(this.analysis.stem(key))
      for (const rest of this.rests(key)) {
        if (this.index.stemFrequency(this.analysis.stem(rest)) > own) this.addMeant(found, rest, CLITIC)
      }
      return found
    }

    addMeant(found, key, weight) {
      const bare = this.analysis.bare(key)
      this.addFamily(found, key, weight)
      this.addForms(found, bare, weight * CLITIC)
      for (const variant of this.spellings(bare)) this.addForms(found, variant, weight * SPELLING)
      for (const plural of this.pluralsOf(bare)) this.addForms(found, plural, weight * PLURAL)
    }

    // What is left without a clitic, a pronoun or the accusative's alif, if it is a word.
    rests(key) {
      const { clitics, pronouns } = this.analysis.data
      const bare = this.analysis.bare(key)
      const found = clitics.filter((clitic) => key.startsWith(clitic)).map((clitic) => key.slice(clitic.length))
      for (const end of [...pronouns, ACCUSATIVE]) {
        if (!bare.endsWith(end)) continue
        found.push(bare.slice(0, -end.length))
        if (bare.endsWith(`ت${end}`)) found.push(`${bare.slice(0, -end.length - 1)}ه`)
      }
      return found.filter((rest) => rest.length > 2 && this.named(rest).length > 0)
    }

    // A word with all that may be written before and after it.
    addForms(found, bare, weight) {
      this.put(found, this.named(bare), weight)
      if (bare.length < 3) return
      const joined = bare.endsWith("ه") ? `${bare.slice(0, -1)}ت` : bare
      for (const end of this.analysis.data.pronouns) this.put(found, this.named(joined + end), weight)
      if (joined === bare && this.analysis.data.pronouns.length > 0) this.put(found, this.named(bare + ACCUSATIVE), weight)
    }

    put(found, words, weight) {
      for (const word of words) if (!(found.get(word) >= weight)) found.set(word, weight)
    }

    // All words of the same stem.
    addFamily(found, key, weight) {
      this.put(found, this.index.stems.get(this.analysis.stem(key)) || [], weight)
    }

    // The words of the index that are this one, article, conjunction and clitics aside; nothing for stop words.
    named(key) {
      const { index, analysis } = this
      const bare = analysis.bare(key)
      if (analysis.isStop(bare)) return []
      const found = (this.bares.get(bare) || []).slice()
      if (bare.length > 2) {
        for (const clitic of analysis.data.clitics) {
          const word = index.number.get(clitic + bare)
          if (word !== undefined && !found.includes(word)) found.push(word)
        }
      }
      return found
    }

    // Long words that have one long vowel more or less: ميليشيا and مليشيا.
    spellings(bare) {
      if (!this.analysis.data.stem) return []
      const others = this.loose.get(bare.replace(WEAK, "")) || []
      return others.filter((other) => (
        Math.abs(other.length - bare.length) === 1 && Math.max(other.length, bare.length) >= LONG && distance(other, bare, 1) <= 1
      ))
    }

    pluralsOf(bare) {
      const found = new Set()
      for (const [one, many] of this.plurals) {
        for (const [from, to] of [[one, many], [many, one]]) {
          const made = fill(bare, from, to)
          if (made) found.add(made)
        }
      }
      return found
    }

    // The words that begin like this one, article and conjunction aside.
    begun(key) {
      const begin = this.analysis.bare(key)
      const found = []
      for (const [bare, numbers] of this.bares) if (bare.startsWith(begin)) found.push(...numbers)
      found.sort((one, other) => this.index.frequency(other) - this.index.frequency(one) || one - other)
      return new Map(found.slice(0, MOST).map((word) => [word, PREFIX]))
    }

    // The nearest words that stand in the index, the commoner the nearer, with all their forms.
    async repaired(key, limit) {
      const near = await this.near(key, limit)
      const found = new Map()
      for (const { word, far } of near) {
        if (far > near[0].far + CLOSE || found.size > MOST) break
        this.addFamily(found, this.index.words[word], REPAIR / (1 + far - near[0].far))
      }
      return { found, words: near.map(({ word }) => this.index.words[word]) }
    }

    async near(key, limit) {
      const { words } = this.index
      if (!this.masks) this.masks = Int32Array.from(words, mask)
      const own = mask(key)
      const found = []
      for (let word = 0; word < words.length; word++) {
        if (word % 4096 === 0) await this.index.breathe()
        if (Math.abs(words[word].length - key.length) > limit || bits(own ^ this.masks[word]) > 2 * limit) continue
        const far = distance(key, words[word], limit)
        if (far <= limit) found.push({ word, far: far - COMMON * Math.log2(this.index.frequency(word)) })
      }
      return found.sort((one, other) => one.far - other.far || one.word - other.word)
    }

    async hear() {
      this.heard = new Map()
      let place = 0
      for (const bare of this.bares.keys()) {
        push(this.heard, sounds(bare), bare)
        if (place++ % 1024 === 0) await this.index.breathe()
      }
    }

    // A name in the other script, by its consonants: Soleimani and سليماني.
    async sounded(key) {
      const heard = sounds(key)
      const found = new Map()
      if (heard.length < 3) return found
      if (!this.heard) await this.hear()
      const others = (this.heard.get(heard) || []).filter((bare) => isLatin(bare) !== isLatin(key))
      const spelt = others.map((bare) => [bare, distance(voiced(key), voiced(bare), 4)])
      const least = Math.min(...spelt.map(([, far]) => far))
      for (const [bare, far] of spelt) if (far <= least + 0.5 && far < heard.length) this.put(found, this.named(bare), SOUND)
      return found
    }
  }

  // Adds to a family; true if it is the first.
  const push = (families, name, one) => {
    const family = families.get(name)
    if (family) family.push(one)
    else families.set(name, [one])
    return !family
  }

  const mask = (word) => {
    let made = 0
    for (let place = 0; place < word.length; place++) made |= 1 << word.charCodeAt(place) % 31
    return made
  }

  const bits = (number) => {
    let left = number - ((number >>> 1) & 0x55555555)
    left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
    return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
  }

  root.fihrisSearch = Object.assign(root.fihrisSearch || {}, { Expander, distance, isLatin })
})(globalThis)
