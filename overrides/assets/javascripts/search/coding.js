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

  root.fihrisSearch = Object.assign(root.fihrisSearch || {}, { Numbers, numbers, frontCoded })
})(globalThis)
