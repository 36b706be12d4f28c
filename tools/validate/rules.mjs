// The rules of the recommended preset, but for two.
export default {
  root: true,
  extends: ["html-validate:recommended"],
  rules: {
    // A section is named by its claim, a whole sentence; search engines shorten what is long themselves.
    "long-title": "off",
    // Markdown writes <img />, which HTML reads as <img>.
    "void-style": "off",
  },
}
