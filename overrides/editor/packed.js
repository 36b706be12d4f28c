// In the place of the package immutable, of which the component uses this much: an entry is handed to a listener, and taken back, as a map.
export const isMap = (value) => typeof value?.toJS === "function"
export const packed = (entry) => entry && { toJS: () => entry }
export const fromJS = packed
