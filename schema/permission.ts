// The one list of permission words: what a role may be granted; every query, write and guarded field names one of these.
export const PERMISSIONS = [
  'platform:read-users', 'platform:write-users', 'platform:read-roles', 'platform:grant-roles', 'platform:read-events',
  'platform:read-own-events', 'platform:write-api-keys', 'platform:read-all-jobs', 'platform:introspect', 'platform:share-views',
  'platform:read-calendars', 'platform:write-calendars', 'platform:read-ledger', 'platform:pay-out',
  'platform:read-approvals', 'platform:read-authority', 'platform:write-authority',
  'forms:read', 'forms:write',
  'staff:read', 'staff:read-personal', 'staff:write', 'staff:write-stores', 'staff:read-pay', 'staff:import',
  'staff:read-scorecards', 'staff:write-schemes', 'staff:close-periods', 'staff:decide-objections', 'staff:plan', 'staff:decide-ideas', 'staff:decide-careers',
  'training:learn', 'training:read', 'training:write', 'training:assign', 'training:record', 'training:grade',
  'customers:read', 'customers:contact', 'customers:birthday', 'customers:address', 'customers:reveal', 'customers:write',
  'customers:merge', 'customers:tag', 'customers:write-tags', 'customers:import', 'customers:export', 'customers:erase',
  'customers:analyse', 'customers:write-models', 'customers:read-orders', 'products:read', 'products:write',
  'segments:read', 'segments:write',
  'tickets:read', 'tickets:open', 'tickets:write', 'tickets:assign', 'tickets:read-notes', 'tickets:write-notes', 'tickets:configure', 'tickets:import', 'tickets:export',
  'tickets:read-policies', 'tickets:write-policies', 'tickets:retarget',
  'tickets:compensate', 'tickets:approve', 'tickets:write-playbooks', 'tickets:write-incidents', 'tickets:hear-incidents',
  'voice:read', 'voice:write', 'voice:answer-for', 'voice:import',
  'quality:read', 'quality:open', 'quality:write', 'quality:verify', 'quality:configure',
  'tickets:decide-liability', 'tickets:charge-back',
  'quality:read-audits', 'quality:read-results', 'quality:fill-audits', 'quality:review-audits', 'quality:dispute-audits', 'quality:decide-disputes',
  'quality:write-templates', 'quality:read-programmes', 'quality:write-programmes', 'quality:read-shoppers', 'quality:import-audits',
  'training:read-bank', 'training:write-exams', 'training:mark', 'training:certify', 'training:read-results',
  'quality:sample', 'quality:review-tickets', 'quality:plan',
  'incentives:read', 'incentives:write', 'incentives:approve', 'incentives:pay',
] as const;

/** One permission word, `module:verb`. */
export type Permission = (typeof PERMISSIONS)[number];

/** How far a granted word reaches: nothing but one's own, one store, one region's stores, everything. */
export const SCOPES = ['OWN', 'STORE', 'REGION', 'ALL'] as const;
export type ScopeKind = (typeof SCOPES)[number];
