// Which stores somebody's roles reach: what the switch at the top offers.
import type { ViewerRole } from '../provider/viewer.ts';

/** The stores whose work somebody sees by any of their roles: all, those of a region, or one. A role over one's own rows opens none. */
export function storesWithin<S extends { id: string; regionId: string }>(roles: readonly Pick<ViewerRole, 'scope' | 'storeId' | 'regionId'>[], stores: readonly S[]): S[] {
  return stores.filter((store) => roles.some((role) => role.scope === 'ALL' || (role.scope === 'REGION' && role.regionId === store.regionId) || (role.scope === 'STORE' && role.storeId === store.id)));
}
