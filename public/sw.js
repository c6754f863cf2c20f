// Service worker: opens the app without network. Online it changes nothing that a person sees:
// pages come from the network, the API is not touched, and files named after their content are
// the same wherever they come from. The build writes the names and the version in here, so that
// every release is a new worker, which keeps its own files and deletes those before.
'use strict';

const VERSION = '{{version}}';
const CACHE = 'sgt-' + VERSION;
// What every page names, and the parts of the app that are fetched when a page needs them.
const FIRST = ['{{css}}', '{{js}}', '{{wasm}}'];
const ASSETS = FIRST.concat({{parts}});
const CONFIG = '/config.json';
// The app without any page in it. A server that fills in its pages has it at an address of its
// own; to a static host it is the index.
const SHELLS = ['/shell.html', '/index.html'];
const SHELL = SHELLS[0];
// How long the network may take, in milliseconds, before what is kept stands in.
const PATIENCE = 4000;

self.addEventListener('install', event => {
  // Nothing waits for old pages: the files of the release before are still served.
  self.skipWaiting();
  event.waitUntil(keep());
});

self.addEventListener('activate', event => {
  event.waitUntil(begin());
});

self.addEventListener('fetch', event => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (ASSETS.includes(url.pathname)) {
    event.respondWith(kept(url.pathname).then(found => found || fetch(request)));
  } else if (url.pathname === CONFIG) {
    event.respondWith(within(fetch(request)).catch(() => keptOr(CONFIG, () => fetch(request))));
  } else if (request.mode === 'navigate' && isPage(url.pathname)) {
    event.respondWith(page(event));
  }
});

async function keep() {
  const cache = await caches.open(CACHE);
  await Promise.all([
    shell().then(response => cache.put(SHELL, response)),
    fetch(CONFIG, { cache: 'no-cache' }).then(response => response.ok && cache.put(CONFIG, response)),
    cache.addAll(ASSETS),
  ]);
}

async function shell() {
  for (const address of SHELLS) {
    const response = await fetch(address, { cache: 'no-cache' });
    const text = response.ok ? await response.text() : '';
    // A page with its answers in it is the page of one address, and no other's; and a shell of
    // another release does not fit to these files.
    if (FIRST.every(name => text.includes(name)) && !text.includes('id="first-view"')) {
      // Made anew: a page must not come from an answer that was redirected.
      const headers = { 'content-type': 'text/html; charset=utf-8' };
      const policy = response.headers.get('content-security-policy');
      if (policy) headers['content-security-policy'] = policy;
      return new Response(text, { headers: headers });
    }
  }
  throw new Error('there is no shell for these files');
}

async function begin() {
  const names = await caches.keys();
  const old = names.filter(name => name.startsWith('sgt-') && name !== CACHE);
  await Promise.all(old.map(name => caches.delete(name)));
  // Asks the network while this worker starts.
  if (self.registration.navigationPreload) await self.registration.navigationPreload.enable();
}

async function page(event) {
  const answer = network(event);
  event.waitUntil(answer.catch(() => {}));
  let came;
  try {
    came = await within(answer);
  } catch (error) {
    return keptOr(SHELL, () => answer);
  }
  // Where the server fails, the app can still show what the phone has.
  return came.status >= 500 ? keptOr(SHELL, () => came) : came;
}

async function network(event) {
  const early = event.preloadResponse && await event.preloadResponse;
  return early || fetch(event.request);
}

function within(promise) {
  return new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE);
    promise.then(resolve, reject);
  });
}

async function keptOr(address, other) {
  return (await kept(address)) || other();
}

// What is kept; nothing where storage fails.
async function kept(address) {
  try {
    return await caches.match(address, { cacheName: CACHE, ignoreVary: true });
  } catch (error) {
    return undefined;
  }
}

// As the server tells pages from files: a file's name has a dot in it, and no page's first part.
function isPage(path) {
  return !path.startsWith('/api/') && !path.startsWith('/assets/') && !/^\/[^/]*\.[^/]*$/.test(path);
}
