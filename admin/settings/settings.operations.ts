// How the fields and the tier rules that a chain sets for itself are spoken of on the wire.
import { defineResource, whole } from '../provider/resources.ts';

const FIELD_WRITES = whole('key', 'labelZh', 'labelEn', 'fieldKind', 'choices');
defineResource({
  name: 'customFields', noun: 'CustomField', one: 'customField', fields: 'key labelZh labelEn fieldKind choices',
  create: { mutation: 'saveCustomField', input: 'SaveCustomFieldInput', toInput: FIELD_WRITES },
  update: { mutation: 'saveCustomField', input: 'SaveCustomFieldInput', toInput: FIELD_WRITES },
});
defineResource({ name: 'tierRules', noun: 'TierRule', one: 'tierRule', fields: 'number levels effectiveFrom supersededAt createdAt' });
