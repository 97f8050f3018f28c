// How files that came in and went out are spoken of on the wire.
import { defineResource } from '../provider/resources.ts';

const FIELDS = 'direction kind fileName isDryRun rowCount acceptedCount repairedCount rejectedCount unchangedCount mapping undoableUntil undoneAt createdAt user { id name nameEn } job { id state done total failedCount error }';
defineResource({ name: 'imports', noun: 'Transfer', one: 'transfer', many: 'transfers', fields: FIELDS });
defineResource({ name: 'exports', noun: 'Transfer', one: 'transfer', many: 'transfers', fields: FIELDS });
