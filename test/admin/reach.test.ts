// What the switch of stores offers to whom.
import { expect, test } from 'vitest';
import { storesWithin } from '../../admin/layout/reach.ts';

const stores = [{ id: '1', regionId: '1' }, { id: '2', regionId: '1' }, { id: '3', regionId: '2' }];
const role = (scope: 'OWN' | 'STORE' | 'REGION' | 'ALL', storeId: string | null = null, regionId: string | null = null) => ({ scope, storeId, regionId });

test.each([
  ['one store', [role('STORE', '2')], ['2']],
  ['a region', [role('REGION', null, '1')], ['1', '2']],
  ['a store here and a region there', [role('STORE', '1'), role('REGION', null, '2')], ['1', '3']],
  ['all, whatever else', [role('STORE', '1'), role('ALL')], ['1', '2', '3']],
  ['own rows alone', [role('OWN')], []],
] as const)('who has %s is offered what that reaches', (_, roles, ids) => { expect(storesWithin(roles, stores).map((one) => one.id)).toEqual(ids); });
