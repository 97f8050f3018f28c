// Row rules of customers: those whose home store one's word reaches; what a customer owns is seen with the customer.
import { defineListWhere, defineRowRule } from '../core/read/row-rules.ts';

defineRowRule('Customer', { store: 'storeId' });
for (const owned of ['Consent', 'CustomerBehaviour', 'Purchase', 'PurchaseLine', 'CustomerTag', 'SegmentMembership', 'RfmScore', 'TierPeriod']) {
  defineRowRule(owned, { through: 'customer' });
}
for (const shared of ['CustomField', 'Category', 'Product', 'Tag', 'Segment', 'SegmentVersion', 'RfmModel', 'TierRule']) defineRowRule(shared, 'open');

// Nameless buyers, and customers merged into others, are no people of a list; by id and along edges they are there.
defineListWhere('Customer', (alias) => `not ${alias}.is_stand_in and ${alias}.merged_into_id is null`, ['isStandIn', 'mergedIntoId', 'ids']);
