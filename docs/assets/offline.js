// Keeps pages that were read, and when to get help, readable without a connection. What the host says comes first: an
// old copy is shown only where no answer comes, and says its day. Nothing is counted, and no other host is asked.
// The build puts this file at the root of the site, where browsers let it see every page.

// Filled in by the build: the page of help, and all that it loads.
const ALWAYS = [];
const MOST_FILES = 150;
const LONGEST_WAIT_MS = 10000;
// Named after their content, so what is kept is never old.
const NEVER_OLD = /\/assets\/(stylesheets|javascripts)\//;

const root = registration.scope;
// All sites of a host share one storage, so the name says in which folder this one lies.
const STORE = `cancerfax-guides-pages${new URL(root).pathname.slice(0, -1)}`;
const always = ALWAYS.map((name) => new URL(name, root).href);

// What a reader chose in a list stands behind the question mark, and is not kept.
const plain = (address) => address.split(/[?#]/)[0];

const isPage = (answer) => (answer.headers.get("Content-Type") || "").startsWith("text/html");

// A browser whose storage is damaged keeps nothing, and must still show what the host says.
async function find(address) {
  try {
    return await (await caches.open(STORE)).match(address);
  } catch (error) {}
}

async function keep(address, answer) {
  const store = await caches.open(STORE);
  await store.put(address, answer);
  const others = (await store.keys()).map((one) => one.url).filter((one) => !always.includes(one));
  await Promise.all(others.slice(0, -MOST_FILES).map((one) => store.delete(one)));
}

async function keepOpen(address) {
  const answer = await fetch(address);
  if (answer.ok && isPage(answer)) await keep(address, answer);
}

async function forget(address) {
  return (await caches.open(STORE)).delete(address);
}

async function fromHost(event, address) {
  const answer = await fetch(event.request);
  if (answer.status >= 500) throw new Error(answer.status);
  const wanted = event.request.mode !== "navigate" || isPage(answer);
  if (answer.ok && wanted) event.waitUntil(keep(address, answer.clone()));
  // Of a page that moved a worker learns no more than this type.
  const gone = answer.type === "opaqueredirect" || [404, 410].includes(answer.status);
  // A host being mended must not take the signs of danger from a device; a newer worker tells what replaces them.
  if (gone && !always.includes(address)) event.waitUntil(forget(address));
  return answer;
}

async function respond(event) {
  const address = plain(event.request.url);
  const kept = await find(address);
  if (kept && NEVER_OLD.test(address)) return kept;
  const answer = fromHost(event, address);
  // What comes too late for this time is kept for the next.
  event.waitUntil(answer.catch(() => {}));
  const tooLong = () => new Promise((_, give) => setTimeout(give, LONGEST_WAIT_MS));
  try {
    // On a slow line the page that was asked for is better than another.
    return await (kept ? Promise.race([answer, tooLong()]) : answer);
  } catch (error) {
    if (event.request.mode !== "navigate") return kept || answer;
    const copy = kept || (await find(always[0]));
    return copy ? asCopy(copy, !kept) : answer;
  }
}

// The page with its notice shown, which overrides/partials/kept-copy.html writes into each.
async function asCopy(kept, instead) {
  const day = new Date(kept.headers.get("Date")).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
  let html = (await kept.text()).replace(/<!--kept-copy([^]*?)-->/, "$1").replace("<b></b>", `<b>${day}</b>`);
  // It stands at the address of another page, and its links begin one folder below the root.
  if (instead) html = html.replace(/<span hidden(="")?>/, "<span>").replace(/(href|src)="(\.\/)*\.\.\/?/g, `$1="${root}`);
  return new Response(html, { headers: kept.headers });
}

addEventListener("install", (event) => {
  skipWaiting();
  const begin = async () => {
    const store = await caches.open(STORE);
    await store.addAll(always.map((address) => new Request(address, { cache: "no-cache" })));
    // The page that the reader has open came before this worker.
    const open = await clients.matchAll({ includeUncontrolled: true, type: "window" });
    const ours = open.map(({ url }) => plain(url)).filter((address) => address.startsWith(root));
    await Promise.all(ours.map((address) => keepOpen(address).catch(() => {})));
  };
  event.waitUntil(begin());
});

// No preload of pages: in Firefox it fails without a connection, and takes the kept copy along.
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(root)) return;
  if (request.mode === "navigate" || request.url.startsWith(`${root}assets/`)) event.respondWith(respond(event));
});
