// Something made here, saved as a file by the browser.

/** Saves a value as a JSON file under that name. */
export function saveJson(value: unknown, name: string): void {
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' })), download: name });
  link.click();
  // Some browsers begin to read it only when this has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
