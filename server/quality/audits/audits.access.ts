// Row rules of audits: stores see what is published of theirs, fillers see their own, reviewers what is theirs to review.
import { defineRowRule } from '../../core/read/row-rules.ts';
import { keepPresenceQuiet } from '../../platform/outbox/presence.service.ts';

defineRowRule('AuditTemplate', 'open');
defineRowRule('Instrument', 'open');
defineRowRule('Audit', { any: [{ store: 'publishedStoreId', word: 'quality:read-results' }, { store: 'storeId', word: 'quality:review-audits' }, { own: 'fillerId', as: 'user' }] });
defineRowRule('AuditFailure', { through: 'audit' });
// A receipt names who paid, with card and minute: what proves a secret visit shows its audit to nobody (shownAuditId is empty), whoever sees the audit.
defineRowRule('AuditFile', { any: [{ through: 'shownAudit' }, { all: 'quality:read-shoppers' }, { own: 'proverId', as: 'user' }] });
defineRowRule('AuditEdit', { through: 'audit' });
defineRowRule('AuditDispute', { through: 'audit' });
defineRowRule('MysteryProgramme', 'open');
defineRowRule('AuditWave', 'open');
defineRowRule('AuditVisit', { any: [{ all: 'quality:read-programmes' }, { store: 'announcedStoreId', word: 'quality:read-results' }, { own: 'fillerId', as: 'user' }] });
defineRowRule('Shopper', { all: 'quality:read-shoppers' });
defineRowRule('ShopperPayment', { any: [{ all: 'quality:read-shoppers' }, { own: 'userId', as: 'user' }] });

// A shopper who looks at her own report is seen by nobody.
for (const noun of ['Audit', 'AuditVisit', 'AuditFailure', 'AuditDispute', 'MysteryProgramme', 'AuditWave', 'ShopperPayment']) keepPresenceQuiet(noun);
