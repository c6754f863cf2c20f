// Writes FILE.br and FILE.gz beside each file that is named.
const fs = require("fs");
const zlib = require("zlib");
const params = zlib.constants;
for (const file of process.argv.slice(1)) {
  const content = fs.readFileSync(file);
  const brotli = zlib.brotliCompressSync(content, {
    params: {
      [params.BROTLI_PARAM_QUALITY]: 11,
      [params.BROTLI_PARAM_LGWIN]: 24,
      [params.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
  fs.writeFileSync(file + ".br", brotli);
  fs.writeFileSync(file + ".gz", zlib.gzipSync(content, { level: 9 }));
}
