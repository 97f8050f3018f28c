// Stands in for the library with which ra-core would export rows in the browser: exports are the server's here, with rights and masks.
export default function noExporter(): never { throw new Error('Rows are exported by the server'); }
