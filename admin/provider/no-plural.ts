// Stands in for the library with which ra-data-graphql would guess names of queries from a schema: ours are written down (operations.ts).
export default function noPlural(): never { throw new Error('Operations have names of their own'); }
