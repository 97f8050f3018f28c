// Type of the search for a browser, for the tests.
export function findChrome(): string | null;
