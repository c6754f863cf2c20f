
async function instantiate(source, imports) {
    const response = await source;
    if (!response.ok) throw new Error('status ' + response.status);
    if (WebAssembly.instantiateStreaming && response.headers.get('content-type') === 'application/wasm') {
        return WebAssembly.instantiateStreaming(response, imports);
    }
    return WebAssembly.instantiate(await response.arrayBuffer(), imports);
}
