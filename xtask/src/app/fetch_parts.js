
// A page's parts must not take all six connections that a browser has to one place over HTTP/1.1:
// what somebody taps meanwhile would wait behind them.
const MOST = 5;
let running = 0;
const waiting = [];

// Small parts come together: the fragment of their address says where each is.
let pack;

async function part(url) {
    const [from, to] = url.hash.slice(1).split('-').map(Number);
    if (!to) return whole(url);
    url.hash = '';
    if (!pack) {
        pack = whole(url);
        // What failed can be tried again.
        pack.catch(() => { pack = undefined; });
    }
    return (await pack).slice(from, to);
}

async function whole(url) {
    if (running === MOST) await new Promise((go) => waiting.push(go));
    else running += 1;
    try {
        const response = await fetch(url);
        if (!response.ok) throw new Error('status ' + response.status);
        return await response.arrayBuffer();
    } finally {
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
    }
}

// Safari before 15 cannot make a module of what is still coming.
async function instantiate(bytes, imports) {
    return WebAssembly.instantiate(await bytes, imports);
}
