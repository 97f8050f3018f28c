// Who approves pay, and above which sum a second person must: data in versions, as every authority.
import { z } from 'zod';
import { authorityShape, readRules, type Authority } from '../core/authority.ts';
import { isMoney } from '../core/money.ts';
import { defineAuthority } from '../platform/approval/approval.registry.ts';

export interface PayAuthority extends Authority { secondAbove: string }
const shape = z.strictObject({ ...authorityShape, secondAbove: z.string().refine((text) => isMoney(text) && !text.startsWith('-')) });
/** Finance approves what personnel reckons; a run above half a million takes two of them. Days to answer: seven. */
const SHIPPED: PayAuthority = { limits: [], approvers: [{ id: 'finance', roles: ['finance'], upTo: null, source: 'own' }], dueMinutes: 10_080, secondAbove: '500000.00' };

export const PAY_POLICY = defineAuthority<PayAuthority>({ key: 'pay', nameZh: '薪酬审批', nameEn: 'Approval of pay', parse: (raw) => readRules(shape, raw) as PayAuthority, shipped: SHIPPED });
