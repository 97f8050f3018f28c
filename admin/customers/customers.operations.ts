// How customers, purchases, tags and segments are spoken of on the wire, and the filters that their lists may stand on.
import { defineResource, whole } from '../provider/resources.ts';

const BEHAVIOUR = 'behaviour { spend365 visits30 visits90 visits365 lastPurchaseOn }';
const STORE = 'store { id nameZh nameEn }';
const TAGS = 'tags { id nameZh nameEn colour tagKind }';

/** What a score filter asks for: a cell of the grid, or a group. */
export interface RfmFilter { modelId: string; r?: number; f?: number; m?: number; groupKey?: string }

/** A score filter in the words of the wire. */
export const rfmCondition = ({ modelId, r, f, m, groupKey }: RfmFilter): Record<string, unknown> => ({
  rfmScores: { some: {
    modelId: { eq: modelId },
    ...(r ? { r: { eq: r } } : {}), ...(f ? { f: { eq: f } } : {}), ...(m ? { m: { eq: m } } : {}), ...(groupKey ? { groupKey: { eq: groupKey } } : {}),
  } },
});

defineResource({
  name: 'customers', noun: 'Customer', one: 'customer',
  fields: `memberNo name phone tier joinedOn ${STORE} ${TAGS} ${BEHAVIOUR}`,
  oneFields: `memberNo name phone email birthday gender address country storeId joinedOn channel tier custom ${STORE} ${TAGS} ${BEHAVIOUR}`,
  labelFields: 'memberNo name phone',
  create: { mutation: 'createCustomer', input: 'CreateCustomerInput' },
  update: { mutation: 'updateCustomer', input: 'UpdateCustomerInput' },
  filterMap: {
    // The scope of the top bar stands beside the store facet, so that neither hides the other.
    scope: (value) => ({ and: [{ storeId: { in: value } }] }),
    tags: (value) => ({ tags: { some: { ids: value } } }),
    segment: (value) => ({ segments: { some: { ids: [value] } } }),
    segmentKey: (value) => ({ segments: { some: { key: { eq: value } } } }),
    rfm: (value) => rfmCondition(value as RfmFilter),
  },
});

defineResource({
  name: 'purchases', noun: 'Purchase', one: 'purchase', versioned: false,
  fields: `customerId purchasedAt businessOn receiptNo channel country amount salesAmount returnsAmount lineCount ${STORE} customer { id name memberNo }`,
  filterMap: {
    scope: (value) => ({ and: [{ storeId: { in: value } }] }),
    category: (value) => ({ lines: { some: { lineKind: { eq: 'SALE' }, product: { categoryId: { eq: value } } } } }),
  },
});

const TAG_FIELDS = 'key nameZh nameEn groupZh groupEn colour tagKind ownerId expiresAfterDays adviceZh adviceEn isArchived';
const TAG_WRITES = whole('key', 'nameZh', 'nameEn', 'groupZh', 'groupEn', 'colour', 'expiresAfterDays', 'adviceZh', 'adviceEn', 'ownerId');
defineResource({
  name: 'tags', noun: 'Tag', one: 'tag', fields: TAG_FIELDS, oneFields: `${TAG_FIELDS} rule`,
  create: { mutation: 'saveTag', input: 'SaveTagInput', toInput: (data) => ({ ...TAG_WRITES(data), ...(data.tagKind ? { tagKind: data.tagKind } : {}), ...(data.rule ? { rule: data.rule } : {}) }) },
  update: { mutation: 'saveTag', input: 'SaveTagInput', toInput: (data) => ({ ...TAG_WRITES(data), ...(data.rule ? { rule: data.rule } : {}) }) },
});

defineResource({
  name: 'segments', noun: 'Segment', one: 'segment',
  fields: 'key nameZh nameEn description segmentKind ruleVersion memberCount computedAt ownerId isArchived isShipped owner { name nameEn }',
  oneFields: 'key nameZh nameEn description segmentKind rule ruleVersion memberCount computedAt ownerId isArchived isShipped',
  labelFields: 'nameZh nameEn memberCount segmentKind',
  filterMap: { archived: (value) => ({ isArchived: { eq: value } }) },
});
defineResource({ name: 'rfmModels', noun: 'RfmModel', one: 'rfmModel', fields: 'key number nameZh nameEn format method windowDays cuts groups effectiveFrom supersededAt asOf computedAt customerCount' });
