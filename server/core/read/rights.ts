// What a viewer may see of a row: whole, masked, in some rows only, or not at all; and by what they may filter and sort.
import { allNouns, type MaskKind, type NounMeta, type PropMeta } from '../../../schema/base.ts';
import type { Permission } from '../../../schema/permission.ts';
import type { Viewer } from '../context.ts';
import type { Binder } from './binder.ts';
import { comparedWords, reachesAsFar, rowSql, ruleOf, withWord } from './row-rules.ts';

export type Coverage = 'none' | 'part' | 'full';

/** How much of the rows that `read` opens the word `right` reaches. */
export function coverage(viewer: Viewer, read: Permission, right: Permission | undefined): Coverage {
  if (!right) return 'full';
  if (!viewer.reaches.has(right)) return 'none';
  return reachesAsFar(viewer, read, right) ? 'full' : 'part';
}

// Kept by the reaches, which all requests of a person share while the rights stand; the viewer itself is new in each.
const shapes = new WeakMap<Viewer['reaches'], string>();
/** Everything of the viewer's rights that a statement's text depends on; equal shapes share plans. */
export function planShape(viewer: Viewer): string {
  let shape = shapes.get(viewer.reaches);
  if (shape === undefined) {
    const seen = new Map<string, string>();
    for (const noun of allNouns()) {
      for (const prop of noun.props.values()) {
        const pair = `${noun.read}<${prop.right}`;
        if (prop.right && !seen.has(pair)) seen.set(pair, coverage(viewer, noun.read, prop.right).charAt(0));
      }
    }
    for (const [than, word] of comparedWords()) seen.set(`${than}<<${word}`, viewer.reaches.has(word) ? (reachesAsFar(viewer, than, word) ? 'f' : 'p') : 'n');
    const kinds = [...viewer.reaches].map(([word, r]) => `${word}${r.all ? 'a' : `${['', '1'][r.storeIds.length] ?? 's'}${r.own ? 'o' : ''}`}`).sort().join();
    shape = `${kinds}|${[...seen].map(([pair, c]) => pair + c).join()}`;
    shapes.set(viewer.reaches, shape);
  }
  return shape;
}

const masks: Record<MaskKind, string> = { phone: 'mask_phone', email: 'mask_email', name: 'mask_name', account: 'mask_account' };
/** A mask hides part of a value; the raw one leaves by `revealField` alone. */
export const maskedSql = (mask: MaskKind, expression: string): string => `${masks[mask]}(${expression})`;

/** The condition under which the viewer may see a guarded property of a row that they see; used where coverage is `part`. */
export function partSql(viewer: Viewer, noun: NounMeta, prop: PropMeta, alias: string, binder: Binder): string {
  return rowSql(viewer, noun, alias, binder, withWord(ruleOf(noun.name), prop.right as Permission)) ?? 'true';
}
