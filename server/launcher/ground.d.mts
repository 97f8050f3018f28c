// Types of what tests use of ground.mjs.
/** Does the job while no other process does one of this name. */
export function withLock<T>(name: string, job: () => Promise<T>): Promise<T>;
