// The customer that stands for all nameless people of a store (scale.md rule 2): found, or made when first needed.
import type { WriteContext } from '../core/context.ts';

/** The key of a store's stand-in. */
export async function standInOf(tx: WriteContext, storeId: string): Promise<string> {
  const find = () => tx.manager.query<{ id: string }[]>('select id::text from customers where store_id = $1 and is_stand_in', [storeId]);
  const [known] = await find();
  if (known) return known.id;
  await tx.manager.query(
    `insert into customers (name, name_pinyin, name_initials, store_id, is_stand_in) values ('未登记顾客', 'weidengjiguke', 'wdjgk', $1, true)
     on conflict (store_id) where is_stand_in do nothing`, [storeId]);
  const [made] = await find();
  if (!made) throw new Error(`Store ${storeId} has no stand-in`);
  return made.id;
}
