// How the index writes numbers and words: the twin of hooks/fihris/write/coding.py.
(function (root) {
  "use strict"

  const SIGNS = Array.from({ length: 95 }, (_, place) => String.fromCharCode(32 + place))
  const DIGITS = SIGNS.filter((sign) => sign !== '"' && sign !== "\\").slice(0, 92)
  const BASE = DIGITS.length / 2
  const VALUE = new Uint8Array(128)
  DIGITS.forEach((sign, value) => { VALUE[sign.charCodeAt(0)] = value })

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

  function frontCoded(text) {
    const words = []
    let word = ""
    for (const [, shared, rest] of text.matchAll(/([A-Z])([^A-Z]*)/g)) {
      word = word.slice(0, shared.charCodeAt(0) - 65) + rest
      words.push(word)
    }
    return words
  }

  // The last of the sorted `firsts` from `low` to `high` that does not come after `name`; the first if all do.
  function rank(firsts, name, low = 0, high = firsts.length - 1) {
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (firsts[middle] <= name) low = middle
      else high = middle - 1
    }
    return low
  }

  // What is known by a name, made where it is not; the `most` that were asked for last are kept.
  function kept(known, name, most, make) {
    const one = known.get(name) || make()
    known.delete(name)
    known.set(name, one)
    one.catch(() => known.delete(name))
    if (known.size > most) known.delete(known.keys().next().value)
    return one
  }

  Object.assign(root.fihrisSearch, { Numbers, numbers, frontCoded, rank, kept })
})(globalThis)
