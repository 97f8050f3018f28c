// Puts a page's whole address on the clipboard.
/** True when it is there; browsers may refuse. */
export async function copyAddress(path: string | null | undefined): Promise<boolean> {
  if (!path) return false;
  try { await navigator.clipboard.writeText(`${location.origin}${path}`); return true; } catch { return false; }
}
