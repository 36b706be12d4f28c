// The rules of the recommended preset, but for four.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A section is named by its claim, a whole sentence; search engines shorten what is long themselves.
    "long-title": "off",
    // Markdown writes <img />, which HTML reads as <img>.
    "void-style": "off",
    // The gate writes an attribute that has no value as open="", which HTML reads alike.
    "attribute-boolean-style": "off",
    // A topic's id is that of its place, and may begin with a year.
    "valid-id": ["error", { relaxed: true }],
  },
}
