// How a value looks to who may not see it whole, for texts that modules write.
import type { MaskKind } from '../../../schema/base.ts';
import { mask } from './masks.rules.ts';

/** The masked form of a value; null for none. */
export const maskOf = (one: { kind: MaskKind; value: string } | null): string | null => (one ? mask(one.kind, one.value) : null);
