// Whose ticket it is, for people: the customer; of a walk-in, who hangs on her store's stand-in, how she called herself.

/** Null where nobody said. A ticket without a tier was opened for somebody whom the chain does not know. */
export const whoOf = (row: { tier: string | null; contactName: string | null; customer: { name: string } | null }): string | null =>
  (row.tier === null ? row.contactName ?? row.customer?.name : row.customer?.name ?? row.contactName) ?? null;
