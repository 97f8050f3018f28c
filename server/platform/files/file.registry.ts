// What files hang on says who may read them: the younger module that owns the row registers here.
import type { Context } from '../../core/context.ts';
import type { Permission } from '../../../schema/permission.ts';

export interface FileOwner {
  /** Name of the noun that stands between a file and what it hangs on. */
  resource: string;
  /** Who holds one of these may send files in. */
  words: readonly Permission[];
  /** May the viewer read the file of that row (its key without the customer)? */
  mayRead(ctx: Context, key: string): Promise<boolean>;
}

/** The name under which somebody's uploads stand in the log; null: their own. */
type Pseudonym = (ctx: Context) => string | null;
const pseudonyms: Pseudonym[] = [];
/** People whose name the log never tells beside a file, by their rights. */
export const definePseudonym = (of: Pseudonym): void => { pseudonyms.push(of); };
export const pseudonymOf = (ctx: Context): string | null => pseudonyms.map((of) => of(ctx)).find((name) => name !== null) ?? null;

const owners = new Map<string, FileOwner>();
export const defineFileOwner = (owner: FileOwner): void => { owners.set(owner.resource, owner); };

/** May somebody with these words send files in at all? */
export const maySendFiles = (holds: (word: Permission) => boolean): boolean => [...owners.values()].some((owner) => owner.words.some(holds));
/** May the viewer read a file that hangs on that row? Denied where nobody knows the row. */
export const mayReadFileOf = async (ctx: Context, resource: string, key: string): Promise<boolean> => (await owners.get(resource)?.mayRead(ctx, key)) ?? false;
