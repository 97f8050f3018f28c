// A person who bought or may buy, with the consents given and the fields a chain adds of its own.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum Gender { FEMALE = 'FEMALE', MALE = 'MALE', UNKNOWN = 'UNKNOWN' }
registerEnumType(Gender, { name: 'Gender' });
export enum Tier { GOLD = 'GOLD', SILVER = 'SILVER', REGULAR = 'REGULAR', NEW = 'NEW' }
registerEnumType(Tier, { name: 'Tier', description: 'Value level, by the tier rules in force.' });
export enum ConsentChannel { SMS = 'SMS', EMAIL = 'EMAIL', PHONE = 'PHONE', WECOM = 'WECOM' }
registerEnumType(ConsentChannel, { name: 'ConsentChannel' });
export enum CustomFieldKind { TEXT = 'TEXT', NUMBER = 'NUMBER', DAY = 'DAY', BOOLEAN = 'BOOLEAN', CHOICE = 'CHOICE' }
registerEnumType(CustomFieldKind, { name: 'CustomFieldKind' });

@Noun('Customer', {
  table: 'customers', read: 'customers:read', search: true, defaultSort: { prop: 'id', order: 'ASC' },
  description: 'A person who bought or may buy; a member once there is a member number.',
})
export class Customer extends Row {
  @Prop({ kind: 'text', nullable: true }) memberNo?: string | null;
  @Prop({ kind: 'text' }) name!: string;
  @Prop({ kind: 'text', hidden: true }) namePinyin!: string;
  @Prop({ kind: 'text', hidden: true }) nameInitials!: string;
  @Prop({ kind: 'text', nullable: true, mask: 'phone', right: 'customers:contact', description: 'Masked (138****5678); revealField answers the whole.' })
  phone?: string | null;
  @Prop({ kind: 'text', nullable: true, mask: 'email', right: 'customers:contact' }) email?: string | null;
  @Prop({ kind: 'day', nullable: true, right: 'customers:birthday' }) birthday?: string | null;
  @Prop({ kind: 'enum', enum: Gender, facet: true, fallback: "'UNKNOWN'" }) gender!: Gender;
  @Prop({ kind: 'text', nullable: true, right: 'customers:address', filter: false, sort: false }) address?: string | null;
  @Prop({ kind: 'text', nullable: true, facet: true }) country?: string | null;
  @Prop({ kind: 'id', of: 'Store', nullable: true, facet: true, description: 'Home store: whose staff may see the row.' })
  storeId?: string | null;
  @Prop({ kind: 'day', nullable: true }) joinedOn?: string | null;
  @Prop({ kind: 'text', nullable: true, facet: true, description: 'Channel by which the customer came.' }) channel?: string | null;
  @Prop({ kind: 'enum', enum: Tier, facet: true, fallback: "'REGULAR'" }) tier!: Tier;
  @Prop({ kind: 'json', nullable: true, description: 'Fields of the chain’s own, by key of CustomField.' }) custom?: unknown;
  /** Stands for all nameless buyers of one store (scale.md rule 2); lists and analyses leave it out. */
  @Prop({ kind: 'boolean', fallback: 'false' }) isStandIn!: boolean;
  @Prop({ kind: 'id', of: 'Customer', nullable: true, description: 'Set when merged into another.' }) mergedIntoId?: string | null;
  /** The import that made the row, so that it can be taken back. */
  @Prop({ kind: 'id', hidden: true, nullable: true }) transferId?: string | null;
}

@Noun('Consent', { table: 'consents', read: 'customers:read', owner: 'customerId', letter: 'K', description: 'What a customer agreed to or refused, when and where it was said.' })
export class Consent extends Row {
  @Prop({ kind: 'id', of: 'Customer' }) customerId!: string;
  @Prop({ kind: 'enum', enum: ConsentChannel }) channel!: ConsentChannel;
  @Prop({ kind: 'boolean' }) isGiven!: boolean;
  @Prop({ kind: 'text', description: 'Where it was said: till, mini-program, import ...' }) source!: string;
  @Prop({ kind: 'instant' }) givenAt!: string;
}

@Noun('CustomField', { table: 'custom_fields', read: 'customers:read', defaultSort: { prop: 'key', order: 'ASC' }, description: 'A typed field that this chain added to its customers.' })
export class CustomField extends Row {
  @Prop({ kind: 'text' }) key!: string;
  @Prop({ kind: 'text' }) labelZh!: string;
  @Prop({ kind: 'text' }) labelEn!: string;
  @Prop({ kind: 'enum', enum: CustomFieldKind }) fieldKind!: CustomFieldKind;
  @Prop({ kind: 'json', nullable: true, description: 'For a choice: [{ value, zh, en }].' }) choices?: unknown;
}

/** Behaviour of one customer, kept up as purchases arrive; windows end today and are rolled each business day. */
@Noun('CustomerBehaviour', { table: 'customer_behaviour', read: 'customers:read-orders', roots: false, description: 'What a customer’s purchases say, kept up as they arrive.' })
export class CustomerBehaviour {
  @Prop({ kind: 'id', of: 'Customer', key: true }) customerId!: string;
  @Prop({ kind: 'day', nullable: true }) firstPurchaseOn?: string | null;
  @Prop({ kind: 'day', nullable: true }) lastPurchaseOn?: string | null;
  @Prop({ kind: 'int', description: 'Receipts with at least one sale, ever.' }) visits!: number;
  @Prop({ kind: 'int' }) visits30!: number;
  @Prop({ kind: 'int' }) visits90!: number;
  @Prop({ kind: 'int' }) visits180!: number;
  @Prop({ kind: 'int' }) visits365!: number;
  @Prop({ kind: 'money', description: 'Sales, before returns, ever.' }) spend!: string;
  @Prop({ kind: 'money' }) spend30!: string;
  @Prop({ kind: 'money' }) spend90!: string;
  @Prop({ kind: 'money' }) spend180!: string;
  @Prop({ kind: 'money' }) spend365!: string;
  @Prop({ kind: 'money', description: 'Sales less returns, ever.' }) netSpend!: string;
  @Prop({ kind: 'money', description: 'Value of returns, ever, as a positive amount.' }) returned!: string;
  @Prop({ kind: 'money', nullable: true, description: 'Mean value of a receipt with sales (spend ÷ visits).' }) meanBasket?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'Mean visits a week over the last 90 days (A-25).' }) visitsPerWeek?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'returned ÷ spend.' }) returnRate?: string | null;
  @Prop({ kind: 'decimal', nullable: true, description: 'Mean days between two visits.' }) daysBetween?: string | null;
  @Prop({ kind: 'int', description: 'Identified visits as contacts in the last 12 months (A-35); service contacts are counted apart, where tickets are.' }) contacts365!: number;
  @Prop({ kind: 'day', description: 'Business day up to which the windows are rolled.' }) rolledOn!: string;
  @Prop({ kind: 'instant' }) updatedAt!: string;
}
