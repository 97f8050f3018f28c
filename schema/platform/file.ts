// Files that people and channels send in: what they are by their own bytes, whose they are, and what they hang on.
import { registerEnumType } from 'type-graphql';
import { Noun, Prop, Row } from '../base.ts';

export enum FileKind { PICTURE = 'PICTURE', PDF = 'PDF', VIDEO = 'VIDEO' }
registerEnumType(FileKind, { name: 'FileKind', description: 'By the bytes, never by the name.' });

@Noun('StoredFile', {
  table: 'stored_files', read: 'platform:read-own-events', defaultSort: { prop: 'createdAt', order: 'DESC' },
  description: 'A file as it was sent in, by whoever sent it. What it hangs on shows it to others.',
})
export class StoredFile extends Row {
  @Prop({ kind: 'id', of: 'User', nullable: true, description: 'Who sent it; none: a channel did.' }) uploaderId?: string | null;
  @Prop({ kind: 'text', filter: false, sort: false, description: 'As the sender named it.' }) name!: string;
  @Prop({ kind: 'enum', enum: FileKind, facet: true }) fileKind!: FileKind;
  @Prop({ kind: 'text', description: 'As it is served: image/jpeg and the like.' }) mediaType!: string;
  @Prop({ kind: 'int', description: 'Size as it is served, in bytes.' }) bytes!: number;
  @Prop({ kind: 'int', nullable: true, description: 'In pixels, as it is served.' }) width?: number | null;
  @Prop({ kind: 'int', nullable: true }) height?: number | null;
  @Prop({ kind: 'text', description: 'SHA-256 of the bytes as they were sent: the same photo twice is known by it.' }) sha256!: string;
  @Prop({ kind: 'boolean', fallback: 'false', description: 'It hangs on a row; what hangs on none is removed after a day.' }) isAttached!: boolean;
  /** The row it hangs on: noun, and key without its customer. */
  @Prop({ kind: 'text', hidden: true, nullable: true }) resource?: string | null;
  @Prop({ kind: 'text', hidden: true, nullable: true }) resourceKey?: string | null;
  /** Where its served bytes, its small picture and its bytes as sent lie; the last is never served. */
  @Prop({ kind: 'text', hidden: true }) storedAs!: string;
  @Prop({ kind: 'text', hidden: true, nullable: true }) thumbnailAs?: string | null;
  @Prop({ kind: 'text', hidden: true }) sealedAs!: string;
}
