// What to say, to do and to give in a scenario: playbooks in versions, their use on a ticket, and the steps ticked there.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';
import { VersionState } from '../platform/calendar.ts';
import { NeedClass, TicketLevel } from './kinds.ts';

export enum PlaybookUseState { RUNNING = 'RUNNING', FINISHED = 'FINISHED', LEFT = 'LEFT' }
registerEnumType(PlaybookUseState, { name: 'PlaybookUseState', description: 'LEFT: given up before its end, with a reason.' });
export enum EvidenceKind {
  PHOTO = 'PHOTO', VIDEO = 'VIDEO', RECEIPT = 'RECEIPT', BATCH = 'BATCH', MEASUREMENT = 'MEASUREMENT', RECORDING = 'RECORDING', SIGNATURE = 'SIGNATURE', NOTE = 'NOTE',
}
registerEnumType(EvidenceKind, { name: 'EvidenceKind', description: 'RECEIPT: the purchase, also found by the member; BATCH: its number or sample; MEASUREMENT: values taken on site; NOTE: words.' });

@Noun('Playbook', {
  table: 'playbooks', read: 'tickets:read', defaultSort: { prop: 'position', order: 'ASC' },
  description: 'A scenario that comes often: 37 are shipped (A-16), chains add and change.',
})
export class Playbook extends Row {
  @Prop({ kind: 'text', description: 'Stable name.' }) key!: string;
  @Prop({ kind: 'text' }) nameZh!: string;
  @Prop({ kind: 'text' }) nameEn!: string;
  @Prop({ kind: 'id', of: 'TicketCategory', nullable: true, facet: true }) categoryId?: string | null;
  @Prop({ kind: 'enum', enum: NeedClass, facet: true }) needClass!: NeedClass;
  @Prop({ kind: 'enum', enum: TicketLevel, facet: true }) level!: TicketLevel;
  @Prop({ kind: 'texts', fallback: "'{}'", description: 'Words, in either language, by which it is proposed.' }) words!: string[];
  @Prop({ kind: 'int', fallback: '0', description: 'Place in lists.' }) position!: number;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Shipped with the product.' }) isShipped!: boolean;
  @Prop({ kind: 'boolean', fallback: 'false', facet: true }) isArchived!: boolean;
}

@Noun('PlaybookVersion', {
  table: 'playbook_versions', read: 'tickets:read', defaultSort: { prop: 'number', order: 'DESC' },
  description: 'One version of a playbook; a use keeps the version that it began with.',
})
export class PlaybookVersion extends Row {
  @Prop({ kind: 'id', of: 'Playbook' }) playbookId!: string;
  @Prop({ kind: 'int' }) number!: number;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'Its playbook and number, as people say them.' }) labelZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) labelEn!: string;
  @Prop({ kind: 'enum', enum: VersionState, facet: true, fallback: "'DRAFT'" }) state!: VersionState;
  @Prop({ kind: 'json', description: '{ fields: [{ key, kind, zh, en, isRequired, from }], script: { listen, empathise, plan: { zh, en } }, steps: [{ key, zh, en, who, right, limit, evidence, withinMinutes, isOptional, source }], outcomes: [{ key, zh, en, isGood }] }' }) content!: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What changed, and why.' }) note?: string | null;
  @Prop({ kind: 'instant', nullable: true }) effectiveFrom?: string | null;
  @Prop({ kind: 'instant', nullable: true }) supersededAt?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) authorId?: string | null;
  @Prop({ kind: 'id', of: 'User', nullable: true }) publishedById?: string | null;
}

@Noun('PlaybookUse', {
  table: 'playbook_uses', read: 'tickets:read', owner: 'customerId', letter: 'U', roots: { one: 'playbookUse', many: 'playbookUses' }, defaultSort: { prop: 'startedAt', order: 'DESC' },
  description: 'A playbook at work on a ticket: by which version, how far, and what came of it.',
})
export class PlaybookUse extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'Playbook', facet: true }) playbookId!: string;
  @Prop({ kind: 'id', of: 'PlaybookVersion' }) versionId!: string;
  @Prop({ kind: 'enum', enum: PlaybookUseState, facet: true, fallback: "'RUNNING'" }) state!: PlaybookUseState;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) startedById?: string | null;
  @Prop({ kind: 'instant' }) startedAt!: string;
  @Prop({ kind: 'day', description: 'In the store’s zone.' }) startedOn!: string;
  @Prop({ kind: 'instant', nullable: true }) finishedAt?: string | null;
  @Prop({ kind: 'int', nullable: true, description: 'From its beginning to its end.' }) usedSeconds?: number | null;
  @Prop({ kind: 'int', description: 'Steps that the version asks for, optional ones too.' }) stepCount!: number;
  @Prop({ kind: 'int', fallback: '0' }) doneCount!: number;
  @Prop({ kind: 'int', fallback: '0', description: 'Steps left out, each with a reason.' }) skippedCount!: number;
  @Prop({ kind: 'text', nullable: true, facet: true, description: 'Key of one of the version’s outcomes.' }) outcome?: string | null;
  @Prop({ kind: 'boolean', nullable: true, description: 'Is that an outcome as it should be?' }) isGoodOutcome?: boolean | null;
  @Prop({ kind: 'int', nullable: true, description: '1 to 5, as the customer said of the ticket at the callback.' }) satisfaction?: number | null;
  @Prop({ kind: 'json', nullable: true, description: 'What its fields were filled with.' }) filledFields?: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false, description: 'What is to be said of its end.' }) note?: string | null;
}

@Noun('PlaybookTick', {
  table: 'playbook_ticks', read: 'tickets:read', owner: 'customerId', letter: 'Q', roots: false, defaultSort: { prop: 'tickedAt', order: 'ASC' },
  description: 'A step of a playbook that was taken, or left out with a reason.',
})
export class PlaybookTick {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'id', key: true }) id!: string;
  @Prop({ kind: 'id', of: 'Ticket' }) ticketId!: string;
  @Prop({ kind: 'id', of: 'PlaybookUse' }) useId!: string;
  @Prop({ kind: 'text' }) stepKey!: string;
  @Prop({ kind: 'boolean', fallback: 'false' }) isSkipped!: boolean;
  @Prop({ kind: 'instant' }) tickedAt!: string;
  @Prop({ kind: 'int', description: 'Since the step before, or since the beginning.' }) stepSeconds!: number;
  @Prop({ kind: 'boolean', nullable: true, description: 'Later than the step allows; null: it sets no time.' }) isLate?: boolean | null;
  @Prop({ kind: 'id', of: 'Employee', nullable: true }) tickedById?: string | null;
  @Prop({ kind: 'money', nullable: true, description: 'What was given by this step.' }) amount?: string | null;
  @Prop({ kind: 'json', nullable: true, description: 'What proves it: [{ kind, note, fileIds }]; the files hang on the ticket.' }) evidence?: unknown;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) note?: string | null;
}
