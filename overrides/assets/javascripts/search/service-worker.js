// Keeps what was read, so that it can be read again without a network; written to the root of the site.
// The network always comes first: what is kept is only for the time without one.
"use strict"

const READ = "fihris-read" // pages as they were read
const WHOLE = "fihris-whole-" // the whole site, kept by offline.js, one cache a version
const DONE = ".fihris-complete" // stands in one that has everything; its text has the versions that scripts are asked by
const INDEX = /\/search\/version\.js$/ // says by which version the search's index is asked for
const MOST = 300 // pages and files that are kept as they are read; the oldest go
const PATIENCE = 4000 // milliseconds

// No worker pushes out the one before it: Chromium leaves a page that is asked for in that moment unanswered for ever.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()))

// What a script fetches is for nobody to read: that is offline.js, which keeps its own.
self.addEventListener("fetch", (event) => {
  const { request } = event
  const ours = request.method === "GET" && new URL(request.url).origin === self.location.origin
  if (ours && request.destination !== "") event.respondWith(answer(request))
})

async function answer(request) {
  const network = fetched(request)
  try {
    const response = await Promise.race([network, late(request, network)])
    return response.status >= 500 ? (await kept(request)) || response : response
  } catch (error) {
    return (await kept(request)) || network // which fails as it would without us
  }
}

async function fetched(request) {
  const response = await fetch(request)
  if (response.ok && response.type === "basic" && !response.redirected) await keep(request, response.clone())
  return response
}

// What is kept, once the network has had its time; where nothing is, the network goes on.
async function late(request, network) {
  await new Promise((resolve) => setTimeout(resolve, PATIENCE))
  return (await kept(request)) || network
}

// A page of the site says so itself, and no script or style is HTML: what a network's portal sends instead is not kept.
async function genuine(request, response) {
  const isPage = (response.headers.get("content-type") || "").startsWith("text/html")
  if (!isPage) return true
  if (request.mode !== "navigate" && request.destination !== "document" && !/(?:\/|\.html)$/.test(new URL(request.url).pathname)) return false
  return /<html[^>]*\sdata-search=/.test(await response.clone().text())
}

async function keep(request, response) {
  try {
    if (!(await genuine(request, response))) return
    const cache = await caches.open(READ)
    const name = named(request.url)
    await cache.delete(name) // so that it stands last
    await cache.put(name, response)
    const names = await cache.keys()
    for (const old of names.slice(0, Math.max(0, names.length - MOST))) await cache.delete(old)
  } catch (error) {
    console.warn("not kept:", error) // no space left: reading goes on
  }
}

// What was read comes first: where the whole site is kept, all that was read before is gone, so it is newer. But of a newer index
// not all need have been read: there the whole site's comes first.
async function kept({ url }) {
  const ways = [read, whole]
  if (INDEX.test(new URL(url).pathname)) ways.reverse()
  return (await ways[0](url)) || ways[1](url)
}

async function read(address) {
  for (const url of spellings(named(address))) {
    const found = await caches.match(url, { cacheName: READ })
    if (found) return found
  }
  return undefined
}

// A script that is asked for by another version than the whole site's is not taken from it.
async function whole(address) {
  const version = new URL(address).searchParams.get("v")
  for (const name of (await caches.keys()).filter((one) => one.startsWith(WHOLE))) {
    const cache = await caches.open(name)
    const done = await cache.match(new URL(DONE, self.registration.scope))
    if (!done || (version && !(await done.text()).split(" ").includes(version))) continue
    for (const url of spellings(plain(address))) {
      const found = await cache.match(url)
      if (found) return found
    }
  }
  return undefined
}

// A page has one of several addresses, as servers have it: x/ is x/index.html, and x may be x.html.
function spellings(url) {
  if (url.endsWith("/")) return [url, `${url}index.html`]
  if (url.endsWith("/index.html")) return [url, url.slice(0, -"index.html".length)]
  if (url.endsWith(".html")) return [url, url.slice(0, -".html".length)]
  return /\/[^/.]+$/.test(url) ? [url, `${url}.html`] : [url]
}

// Under its address without a query, but for a script's version: marks and questions make no other page.
function named(address) {
  const version = new URL(address).searchParams.get("v")
  return plain(address) + (version ? `?v=${encodeURIComponent(version)}` : "")
}

function plain(address) {
  const url = new URL(address)
  return url.origin + url.pathname
}
