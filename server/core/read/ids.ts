// Ids on the wire: plain numbers for most rows; the id of a row that a customer owns carries its customer (`P104-998`).
import { nounOf, type NounMeta } from '../../../schema/base.ts';

/** Largest bigint; a number above it cannot be an id and must not reach the database. */
const MOST = '9223372036854775807';
const digits = /^[1-9]\d{0,18}$/;
const isKey = (text: string): boolean => digits.test(text) && (text.length < 19 || text <= MOST);

export interface RowKey { owner: string | null; id: string }

/** What a wire id stands for, or null when it cannot be the id of such a row; grants nothing by itself. */
export function decodeId(noun: NounMeta | string, wire: unknown): RowKey | null {
  const meta = typeof noun === 'string' ? nounOf(noun) : noun;
  if (typeof wire !== 'string') return null;
  if (!meta.owner) return isKey(wire) ? { owner: null, id: wire } : null;
  const letter = meta.letter ?? '';
  if (!wire.startsWith(letter)) return null;
  const [owner = '', id = '', more] = wire.slice(letter.length).split('-');
  return more === undefined && isKey(owner) && isKey(id) ? { owner, id } : null;
}

/** The wire id of a row. */
export function encodeId(noun: NounMeta | string, key: { owner?: string | null; id: string }): string {
  const meta = typeof noun === 'string' ? nounOf(noun) : noun;
  return meta.owner ? `${meta.letter ?? ''}${key.owner}-${key.id}` : key.id;
}

/** The same as SQL: `column` holds the id of a `noun`, `alias` is the row it stands in (which has the same owner). */
export function idSql(noun: NounMeta, alias: string, column: string, ownerColumn = 'customer_id'): string {
  return noun.owner ? `'${noun.letter ?? ''}' || ${alias}.${ownerColumn} || '-' || ${alias}.${column}` : `${alias}.${column}::text`;
}

/** Property that is the key of a noun: `id`, or the only key it has. */
export const keyProp = (noun: NounMeta): string => (noun.props.has('id') ? 'id' : ([...noun.props.values()].find((p) => p.key)?.name ?? 'id'));
