// What a person is told: one row a matter in both languages, with a link; and when she wants to be left alone.
import { Noun, Prop, Row } from '../base.ts';

@Noun('Notification', {
  table: 'notifications', read: 'platform:read-own-events', defaultSort: { prop: 'toldAt', order: 'DESC' },
  description: 'Something that a person was told. What is told again about the same matter is counted, not doubled.',
})
export class Notification extends Row {
  @Prop({ kind: 'id', of: 'User' }) userId!: string;
  @Prop({ kind: 'text', description: 'What it is about: one row a person and matter.' }) matter!: string;
  @Prop({ kind: 'text', facet: true }) kind!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleZh!: string;
  @Prop({ kind: 'text', filter: false, sort: false }) titleEn!: string;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) bodyZh?: string | null;
  @Prop({ kind: 'text', nullable: true, filter: false, sort: false }) bodyEn?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Name of the noun that it leads to.' }) resource?: string | null;
  @Prop({ kind: 'text', nullable: true, description: 'Wire id of the row that it leads to.' }) resourceId?: string | null;
  @Prop({ kind: 'int', fallback: '1', description: 'How often it was told, or how many are gathered in a digest.' }) count!: number;
  @Prop({ kind: 'json', fallback: "'[]'", description: 'Of a digest, the first fifty: [{ zh, en, resource, id }].' }) items!: unknown;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'Gathers many in one.' }) isDigest!: boolean;
  @Prop({ kind: 'instant' }) toldAt!: string;
  @Prop({ kind: 'instant', nullable: true }) readAt?: string | null;
  /** Goes out by mail as well; and the mail that took it along. */
  @Prop({ kind: 'boolean', hidden: true, fallback: 'false' }) isMailed!: boolean;
  @Prop({ kind: 'id', hidden: true, nullable: true }) mailId?: string | null;
}

@Noun('NotificationSetting', {
  table: 'notification_settings', read: 'platform:read-own-events', roots: { many: 'notificationSettings', one: 'notificationSetting' },
  description: 'How a person wants to be told; none: mails, but not between 22:00 and 08:00.',
})
export class NotificationSetting extends Row {
  @Prop({ kind: 'id', of: 'User' }) userId!: string;
  @Prop({ kind: 'boolean', fallback: 'true' }) isMailOn!: boolean;
  @Prop({ kind: 'text', fallback: "'22:00'", description: 'HH:MM in the zone of the person’s store; the same as quietTo: never quiet.' }) quietFrom!: string;
  @Prop({ kind: 'text', fallback: "'08:00'" }) quietTo!: string;
}
