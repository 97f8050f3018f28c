// Types of the embedded PostgreSQL's launcher, for the tests and tools that are written in TypeScript.
export interface StartOptions {
  /** Folder of the kept cluster; needed unless `throwaway`. */
  dataDir?: string;
  /** A fresh cluster that is not durable and goes with this process: for tests. */
  throwaway?: boolean;
  /** A throwaway one lies in memory where the machine has plenty of it and no TMPDIR says where. */
  inMemory?: boolean;
  /** The address of a throwaway one leads through a Unix socket, where there are such. */
  bySocket?: boolean;
  /** Further server settings, by PostgreSQL's own names. */
  settings?: Record<string, string>;
  /** Told after the server had to be brought back, with an error when that failed. */
  onRestart?: (error?: Error) => void;
}

export interface RunningPostgres {
  /** Superuser's address of the database `aftercare` (throwaway: `postgres`). */
  url: string;
  port: number;
  /** True when another process owns the server and this one is a guest. */
  adopted: boolean;
  stop(): Promise<void>;
}

export class LauncherError extends Error {}
export function startPostgres(options?: StartOptions): Promise<RunningPostgres>;
