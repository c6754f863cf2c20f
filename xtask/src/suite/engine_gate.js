// Fails where this engine cannot compile a module or parse a script that is named, a page's
// inline scripts included.
const fs = require("fs");
const vm = require("vm");
for (const file of process.argv.slice(1)) {
  const content = fs.readFileSync(file);
  if (file.endsWith(".wasm")) {
    new WebAssembly.Module(content);
  } else if (file.endsWith(".html")) {
    for (const [, kind, code] of content.toString().matchAll(/<script([^>]*)>([^]*?)<\/script>/g)) {
      if (!kind.includes("json")) parse(code, file, kind.includes("module"));
    }
  } else {
    parse(content.toString(), file, /\/assets\/[^/]+$/.test(file));
  }
}

function parse(code, file, isModule) {
  if (isModule) {
    new vm.SourceTextModule(code, { identifier: file });
  } else {
    new vm.Script(code, { filename: file });
  }
}
